import type { Fact, FactSheet } from '../../knowledge/factSheet';
import { intersects } from '../../text/interval';
import { fold } from '../../text/script';
import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import { scanFigures } from '../figures/scan';
import { sameBase } from '../figures/units';
import { periodOf, readPeriod } from '../period';
import type { Report } from '../report';
import { type FigureEntry, figureEntriesOf } from './figureEntries';

/** A figure of the draft that the fact sheet states as well. */
export interface FactMatch {
  readonly entry: FigureEntry;
  readonly fact: Fact;
  /** The sheet's value as a figure. */
  readonly figure: Figure;
  readonly agrees: boolean;
}

/** Words that say how a figure changed but not of what, so that two of them need not be the same quantity. */
export const CHANGE_ONLY =
  /^(?:同比|环比|较|比|上年|去年|同期|分别|平均|实际|年均)*(?:增长|增加|增多|减少|下降|提高|提升|上升|降低|占比|占|增幅|降幅|扩大|缩小|达标率|完成率|比例|比重)?了?$/;

/** 全县共有 before 在校学生 narrows nothing: the sheet is of the same body as the draft. */
const WHOLE =
  /^(?:截至目前|目前)?(?:全|我|本)(?:省|市|州|县|区|镇|乡|村|校|局|院|系统|街道)(?:共有|共计|共|现有|已有|已)?/;
/** Words before a figure with which it is no statement of the year's value: a base, a target, a part of one place. */
const OTHER_VALUE = /[由从自比较]$|计划|目标|力争|预计|原有|剩余|同比|其余|新增$/;
/** Words that lead from a total to its parts. */
const TO_PARTS = ['其中', '包括', '分别', '含'];
const OTHER_BODY = /[镇乡村校院局司厂区县市][，,：:]/;

/** The figures of a report that the sheet states, in the order of the text, whether they agree or not. */
export function factMatches(report: Report, sheet: FactSheet): readonly FactMatch[] {
  const known = factsByName(sheet);
  if (known.size === 0) return [];
  const entries = new Map(figureEntriesOf(report).map((entry) => [entry.figure, entry]));
  const own = periodOf(report)?.years.at(-1);
  const matches: FactMatch[] = [];
  for (const { block } of report.blocks) {
    for (const sentence of figuresOf(block).sentences) {
      let total: Figure | undefined;
      for (const [index, figure] of sentence.figures.entries()) {
        const entry = entries.get(figure);
        const found = entry && findFact(known.get(agreedName(entry.subject)) ?? [], entry, own);
        if (!entry || !found) continue;
        const before = sentence.slice(sentence.start, figure.span.start);
        const agrees = intersects(found.figure.value, figure.value);
        // Parts are those of the whole county only if the total directly before them is; in brackets nobody knows.
        const part = Math.max(...TO_PARTS.map((word) => before.lastIndexOf(word)));
        const isPart =
          part >= 0 && sentence.figures.findLast(({ span }) => span.end <= sentence.start + part) !== total;
        const isOther =
          isPart || sentence.bracket(index) >= 0 || OTHER_VALUE.test(sentence.lead(index)) || OTHER_BODY.test(before);
        if (agrees && part < 0) total = figure;
        if (agrees || !isOther) matches.push({ entry, ...found, agrees });
      }
    }
  }
  return matches;
}

/** The value of a fact as a figure; undefined where its unit is not known. */
function factFigure({ value, unit }: Fact): Figure | undefined {
  const text = fold(`${value}${unit === '％' ? '%' : unit}`).replace(/\s/g, '');
  const [only, ...more] = scanFigures(text).figures;
  return only && more.length === 0 && only.span.start === 0 && only.span.end === text.length ? only : undefined;
}

interface Known {
  readonly fact: Fact;
  readonly figure: Figure;
}

function factsByName({ facts }: FactSheet): Map<string, Known[]> {
  const known = new Map<string, Known[]>();
  for (const fact of facts) {
    const figure = factFigure(fact);
    const name = agreedName(fact.name);
    if (!figure || name.length < 2 || CHANGE_ONLY.test(name)) continue;
    known.set(name, [...(known.get(name) ?? []), { fact, figure }]);
  }
  return known;
}

/** A subject without the words that say no more than that it is of the whole body: 在校学生 for 全县共有在校学生. */
export function agreedName(subject: string): string {
  return subject.replace(/\s/g, '').replace(WHOLE, '');
}

/** The one fact about the same unit and period; undefined where there is none, or where several could be meant. */
function findFact(
  facts: readonly Known[],
  { figure, period }: FigureEntry,
  own: number | undefined,
): Known | undefined {
  const candidates = facts.filter(
    (each) =>
      sameBase(each.figure.unit, figure.unit) &&
      each.figure.unit.dimension === figure.unit.dimension &&
      samePeriod(each.fact.period, period, own),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** A period that is not stated is the year the report is about. */
function samePeriod(stated: string, found: string, own: number | undefined): boolean {
  const one = periodOrOwn(stated, own);
  const two = periodOrOwn(found, own);
  if (one === '' || two === '') return true;
  return one === two;
}

function periodOrOwn(text: string, own: number | undefined): string {
  if (text === '') return own === undefined ? '' : JSON.stringify([own, 1, own, 12]);
  const period = readPeriod(text);
  if (!period) return text;
  return JSON.stringify([period.start.year, period.start.month, period.end.year, period.end.month]);
}
