import { decimal } from '../../text/decimal';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { BlockFigures } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** Ranges whose first number is the greater: 30%～20%, 55—25周岁. Spans of time and ages take part here as well. */
export function findBackwardRanges(text: string, { figures }: BlockFigures): Relation[] {
  const relations: Relation[] = [];
  for (const figure of figures) {
    const upper = figure.hedge === 'range' && !figure.chinese ? figure.upperDigits : undefined;
    if (upper === undefined || decimal(upper).gte(decimal(figure.digits)) || isNoRange(text, figure, upper)) continue;
    const written = text.slice(figure.digitSpan.start, figure.span.end);
    relations.push(limitRelation([figure], figure, `范围“${written}”前大后小`, '请把较小的数写在前面，或核对两个数'));
  }
  return relations;
}

/** What may be had on top of full marks. */
const EXTRA = /加分|附加|奖励分|折[合算]|另计|上浮/;
const FULL_MARKS = /(?:满分|总分值?|总分数)(?:均?为|是|按|共|设)?$/;

/** 三组得分分别为46分、52分: marks of one, and not of several added up. */
function isMarkOfOne(text: string, at: number): boolean {
  const before = /[^，,；;。]{0,24}$/.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  return (
    /(?:得分|成绩|分数|考了?|获)[^，,；;。]{0,12}$/.test(before) && !/总|累计|合计|满分|[超低高]|提|增|降/.test(before)
  );
}

/** 满分100分，得分在83.5分至104分之间: the upper end of a range of marks against full marks, in whatever sentence they are told. */
export function findMarksBeyond(text: string, { figures }: BlockFigures): Relation[] {
  const marks = figures.filter(({ unit, exponent }) => unit.name === '分' && exponent === 0);
  if (marks.length < 2 && !text.includes('百分制')) return [];
  const ranges = marks.filter(({ hedge, upperDigits }) => hedge === 'range' && upperDigits !== undefined);
  const singles = marks.filter(({ hedge, span }) => hedge === 'none' && isMarkOfOne(text, span.start));
  if (ranges.length + singles.length === 0 || EXTRA.test(text)) return [];
  const full = marks.filter(
    ({ span, hedge }) => hedge === 'none' && FULL_MARKS.test(text.slice(Math.max(0, span.start - 8), span.start)),
  );
  const [stated] = full;
  const limit = stated?.nominal ?? (text.includes('百分制') ? decimal(100) : undefined);
  if (!limit || full.some(({ nominal }) => !nominal.eq(limit))) return [];
  return [...ranges, ...singles]
    .filter((mark) => mark !== stated && decimal(mark.upperDigits ?? mark.digits).gt(limit))
    .map((range) => {
      const written = text.slice(range.digitSpan.start, range.span.end);
      return limitRelation(
        stated ? [stated, range] : [range],
        range,
        `“${written}”超过了满分${limit.toFixed()}分`,
        '请核对',
      );
    });
}

/** 2021-25年 is a shortened year, 3-2 a score, 8000—1.2万元 has its 万 for the second number alone. */
function isNoRange(text: string, figure: Figure, upper: string): boolean {
  if (/[-−－负]$/.test(text.slice(0, figure.digitSpan.start))) return true;
  if (figure.unit.base === '年') return figure.digits.length > 2 || upper.length > 2;
  const isScaled = /[千万亿]/.test(text.charAt(figure.digitSpan.end));
  return figure.exponent > 0 && !isScaled && decimal(figure.digits).gte(1000);
}

/** What bounds the figures of its kind, told by the words directly before it. */
type Bound = 'full' | 'highest' | 'lowest' | 'mean' | 'atLeast' | 'atMost';

const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ['full', /(?:满分|总分值?|总分数)(?:均?为|是|按|共)?$/],
  ['highest', /(?:最高|最大|最多|最长|最快|峰值)([^，,；;。]{0,6})$/],
  ['lowest', /(?:最低|最小|最少|最短|最慢|谷值)([^，,；;。]{0,6})$/],
  ['mean', /(?:平均|[人户班校村]均)([^，,；;。]{0,6})$/],
];
const AT_LEAST = /^(?:不少于|不低于|至少|不下于)/;
const AT_MOST = /^(?:不超过|不高于|不多于|至多|最多)/;
/** Characters of which every bound has one, and 百分制. */
const BOUND_SIGNS = clue('满总最峰谷均不至百');
/** Last characters of what turns great into small. */
const MINUS_ENDS = '-−－下负';
/** Each bound with those that must not lie above it. */
const BELOW: Readonly<Record<Bound, readonly Bound[]>> = {
  full: ['highest', 'mean', 'lowest'],
  highest: ['mean', 'lowest'],
  mean: ['lowest'],
  lowest: [],
  atLeast: [],
  atMost: ['atLeast'],
};
const NAMES: Readonly<Record<Bound, string>> = {
  full: '满分',
  highest: '最高',
  lowest: '最低',
  mean: '平均',
  atLeast: '下限',
  atMost: '上限',
};

