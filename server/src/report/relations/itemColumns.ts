import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameBase, sameKind } from '../figures/units';
import { changeClause } from './changeClauses';

/** The figures of one kind in the items of a list, as indexes: 满分30分，得28分 in every item makes two columns. */
export interface ItemColumns {
  readonly columns: readonly (readonly number[])[];
  /** Whether some items have more figures than others, so that only their first ones can be compared. */
  readonly mixed: boolean;
}

/** Words for what was to be reached, as against what was. */
const PLANNED = /满分|权重|标准分|总分|分值|应|计划|目标|任务|预算|核定|下达|需|上年|去年|同期|年初|原/;

/** Figures of the total's kind in every item; undefined where an item has none that can be a part. */
export function columnsOfItems(sentence: Sentence, items: readonly Span[], total: Figure): ItemColumns | undefined {
  const alike = items.map((item) => figuresIn(sentence, item, ({ unit }) => sameKind(unit, total.unit)));
  // 9件，新增学位1200个: where every item counts in the unit of the total, other things are not meant.
  const inUnit = items.map((item) => figuresIn(sentence, item, ({ unit }) => sameBase(unit, total.unit)));
  const rows: number[][] = [];
  let mixed = false;
  for (const own of inUnit.every(({ length }) => length > 0) ? inUnit : alike) {
    const [first, second] = own;
    if (first === undefined || changeClause(sentence, first) || sentence.bracket(first) >= 0) return undefined;
    const isDetail = (index: number) => sentence.bracket(index) >= 0 || /其中/.test(sentence.gap(index));
    if (second !== undefined && !isDetail(second)) mixed = true;
    const detail = own.findIndex((index, at) => at > 0 && isDetail(index));
    rows.push(detail < 0 ? own : own.slice(0, detail));
  }
  const width = rows[0]?.length ?? 0;
  const isTable = mixed && width > 1 && width <= 3 && rows.every((row) => row.length === width);
  const columns = rows[0]?.map((_, place) => rows.map((row) => row[place] ?? 0)) ?? [];
  const areNamed = columns.every((column) => nameOf(sentence, column) !== '');
  return isTable && areNamed ? { columns, mixed: false } : { columns: columns.slice(0, 1), mixed };
}

function figuresIn(sentence: Sentence, item: Span, isMeant: (figure: Figure) => boolean): number[] {
  return sentence.figures.flatMap((figure, index) => {
    const isInside = figure.span.start >= item.start && figure.span.start < item.end;
    return isInside && figure.hedge !== 'range' && isMeant(figure) ? [index] : [];
  });
}

/** The words that all figures of a column end with before them: 得, 实缴. */
function nameOf(sentence: Sentence, column: readonly number[]): string {
  const [first = '', ...others] = column.map((index) => sentence.lead(index).replace(/[为是达了到]{1,3}$/, ''));
  let length = 0;
  while (length < first.length && others.every((other) => other.at(-1 - length) === first.at(-1 - length))) length++;
  return length === 0 ? '' : first.slice(-length);
}

/** The column a total is of: the only one that is planned, or is not, as the total is, else the one whose name it has. */
export function chooseColumn(
  sentence: Sentence,
  columns: readonly (readonly number[])[],
  lead: string,
): readonly number[] | undefined {
  const isPlanned = PLANNED.test(lead.replace(/总分/, ''));
  const alike = columns.filter((column) => PLANNED.test(nameOf(sentence, column)) === isPlanned);
  if (alike.length === 1) return alike[0];
  const named = columns.filter((column) => lead.includes(nameOf(sentence, column).slice(-2)));
  return named.length === 1 ? named[0] : undefined;
}
