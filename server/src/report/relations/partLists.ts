import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAddable, isAmount, sameKind } from '../figures/units';
import { isOverlap } from './overlaps';

/** Words in a part's label that begin something new. */
const NEW_TOPIC =
  /同比|环比|比上|较上|比去|较去|比20|较20|上年(?!结[转余存]|滚存)|去年(?!结[转余存])|增长|下降|提高|降低|人均|户均|生均|平均|每[人户年月校村生]|占(?![道用压])|(?<![降减费税])率(?!先)|合计|共计|总计|总共|累计|目标|计划|预计|^共|^[还尚仍][差缺欠]|达到(?![^，,；;]{1,8}(?:标准|要求|等级|等次)的?$)|超过|均为|均在|完成率|名列|排名|^总?负债(?:总[额计])?$|净资产|所有者权益/;
/** What is only planned may still be a part: 2023年计划完成7750万元. */
const PLANNED = /计划|预计|目标/;

/** Figures that a list tells as parts of a total; places are indexes into the sentence's figures. */
export interface Parts {
  readonly indexes: readonly number[];
  readonly labels: readonly string[];
  /** Whether figures of other kinds stand between the parts, so that the list may hide something. */
  readonly mixed: boolean;
}

/** Whether the figure may be a total or one of its parts. */
export function isTotalLike({ unit, hedge }: Figure): boolean {
  return isAddable(unit) && hedge !== 'range';
}

/** Words with which a list goes on behind a heavier mark than before: 、A12件，另有8件为其他. */
const ALSO = /^(?:和|与|及|以及|其余|其他|其它|剩余|余下|另外|另有?|还有|此外|加上)/;

/** No report lists more parts of one total in a sentence; the limit keeps hostile text cheap. */
const PARTS_LIMIT = 24;

/**
 * The parts from `first` on: figures of the total's kind, in one bracket level, joined by like marks. `known` is the
 * heaviest of these marks where it is known beforehand.
 */
export function collectParts(sentence: Sentence, first: number, total: Figure, bracket: number, known = ''): Parts {
  const indexes: number[] = [];
  const labels: string[] = [];
  /** For each part the units of the figures behind it that count something else. */
  const beside: string[][] = [];
  let isMultiple = false;
  let mark = known;
  let isDetail = false;
  for (let index = first; index < sentence.figures.length; index++) {
    const figure = sentence.figures[index];
    if (!figure) break;
    const level = sentence.bracket(index);
    if (level !== bracket) {
      if (level > bracket) continue;
      break;
    }
    const lead = sentence.lead(index);
    // 小学84所，其中完全小学52所；初中28所: behind 其中 or a colon come details of one part, up to the next semicolon.
    isDetail =
      (isDetail && !/[；;]/.test(sentence.gap(index))) ||
      (indexes.length > 0 && opensDetails(sentence, index, bracket));
    if (isDetail) {
      mark = '；';
      continue;
    }
    const label = labelOf(sentence, index);
    if (!sameKind(total.unit, figure.unit)) {
      if (figure.unit.dimension === 'percent' && /^(?:占|约占)?[^，]{0,6}$/.test(label)) continue;
      if (!isAmount(figure.unit.dimension) || indexes.length === 0) break;
      if (!isLabelCount(sentence, index)) beside[beside.length - 1]?.push(figure.unit.name);
      continue;
    }
    if (figure.hedge === 'range' || (indexes.length > 0 && isOverlap(sentence, index))) break;
    if (labels.some((other) => isPartOf(label, other))) {
      isDetail = true;
      continue;
    }
    // 特教学校和职业学校各1所 is more than one part.
    if (/各有?$/.test(label)) isMultiple = true;
    if (beginsAnew(label, labels)) {
      if (indexes.length > 0 && PLANNED.test(label)) isMultiple = true;
      break;
    }
    if (indexes.length > 0) {
      const joint = separatorBefore(sentence, index, lead);
      if (mark === '') mark = joint;
      else if (weight(joint) > weight(mark) && !ALSO.test(lead)) break;
    }
    if (indexes.length >= PARTS_LIMIT) break;
    indexes.push(index);
    beside.push([]);
    labels.push(label);
  }
  return { indexes, labels, mixed: isMultiple || isIrregular(beside) };
}

/** What the words before a figure call it, without what joins it to the list. */
function labelOf(sentence: Sentence, index: number): string {
  const lead = sentence.lead(index);
  // 村小中不足百人的31所 is named by what stands before 不足百人.
  const name = lead.startsWith('的') ? sentence.lead(index - 1) + lead : lead;
  return name.replace(/^.*其中[：:]?/, '').replace(/^(?:和|与|及|以及|还有)/, '');
}

/** 村小52所，村小中不足百人的31所: a part of a part. */
function isPartOf(label: string, other: string): boolean {
  const next = label.charAt(other.length);
  return other.length >= 2 && label.startsWith(other) && next !== '' && '中里内'.includes(next);
}

/** Whether the words of a figure begin something new; of the first part 累计 and 共 may be told as well. */
function beginsAnew(label: string, labels: readonly string[]): boolean {
  if (labels.length === 0) return NEW_TOPIC.test(label.replace(/累计/, '')) && !/共$/.test(label);
  return NEW_TOPIC.test(label) && !isFurtherYear(label, labels);
}

/** Whether a figure begins the details of the part before it in a list whose parts are set off by semicolons. */
function opensDetails(sentence: Sentence, index: number, bracket: number): boolean {
  const gap = sentence.gap(index);
  if (/[；;]/.test(gap) || !(/^[，,]?其中/.test(gap) || /^[：:]/.test(gap))) return false;
  for (let at = index + 1; at < sentence.figures.length && sentence.bracket(at) >= bracket; at++) {
    if (sentence.bracket(at) === bracket && /[；;]/.test(sentence.gap(at))) return true;
  }
  return false;
}

/** 线上18场，提供岗位1.2万个；线下28场，提供岗位2.1万个: what stands beside every part alike hides no part. */
function isIrregular(beside: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = beside.slice(0, -1);
  const key = first.join();
  const last = beside[beside.length - 1] ?? [];
  if (others.some((units) => units.join() !== key)) return true;
  return key !== '' && last.length > 0 && last[0] !== first[0];
}

/** 2021年完成…，2022年完成…，2023年计划完成…: the plan for the next year is a part like the others. */
function isFurtherYear(label: string, labels: readonly string[]): boolean {
  return /^20\d\d年(?:计划|预计)/.test(label) && labels.every((known) => /20\d\d年/.test(known));
}

/** 三类 in 三类监测户637户 belongs to the name of what the next figure counts. */
export function isLabelCount(sentence: Sentence, index: number): boolean {
  const figure = sentence.figures[index];
  const next = sentence.figures[index + 1];
  if (!figure?.chinese || figure.unit.dimension !== 'count' || figure.exponent > 0 || !next || next.chinese)
    return false;
  return /^[\u4e00-\u9fff]{1,8}$/.test(sentence.gap(index + 1));
}

/** The mark between a figure and the one before it. */
function separatorBefore(sentence: Sentence, index: number, lead: string): string {
  if (/^(?:和|与|及|以及)/.test(lead) && sentence.leadStart(index) === sentence.figures[index - 1]?.span.end)
    return '、';
  // Brackets may stand between: 158名（街道）， still is a comma.
  return /[，,；;、]/.exec(sentence.gap(index))?.[0] ?? '、';
}

function weight(mark: string): number {
  if (/[；;]/.test(mark)) return 3;
  return /[，,]/.test(mark) ? 2 : 1;
}
