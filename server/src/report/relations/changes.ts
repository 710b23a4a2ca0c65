import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';

/** Verbs of growth and of decline, longest first; folded. */
export const RISE =
  '增加|增长|成长|扩招|增招|多招|提高|提升|上升|上涨|扩大|扩充|扩增|扩建|增设|增多|增收|增支|增盈|增产|攀升|跃升|回升|上调|拓展|壮大|净增|新增|激增|猛增|增值|延长|增|升|涨|多|翻';
export const FALL =
  '减少|下降|降低|压减|压缩|缩减|缩小|缩短|下滑|回落|压降|精简|削减|核减|下调|减亏|减支|减收|净减|收窄|锐减|骤降|下跌|精减|减|降|跌|少';

/** -1 for a fall, 1 for a rise, 0 where the words do not say. */
export type Direction = -1 | 0 | 1;

/** A change told in a sentence: places are indexes into its figures. */
export interface Change {
  readonly base: number | undefined;
  readonly result: number | undefined;
  /** The change in the unit of base and result. */
  readonly amount: number | undefined;
  readonly amountDirection: Direction;
  /** 新增 counts what came in; what went off may have made the change smaller. */
  readonly amountIsGross: boolean;
  /** The change in percent, or as a multiple. */
  readonly rate: number | undefined;
  readonly rateDirection: Direction;
  /** 是…的3倍: result over base; 增长3倍 is a rate instead. */
  readonly ratio: number | undefined;
  /** Percentage points between two percentages. */
  readonly points: number | undefined;
  readonly pointsDirection: Direction;
  /** Direction of the words between base and result: 增加到, 降至. */
  readonly direction: Direction;
  readonly isYearly: boolean;
}

const BASE = /(?:由|从)[^由从，,；;。]{0,26}$/;
const TO = new RegExp(
  `(?:(${RISE}|前进|进步|进|跃)|(${FALL}|后退|退|滑)|变化?|变动|调整|发展|转|扩展|改|优化)?(?:到|至|为|成|达到?)[^，,；;。到至]{0,14}$`,
);
/** Words that may stand before the verb of a change without naming a new subject. */
const PURE_PREFIX =
  /^[同环比较与相于去上前今本当年月季度末底初期间时的净均累计共总分别实际现名义进一步大幅再又其中和则也都约近0-9内来每平按这之显著明稳持续有所仅只扭亏数量规模额、一二三四五六七八九十两]*$/;
const CHANGE = new RegExp(
  `^(.*?)(?:(${RISE})|(${FALL})|增幅|增速|升幅|涨幅|(降幅|减幅|跌幅))(?:了|额|量|幅度|比例|率|数|幅|速度?)?(?:为|是|达到?|约)?$`,
);
const BASE_TIME = /上年|去年|前年|同期|上一年|年初|期初|上学年|上季|上月|原来|原有|原为|基期/;
const NOW_TIME = /今年|本年|目前|现|当前|年末|年底|本学年|本期|本季|本月/;

/** A change clause: 较上年增长, 降幅, 压减比例. `subject` is what stands before the verb, usually nothing. */
export interface Clause {
  readonly direction: Direction;
  readonly subject: string;
  readonly isYearly: boolean;
}

/** Reads the words before a figure as a change clause, or undefined. */
export function changeClause(sentence: Sentence, index: number): Clause | undefined {
  const lead = sentence.lead(index).replace(/^其中/, '');
  if (lead.length > 24 || /(?:到|至)$/.test(lead)) return undefined;
  const match = CHANGE.exec(lead);
  if (!match) return undefined;
  const prefix = match[1] ?? '';
  const subject = PURE_PREFIX.test(prefix) ? '' : prefix;
  const direction = match[3] !== undefined || match[4] !== undefined ? -1 : 1;
  return { direction, subject, isYearly: /年均|年平均|平均每年|每年/.test(prefix) };
}

