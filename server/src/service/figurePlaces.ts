import type { Figure } from '../report/figures/figure';
import { scanFigures } from '../report/figures/scan';
import { CHANGE_ONLY } from '../report/relations/facts';
import { type FigureEntry, figureEntriesOf } from '../report/relations/figureEntries';
import { isWritable, numberSpan, writeNumber } from '../report/relations/figureWriting';
import type { Report } from '../report/report';
import type { Edit } from '../rules/rule';
import { fold } from '../text/script';
import type { Span } from '../text/span';
import { figureAt } from './figureHover';

/** Why a figure cannot be renamed, in words for the writer. */
export interface RenameProblem {
  readonly problem: string;
}

/** What is renamed: the number without 约, 余 and unit. */
export interface RenameTarget {
  readonly span: Span;
  readonly text: string;
}

/** All places of the figure at an offset, in the order of the text; none where there is no figure. */
export function placesOfFigure(report: Report, offset: number): readonly FigureEntry[] {
  const here = figureAt(report, offset);
  return here ? figureEntriesOf(report).filter((entry) => entry === here || isSameQuantity(entry, here)) : [];
}

/**
 * Whether two figures state the same quantity: subject words, unit, period and value. A subject may carry more words
 * in front (全县新建校舍 and 新建校舍) where the value has so many digits that it cannot be the same by chance.
 */
function isSameQuantity(one: FigureEntry, two: FigureEntry): boolean {
  const [a, b] = [one.figure, two.figure];
  if (a.unit.base !== b.unit.base || a.unit.dimension !== b.unit.dimension || one.period !== two.period) return false;
  if (!a.nominal.eq(b.nominal) || a.upperDigits !== b.upperDigits) return false;
  const [short, long] =
    one.subject.length < two.subject.length ? [one.subject, two.subject] : [two.subject, one.subject];
  if (one.row !== undefined || two.row !== undefined) return isSameInTable(one, two);
  if (short.length < 2 || CHANGE_ONLY.test(short)) return false;
  if (short === long) return true;
  return long.endsWith(short) && significantDigits(a) >= 3;
}

/**
 * Whether a number of a table is the other one: its row, or for a total its column, is named in the words of the other,
 * and the value has so many digits that it cannot be the same by chance.
 */
function isSameInTable(one: FigureEntry, two: FigureEntry): boolean {
  if (significantDigits(one.figure) < 3 || one.figure.unit.name === '') return false;
  const [cell, other] = one.row !== undefined ? [one, two] : [two, one];
  if (other.row !== undefined) return cell.row === other.row && cell.subject === other.subject;
  const name = cell.row === '' ? cell.subject : (cell.row ?? '');
  return (
    name.length >= 2 && (other.subject.includes(name) || name.includes(other.subject)) && other.subject.length >= 2
  );
}

function significantDigits(figure: Figure): number {
  return figure.digits.replace('.', '').replace(/^0+|(?<!0)0+$/g, '').length;
}

/** The number at an offset, or why it cannot be renamed; undefined where no figure stands. */
export function renameTarget(report: Report, offset: number): RenameTarget | RenameProblem | undefined {
  const entry = figureAt(report, offset);
  if (!entry) return undefined;
  const place = numberSpan(report, entry);
  if (!place) return { problem: `“${entry.text}”不是可以统一改写的数字。` };
  return { span: place, text: report.slice(place) };
}

/**
 * The edits that give the figure at an offset a new value everywhere it is the same quantity, each place in its own
 * way of writing: with 万 or 亿, thousands separators, full-width digits or Chinese numerals as it stands there.
 */
export function renameFigure(report: Report, offset: number, newName: string): readonly Edit[] | RenameProblem {
  const here = figureAt(report, offset);
  if (!here || !numberSpan(report, here)) return { problem: '这里没有可以统一改写的数据。' };
  const typed = readTyped(newName, here.figure);
  if (!typed) return { problem: `“${newName}”不是数字。请写数字，例如 1260、1.26万，单位不变。` };
  const edits: Edit[] = [];
  for (const entry of placesOfFigure(report, offset)) {
    const span = numberSpan(report, entry);
    if (!span) continue;
    const newText = writeNumber(typed, entry.figure, report.slice(span), report.script);
    if (newText === undefined) {
      const { line } = report.lines.positionAt(span.start);
      return { problem: `第${line + 1}行的“${entry.text}”写不成这个数，请逐处修改。` };
    }
    if (newText !== report.slice(span)) edits.push({ span, newText });
  }
  return edits;
}

/** The number the writer typed, with the unit of the old one unless a unit was typed as well; undefined for no number. */
function readTyped(newName: string, old: Figure): Figure | undefined {
  const text = fold(newName).trim();
  const unit = old.unit.dimension === 'rank' ? '位' : old.unit.name;
  const lead = old.unit.dimension === 'rank' ? '第' : '';
  for (const candidate of [text, `${lead}${text}${unit}`, `百分之${text}`]) {
    const [only, ...more] = scanFigures(candidate).figures;
    if (!only || more.length > 0 || only.span.start !== 0 || only.span.end !== candidate.length) continue;
    if (only.unit.base === old.unit.base && isWritable(only) && only.hedge === 'none') return only;
  }
  return undefined;
}
