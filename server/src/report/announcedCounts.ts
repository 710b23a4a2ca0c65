import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { numeralLike } from './markText';
import type { NumberedItem } from './numberedItems';
import type { NumberedCount } from './numbering';
import type { TextEdit } from './numberingEdits';
import { isProseBlock, type Report } from './report';

const ANNOUNCEMENT =
  /([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:个方面|大方面|方面|个问题|项工作|项任务|项措施|件事|件实事|点意见|点建议|点要求|个部分|部分内容)/g;

/**
 * The counts that announce a sequence (“重点抓好五个方面的工作”) and move along when its last number changes. Only
 * the paragraph right above the first item announces it, and only if it names the last number that was written.
 */
export function announcedCounts(report: Report, count: NumberedCount): TextEdit[] {
  const edits: TextEdit[] = [];
  let start = 0;
  for (let index = 1; index <= count.items.length; index++) {
    if (index < count.items.length && count.items[index]?.restart !== 'free') continue;
    const last = count.items[index - 1];
    const total = count.corrected[index - 1];
    const first = count.items[start];
    if (first && last && total !== undefined && count.corrected[start] === 1 && total !== last.value) {
      edits.push(...announcementEdits(report, first, last.value, total));
    }
    start = index;
  }
  return edits;
}

function announcementEdits(report: Report, first: NumberedItem, announced: number, total: number): TextEdit[] {
  for (let index = first.index - 1; index >= Math.max(0, first.index - 2); index--) {
    const placed = report.blocks[index];
    if (!placed || !isProseBlock(placed.block)) continue;
    const { prose } = placed.block;
    for (const match of prose.folded.matchAll(ANNOUNCEMENT)) {
      const numeral = match[1] ?? '';
      const value = /^[0-9０-９]/.test(numeral) ? Number(toHalfWidthDigits(numeral)) : parseChineseInteger(numeral);
      const newText = numeralLike(numeral, total);
      const end = match.index + numeral.length;
      if (value !== announced || newText === undefined || !prose.isVerbatim(match.index, end)) continue;
      return [{ span: report.proseSpan(placed, match.index, end), newText }];
    }
    // Two paragraphs up only across a heading; the words of another section announce nothing here.
    if (!placed.block.mark) break;
  }
  return [];
}