/** All changes told in a sentence. */
export function changesOf(sentence: Sentence): Change[] {
  const changes: Change[] = [];
  const { figures } = sentence;
  /** Index behind the last figure that belongs to a change. */
  let done = 0;
  for (let index = 0; index < figures.length; index++) {
    if (index < done) continue;
    const pair = fromTo(sentence, index);
    if (pair) {
      const change = attach(sentence, { base: index, result: pair.result, direction: pair.direction }, pair.result + 1);
      changes.push(change.change.amount === undefined ? withPriorAmount(sentence, change.change) : change.change);
      done = change.next;
      continue;
    }
    const before = toldBeforeResult(sentence, index);
    if (before) {
      changes.push(before);
      done = (before.result ?? index) + 1;
      continue;
    }
    if (index === 0 || !isChangeFigure(sentence, index)) continue;
    const seen = levelsBefore(sentence, index, done);
    if (!seen) continue;
    const change = attach(sentence, seen, index);
    if (change.next === index) continue;
    changes.push(change.change);
    done = change.next;
  }
  return withRateLists(sentence, changes);
}

/** 由14起下降到9起，由5人下降到2人，分别下降35.7%和60%: gives each change its rate. */
function withRateLists(sentence: Sentence, changes: readonly Change[]): Change[] {
  const given = [...changes];
  for (let first = 0; first < sentence.figures.length; first++) {
    if (sentence.figures[first]?.unit.dimension !== 'percent' || !/分别/.test(sentence.lead(first))) continue;
    const clause = changeClause(sentence, first);
    let last = first;
    const joins = (at: number) =>
      sentence.figures[at]?.unit.dimension === 'percent' && /^[、，,和与及\s]{1,2}$/.test(sentence.gap(at));
    while (joins(last + 1)) last++;
    const size = last - first + 1;
    const open = given.filter((change) => change.rate === undefined && (change.result ?? Infinity) < first);
    if (!clause || size < 2 || open.length !== size) continue;
    for (const [at, change] of open.entries()) {
      given[given.indexOf(change)] = { ...change, rate: first + at, rateDirection: clause.direction };
    }
  }
  return given;
}

/** 较去年减少24人，减幅8.3%，总计264人: the level comes last. */
function toldBeforeResult(sentence: Sentence, index: number): Change | undefined {
  const amount = sentence.figures[index];
  const rate = sentence.figures[index + 1];
  const result = sentence.figures[index + 2];
  if (!amount || rate?.unit.dimension !== 'percent' || !result || !sameKind(amount.unit, result.unit)) return undefined;
  const first = changeClause(sentence, index);
  const second = changeClause(sentence, index + 1);
  if (!first || second?.subject !== '' || second.isYearly || !isAmount(amount.unit.dimension)) return undefined;
  if (
    !/^(?:总[计数量额]?|合计|共计?|累计)?(?:达到?|为|增至|升至|降至|减至|增加到|减少到|总计|合计)$/.test(
      sentence.lead(index + 2),
    )
  ) {
    return undefined;
  }
  if (/新增|新建/.test(sentence.lead(index))) return undefined;
  return {
    base: undefined,
    result: index + 2,
    direction: 0,
    amount: index,
    amountDirection: first.direction,
    amountIsGross: false,
    rate: index + 1,
    rateDirection: second.direction,
    ratio: undefined,
    points: undefined,
    pointsDirection: 0,
    isYearly: false,
  };
}

function isChangeFigure(sentence: Sentence, index: number): boolean {
  const clause = changeClause(sentence, index);
  const figure = sentence.figures[index];
  if (clause && clause.subject === '') return true;
  return figure?.unit.dimension === 'multiple' && isRatio(sentence, index);
}

/** 由46个增加到106个: the pair's second index and what the words between say. */
function fromTo(sentence: Sentence, index: number): { result: number; direction: Direction } | undefined {
  const figure = sentence.figures[index];
  const lead = sentence.lead(index);
  if (!figure || !BASE.test(lead) || figure.hedge === 'range') return undefined;
  for (let next = index + 1; next <= index + 2 && next < sentence.figures.length; next++) {
    const result = sentence.figures[next];
    if (!result || sentence.bracket(next) !== sentence.bracket(index)) continue;
    if (!sameKind(figure.unit, result.unit)) return undefined;
    const gap = sentence.slice(figure.span.end, result.span.start);
    if (/[；;。]/.test(gap) || gap.length > 40 || (gap.match(/[，,]/g)?.length ?? 0) > 1) return undefined;
    const match = TO.exec(sentence.lead(next));
    if (!match) return undefined;
    return { result: next, direction: match[1] !== undefined ? 1 : match[2] !== undefined ? -1 : 0 };
  }
  return undefined;
}

interface Levels {
  readonly base?: number;
  readonly result?: number;
  readonly direction: Direction;
}