interface Bounded {
  readonly figure: Figure;
  readonly index: number;
  readonly bound: Bound;
  /** What is highest, lowest or mean: 分 in 最高分. */
  readonly noun: string;
}

/** 满分100分 with a best mark of 106分, 最高 below 平均, 不少于15天且不超过7天. */
export function findLimits(sentence: Sentence): Relation[] {
  if (!sentence.has(BOUND_SIGNS)) return [];
  const relations: Relation[] = [];
  const bounds = boundsOf(sentence);
  const text = sentence.slice(sentence.start, sentence.end);
  // 满分1000分，折合百分制91.25分 counts in two ways.
  if (/百分制/.test(text) && !/满分|折[合算]/.test(text)) {
    const beyond = sentence.figures.find(({ unit, nominal }) => unit.dimension === 'score' && nominal.gt(100));
    if (beyond) return [limitRelation([beyond], beyond, `百分制得分${literal(sentence, beyond)}大于100分`, '请核对')];
  }
  for (const [at, first] of bounds.entries()) {
    for (const second of bounds.slice(at + 1)) {
      const relation = conflict(sentence, first, second);
      if (relation) relations.push(relation);
    }
  }
  return relations.slice(0, 1);
}

/** 不少于, 不超过 right before the digits. */
function limitIn(words: string): Bound | undefined {
  return AT_LEAST.test(words) ? 'atLeast' : AT_MOST.test(words) ? 'atMost' : undefined;
}

function boundsOf(sentence: Sentence): Bounded[] {
  const bounds: Bounded[] = [];
  for (const [index, figure] of sentence.figures.entries()) {
    if (figure.hedge === 'range' || figure.unit.dimension === 'rank') continue;
    // A sign in front turns great into small: -14.6℃, 零下8℃.
    if (
      MINUS_ENDS.includes(sentence.text.charAt(figure.span.start - 1)) &&
      /(?:[-−－]|零下|负)$/.test(sentence.slice(figure.span.start - 2, figure.span.start))
    )
      continue;
    const lead = sentence.lead(index);
    const words = sentence.slice(figure.span.start, figure.digitSpan.start);
    const limit = words === '' ? undefined : limitIn(words);
    if (limit) bounds.push({ figure, index, bound: limit, noun: lead });
    else if (figure.hedge === 'none') {
      for (const [bound, pattern] of BOUNDS) {
        const match = pattern.exec(lead);
        if (!match) continue;
        bounds.push({ figure, index, bound, noun: (match[1] ?? '').replace(/[为是的达约仅只有到]|分别/g, '') });
        break;
      }
    }
  }
  return bounds;
}

function conflict(sentence: Sentence, one: Bounded, other: Bounded): Relation | undefined {
  if (!sameKind(one.figure.unit, other.figure.unit)) return undefined;
  if (/[；;]/.test(sentence.slice(one.figure.span.end, other.figure.span.start))) return undefined;
  const [above, below] = BELOW[one.bound].includes(other.bound) ? [one, other] : [other, one];
  if (!BELOW[above.bound].includes(below.bound) || below.figure.nominal.lte(above.figure.nominal)) return undefined;
  if (!areOfOneThing(above, below, other)) return undefined;
  const [upper, lower] = [literal(sentence, above.figure), literal(sentence, below.figure)];
  const reported = above.bound === 'full' ? below : above.bound === 'atMost' ? other : above;
  const fact = `${NAMES[below.bound]}${lower}大于${NAMES[above.bound]}${upper}`;
  return limitRelation([above.figure, below.figure], reported.figure, fact, '不可能同时成立，请核对');
}

/** Whether two bounds are of one thing: 最高价 and 最低价, but not 最高气温 and 平均降水; `second` is the one behind. */
function areOfOneThing(above: Bounded, below: Bounded, second: Bounded): boolean {
  if (above.bound === 'full') return below.figure.unit.dimension === 'score';
  if (above.bound !== 'atMost') return sameNoun(above.noun, below.noun);
  // 不少于 and 不超过 of one thing stand side by side, the second without a noun of its own.
  return Math.abs(above.index - below.index) === 1 && /^(?:[且并但也又]|最多|最少|一般)?$/.test(second.noun);
}

function sameNoun(a: string, b: string): boolean {
  return a === b || a === '' || b === '' || a.includes(b) || b.includes(a);
}

function limitRelation(figures: readonly Figure[], reported: Figure, fact: string, advice: string): Relation {
  return {
    kind: 'range',
    rule: 'figure-range',
    members: figures.map((figure) => member('数值', figure)),
    span: reported.span,
    computation: fact,
    holds: false,
    message: `${fact}，${advice}。`,
  };
}
