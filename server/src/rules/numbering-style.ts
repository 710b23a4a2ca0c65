import { blockFact } from '../report/block';
import { type MarkVariant, variantOf } from '../report/markForm';
import { readMark } from '../report/marks';
import { markSpan, type NumberedItem, writtenMark } from '../report/numberedItems';
import { numberingOf } from '../report/numbering';
import type { Report } from '../report/report';
import { numberingKeyOf } from '../report/structuralKey';
import type { Add, Edit, Fix, Rule } from './rule';

interface Odd {
  readonly item: NumberedItem;
  readonly variant: MarkVariant;
}

/** From this many on, an oddity is reported once. */
const FREQUENT = 4;
/** Other places shown with a finding; more would only hide the first ones. */
const RELATED_LIMIT = 10;

export const numberingStyle: Rule = {
  id: 'numbering-style',
  title: '序号写法不规范',
  titleEnglish: 'Form of numbers',
  group: '序号',
  severity: 'information',
  force: '国标',
  source: 'GB/T 9704—2012 第7.3.3条；GB/T 15834—2011 附录B.3',
  reads: { block: numberingKeyOf },
  checkReport(report, _context, add) {
    for (const [, marks] of marksByLevel(report)) {
      const odd = new Map<string, Odd[]>();
      for (const item of marks) {
        const variant = item.mark ? variantOfMark(item.placed.block) : unmarked(item);
        if (!variant) continue;
        const known = odd.get(variant.kind);
        if (known) known.push({ item, variant });
        else odd.set(variant.kind, [{ item, variant }]);
      }
      for (const [kind, all] of odd) {
        // 1． is how many offices print 1.; only both in one report are a fault.
        if (kind === '．' && all.length === marks.length) continue;
        const isHabit = all.length > 1 && (all.length * 2 >= marks.length || all.length >= FREQUENT);
        for (const group of isHabit ? [all] : all.map((each) => [each])) addFinding(report, group, add);
      }
    }
  },
};

/** The marks of the report by level; numerals without a mark are among them when the sequence needs them. */
function marksByLevel(report: Report): Map<number, NumberedItem[]> {
  const levels = new Map<number, NumberedItem[]>();
  for (const count of numberingOf(report)) {
    const items = count.items.filter((item, index) => item.mark || count.corrected[index] === item.value);
    const known = levels.get(count.level);
    if (known) for (const item of items) known.push(item);
    else levels.set(count.level, items);
  }
  return levels;
}

/** How the mark that a block begins with differs from the usual form. */
const variantOfMark = blockFact(({ mark, prose }): MarkVariant | undefined =>
  mark ? variantOf(prose.text.slice(mark.span.start, mark.span.end), mark) : undefined,
);

function unmarked(item: NumberedItem): MarkVariant | undefined {
  const written = writtenMark(item);
  const numeral = /^(?:[0-9０-９]+|[一二三四五六七八九十]+)/.exec(written)?.[0] ?? '';
  if (numeral === '' || /[.．、]$/.test(written)) return undefined;
  const regular = `${numeral}${/^[0-9０-９]/.test(numeral) ? '.' : '、'}`;
  return { kind: 'unmarked', regular, reason: `序号“${item.value}”后缺少标点` };
}

function addFinding(report: Report, group: readonly Odd[], add: Add): void {
  const [first] = group;
  if (!first) return;
  const place = ({ item }: Odd) => markSpan(report, item);
  const written = report.slice(place(first));
  const often = group.length > 1 ? `（全文共${group.length}处）` : '';
  add({
    span: place(first),
    message: `“${written}”应写作“${first.variant.regular}”：${first.variant.reason}${often}。`,
    related: group.slice(1, 1 + RELATED_LIMIT).map((odd) => ({ message: '同样的写法', span: place(odd) })),
    fixes: fixesOf(report, group),
    data: { count: group.length },
  });
}

function fixesOf(report: Report, group: readonly Odd[]): Fix[] {
  const edits: Edit[] = [];
  for (const { item, variant } of group) {
    const { prose } = item.placed.block;
    const { start, end } = item.span;
    const next = item.mark?.level === 0 && item.mark.contentStart === end ? '　' : '';
    // 1、5G基站 must not become 1.5G基站.
    const after = variant.regular + prose.text.slice(end, end + 60);
    if (!prose.isVerbatim(start, end) || (item.mark && readMark(after, 0)?.value !== item.value)) continue;
    edits.push({ span: report.proseSpan(item.placed, start, end), newText: variant.regular + next });
  }
  const [first] = group;
  if (!first || edits.length === 0) return [];
  const title = edits.length > 1 ? `全文${edits.length}处都改为规范写法` : `改为“${first.variant.regular}”`;
  return [{ title, safe: true, edits }];
}