/** The figures a change clause at `index` speaks of: the level before it, and its base where one is named. */
function levelsBefore(sentence: Sentence, index: number, from: number): Levels | undefined {
  const near = levelIndex(sentence, index - 1, from);
  if (near === undefined) return undefined;
  const figure = sentence.figures[near];
  if (!figure) return undefined;
  const lead = sentence.lead(near);
  const before = previousLevel(sentence, near, from);
  const joined = sentence.tailEnd(near) >= (sentence.figures[index]?.span.start ?? 0);
  // 与上次普查的41.6万人相比减少3.4万人
  const compared = joined && /^[^，,；;。]{0,6}(?:相比|比较)/.test(sentence.gap(index));
  if (compared && before !== undefined) return { base: near, result: before, direction: 0 };
  if (joined && /(?:比|较|是|为|相当于|达到?)[^，,；;。]{0,16}$/.test(lead) && before !== undefined) {
    return { base: near, result: before, direction: 0 };
  }
  if (joined && /[比较]/.test(lead)) return undefined;
  if (
    before !== undefined &&
    /^(?:而|，)?(?:上年|去年|前年)?(?:同期|上年|去年|前年)(?:为|是|仅|只有|的|完成)?$/.test(lead)
  ) {
    return { base: near, result: before, direction: 0 };
  }
  if (sentence.bracket(near) >= 0 && sentence.bracket(index) < 0) {
    return before !== undefined && BASE_TIME.test(lead) && !/含|包括|其中/.test(lead)
      ? { base: near, result: before, direction: 0 }
      : undefined;
  }
  const chained = /环比/.test(sentence.lead(index)) && /季度|月/.test(lead) && /季度|月/.test(sentence.lead(near - 1));
  if (before !== undefined && (chained || namesBase(sentence, before, near)))
    return { base: before, result: near, direction: 0 };
  return { result: near, direction: 0 };
}

/** The nearest figure at or before `index` that tells a level, not a change. */
function levelIndex(sentence: Sentence, index: number, from: number): number | undefined {
  if (index < from) return undefined;
  const clause = changeClause(sentence, index);
  return clause && clause.subject === '' ? undefined : index;
}

function previousLevel(sentence: Sentence, index: number, from: number): number | undefined {
  const figure = sentence.figures[index];
  const before = sentence.figures[index - 1];
  if (!figure || !before || index - 1 < from || !sameKind(figure.unit, before.unit)) return undefined;
  return index - 1;
}

/** Whether two levels side by side are last year's and this year's of the same thing. */
function namesBase(sentence: Sentence, base: number, result: number): boolean {
  const first = sentence.lead(base);
  const second = sentence.lead(result);
  const years = (index: number) => yearIn(sentence, index);
  const earlier = years(base);
  const later = years(result);
  const ordered = earlier !== undefined && later !== undefined && earlier < later;
  const relative = BASE_TIME.test(first) && (NOW_TIME.test(second) || later !== undefined);
  if (!ordered && !relative) return false;
  const subject = second.replace(
    /20\d\d年度?|今年|本年|目前|现在?|当前|年末|年底|同期|上半年|为|是|达到?|实现|完成|增加到|增至|提高到|升至|上升到|则|已|又|的|约/g,
    '',
  );
  return subject === '' || first.includes(subject);
}

/** The last year named in the words before the figure. */
export function yearIn(sentence: Sentence, index: number): number | undefined {
  const figure = sentence.figures[index];
  if (!figure) return undefined;
  const start = sentence.leadStart(index);
  const within = sentence.years.filter((year) => year.span.start >= start && year.span.end <= figure.span.start);
  return within[within.length - 1]?.lastYear;
}

function isRatio(sentence: Sentence, index: number): boolean {
  return /(?:^|[^0-9])(?:是|为|相当于|达到?|等于)[^，,；;。]{0,10}的$|^的$/.test(sentence.lead(index));
}

interface Attached {
  readonly change: Change;
  /** Index of the first figure that no longer belongs to it. */
  readonly next: number;
}

