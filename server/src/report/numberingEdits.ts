import type { Span } from '../text/span';
import { readMark } from './marks';
import { numeralLike, numeralSpan } from './markText';
import type { NumberedItem } from './numberedItems';
import type { NumberedCount } from './numbering';
import type { Report } from './report';

/** A replacement in the report's text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The edit that gives an item another number; undefined when its form has no such number or markup is in the way. */
export function numberEdit(report: Report, item: NumberedItem, value: number): TextEdit | undefined {
  const { prose } = item.placed.block;
  const where = item.mark ? numeralSpan(prose.text, item.mark) : item.span;
  const written = prose.text.slice(where.start, where.end);
  const numeral =
    item.mark?.numeral ?? written.replace(/(?<![^0-9０-９一二三四五六七八九十])[^0-9０-９一二三四五六七八九十]+$/, '');
  const end = item.mark ? where.end : where.start + numeral.length;
  const newText = numeralLike(numeral, value);
  if (newText === undefined || !prose.isVerbatim(where.start, end)) return undefined;
  // 1、3月底前 must not become 2、3月底前, which is no number any more.
  const after = prose.text.slice(0, where.start) + newText + prose.text.slice(end, end + 60);
  if (item.mark && readMark(after, item.span.start)?.value !== value) return undefined;
  return { span: report.proseSpan(item.placed, where.start, end), newText };
}

/** The edits that count a sequence through from its item `from` on; undefined when one of them cannot be made. */
export function countThrough(report: Report, count: NumberedCount, from = 0): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (let index = from; index < count.items.length; index++) {
    const item = count.items[index];
    const value = count.corrected[index];
    if (!item || value === undefined || value === item.value) continue;
    const edit = numberEdit(report, item, value);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}