/** Gathers the change clauses from `start` on that speak of the given levels. */
function attach(sentence: Sentence, levels: Levels, start: number): Attached {
  const level = sentence.figures[levels.result ?? levels.base ?? -1];
  const subject = subjectOf(sentence, levels);
  let amount: number | undefined;
  let rate: number | undefined;
  let ratio: number | undefined;
  let points: number | undefined;
  let amountDirection: Direction = 0;
  let rateDirection: Direction = 0;
  let pointsDirection: Direction = 0;
  let isYearly = false;
  let index = start;
  for (; index < sentence.figures.length && index < start + 4; index++) {
    const figure = sentence.figures[index];
    if (!figure || !level) break;
    const { dimension } = figure.unit;
    if (dimension === 'multiple' && isRatio(sentence, index) && ratio === undefined) {
      ratio = index;
      continue;
    }
    const clause = changeClause(sentence, index);
    // 分别增长5%和8% speaks of several changes, one after the other.
    if (/分别/.test(sentence.lead(index))) break;
    if (!clause || (clause.subject !== '' && !speaksOf(clause.subject, subject))) break;
    if (/[；;]/.test(sentence.gap(index)) && index > start) break;
    if (level.unit.dimension === 'rank') break;
    const isRate = dimension === 'percent' || dimension === 'multiple' || dimension === 'doubling';
    if (isRate && rate === undefined) {
      rate = index;
      rateDirection = clause.direction;
      isYearly = clause.isYearly;
    } else if (dimension === 'point' && points === undefined) {
      points = index;
      pointsDirection = clause.direction;
    } else if (isAmount(dimension) && clause.isYearly) {
      // 年均增加11.4家 is no part of the change as a whole.
    } else if (isAmount(dimension) && amount === undefined && sameKind(figure.unit, level.unit)) {
      amount = index;
      amountDirection = clause.direction;
    } else if (dimension === 'score' && level.unit.dimension === 'score' && amount === undefined) {
      amount = index;
      amountDirection = clause.direction;
    } else break;
  }
  let base = levels.base;
  const later = sentence.figures[index];
  if (base === undefined && later && level && sameKind(later.unit, level.unit) && index > start) {
    // …，同比增长14.2%，上年为338万人次 names the base last.
    if (/^[（(]?(?:而|，)?(?:上年|去年|前年)(?:同期)?(?:为|是|仅|只有|的)?$/.test(sentence.lead(index))) base = index++;
  }
  const change: Change = {
    base,
    result: levels.result,
    direction: levels.direction,
    amount,
    amountDirection,
    amountIsGross: amount !== undefined && /新增|新建/.test(sentence.lead(amount)),
    rate,
    rateDirection,
    ratio,
    points,
    pointsDirection,
    isYearly,
  };
  return { change, next: index };
}

function subjectOf(sentence: Sentence, levels: Levels): string {
  const parts: string[] = [];
  for (const index of [levels.base, levels.result]) if (index !== undefined) parts.push(sentence.gap(index));
  return parts.join('');
}

/** Whether the words before a change verb repeat what the levels are about. */
function speaksOf(clauseSubject: string, subject: string): boolean {
  const words = clauseSubject.replace(PURE_WORDS, '');
  return words.length >= 2 && subject.includes(words);
}

const PURE_WORDS = /同比|环比|比上年|较上年|上年|去年|同期|比|较|年均|净|累计/g;

/** Figures of a change by name, for those that need them all. */
export function figureAt(sentence: Sentence, index: number | undefined): Figure | undefined {
  return index === undefined ? undefined : sentence.figures[index];
}

const PRIOR = /(新增|新建|净增|增加|减少|净减|削减|压减)([^，,；;。]{0,14})$/;

/** 年内新增养老床位360张，全县养老床位由4920张增加到5280张: the change told before its base. */
function withPriorAmount(sentence: Sentence, change: Change): Change {
  const at = (change.base ?? 0) - 1;
  const prior = sentence.figures[at];
  const base = figureAt(sentence, change.base);
  if (!prior || !base || !sameKind(prior.unit, base.unit) || prior.hedge === 'range') return change;
  const match = PRIOR.exec(sentence.lead(at));
  const noun = `${match?.[2] ?? ''}${sentence.tail(at)}`.slice(-4);
  const lead = sentence.lead(change.base ?? 0);
  const general = /^(?:总[数量]|数量|规模|总规模)由/.test(lead) && noun === '';
  if (!match || !(general || (noun.length >= 2 && lead.includes(noun)))) return change;
  const verb = match[1] ?? '';
  return {
    ...change,
    amount: at,
    amountDirection: /减/.test(verb) ? -1 : 1,
    amountIsGross: /^新/.test(verb),
  };
}
