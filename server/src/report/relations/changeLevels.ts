import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { changeClause, type Direction, FALL, RISE } from './changeClauses';

const BASE =
  /(?:由|从)[^由从，,；;。]{0,26}$|(?<![来独各亲擅私])自(?:20\d\d年(?:初|末|底)?的?|上年的?|去年的?|年初的?)?$/;
const BASE_SIGNS = clue('由从自');
const TO = new RegExp(
  `(?:(${RISE}|前进|进步|前移|上移|进位|晋位|晋升|晋|进|跃|放宽|拉长|加密|推迟|延后)|(${FALL}|后退|后移|下移|退|滑|落|跌|收紧|提前)|变化?|变动|调整|发展|转|扩展|改|优化)?(?:到|至|为|成|居|达到?)[^，,；;。到至]{0,14}$`,
);
/** Words of the time a change starts from. */
export const BASE_TIME = /上年|去年|前年|同期|上一年|年初|期初|上学年|上季|上月|原来|原有|原为|基期/;
/** Words of the time it has come to. */
export const NOW_TIME = /今年|本年|目前|现|当前|年末|年底|本学年|本期|本季|本月/;

/** 由46个增加到106个: the pair's second index and what the words between say. */
export function fromTo(sentence: Sentence, index: number): { result: number; direction: Direction } | undefined {
  const figure = sentence.figures[index];
  const lead = sentence.lead(index);
  if (!figure || figure.hedge === 'range') return undefined;
  if (!(sentence.has(BASE_SIGNS) && BASE.test(lead)) && !turnsInto(sentence, index)) return undefined;
  if (turnsRate(sentence, index)) return undefined;
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

const INTO = new RegExp(`^(?:${RISE}|${FALL}|压降?|压缩)(?:到|至|为)$`);

/** Characters of a verb and 到 or 为 at most. */
const INTO_LENGTH = 3;

/** 立案1048起降为918起: the verb stands between the two without 由 before the first. */
function turnsInto(sentence: Sentence, index: number): boolean {
  if (sentence.gap(index + 1).length > INTO_LENGTH) return false;
  return INTO.test(sentence.gap(index + 1)) && sentence.lead(index).length >= 2 && !changeClause(sentence, index);
}

/** 由上年同期下降8.2%转为增长21.6%: the first rate is only where the second comes from. */
function turnsRate(sentence: Sentence, index: number): boolean {
  return TURNED.test(sentence.lead(index + 1)) && CHANGED.test(sentence.lead(index));
}

/** The figures a change is told of, as indexes. */
export interface Levels {
  readonly base?: number;
  readonly result?: number;
  readonly direction: Direction;
  /** Whether the change names the level it is of. */
  readonly isSubjectNamed?: boolean;
}

/** 去年同期为, 上月: a level of an earlier time told behind that of now. */
export const FORMER_LEVEL =
  /^(?:而|，)?(?:上年|去年|前年|上一?个?(?:月|季度?|期|学期|学年|届|次|周)|年初|同期|前期|基期|此前(?:一年)?|[一二两三四五六七八九十0-9]{1,2}年前|[“"「]?十[一二三四]五[”"」]?(?:时期)?[末初]|(?:改革|整治|治理|改造|实施|整改|提标|扩建|搬迁|合并|建成|推行|启动|创建|换届|试点|开展|帮扶|脱贫|撤并)(?:之)?前)(?:同期|同月|同季|末|底)?(?:才|仅|只|还)?(?:为|是|有|仅|只有|的|完成)?$/;
const TURNED = new RegExp(`^(?:转|变)为(?:${RISE}|${FALL})$`);
const CHANGED = new RegExp(`(?:${RISE}|${FALL})$`);

/** The figures a change clause at `index` speaks of: the level before it, and its base where one is named. */
export function levelsBefore(sentence: Sentence, index: number, from: number): Levels | undefined {
  const near = levelIndex(sentence, turnsRate(sentence, index - 1) ? index - 2 : index - 1, from);
  if (near === undefined) return undefined;
  const figure = sentence.figures[near];
  if (!figure) return undefined;
  const lead = sentence.lead(near);
  const before = previousLevel(sentence, near, from);
  const joined = sentence.tailEnd(near) >= (sentence.figures[index]?.span.start ?? 0);
  // 与上次普查的41.6万人相比减少3.4万人
  const compared = joined && /^[^，,；;。]{0,6}(?:相比|比较)/.test(sentence.gap(index));
  if (compared && before !== undefined) return { base: near, result: before, direction: 0 };
  // 总产值比上年的55亿元增长6% goes back to the level it names, whatever stands between.
  const subject = joined ? comparedSubject(lead) : '';
  if (subject !== '' && !(before !== undefined && sentence.gap(before).includes(subject))) {
    const result = levelNamed(sentence, near, subject, figure);
    if (result !== undefined) return { base: near, result, direction: 0, isSubjectNamed: true };
  }
  if (joined && /(?:比|较|是|为|相当于|达到?)[^，,；;。]{0,16}$/.test(lead) && before !== undefined) {
    return { base: near, result: before, direction: 0 };
  }
  if (joined && /(?:比|较)[^，,；;。]{0,16}$/.test(lead)) {
    const subject = onlyLevelBefore(sentence, near, from);
    if (subject !== undefined) return { base: near, result: subject, direction: 0 };
  }
  // 比2015年的2.4万吨减少0.36万吨，减幅15%
  if (joined && /[比较][^，,；;。]{0,14}的$/.test(lead)) return { base: near, direction: 0 };
  if (joined && /[比较]/.test(lead)) return undefined;
  // 较去年同期的355起，下降101起: a comma does not make the base a level.
  if (/^(?:与|同|比|较|相比)[^，,；;。]{0,12}(?:上年|去年|同期|前年|20\d\d年|年初|上月)/.test(lead)) {
    return before === undefined ? undefined : { base: near, result: before, direction: 0 };
  }
  if (before !== undefined && FORMER_LEVEL.test(lead)) {
    return { base: near, result: before, direction: 0 };
  }
  if (sentence.bracket(near) >= 0 && sentence.bracket(index) < 0) {
    return before !== undefined && BASE_TIME.test(lead) && !/含|包括|其中/.test(lead)
      ? { base: near, result: before, direction: 0 }
      : undefined;
  }
  const chained = /环比/.test(sentence.lead(index)) && /季度|月/.test(lead) && /季度|月/.test(sentence.lead(near - 1));
  const [earlier, later] = before === undefined ? [] : [seasonIn(sentence, before), seasonIn(sentence, near)];
  // 四季度86件，而三季度为72件: the former is told behind.
  if (
    before !== undefined &&
    earlier !== undefined &&
    later !== undefined &&
    later < earlier &&
    later < 10 === earlier < 10
  )
    return { base: near, result: before, direction: 0 };
  if (before !== undefined && (chained || namesBase(sentence, before, near)))
    return { base: before, result: near, direction: 0 };
  if (before !== undefined && namesEarlierYear(sentence, before, near))
    return { base: near, result: before, direction: 0 };
  return { result: near, direction: 0 };
}

/** 2023年发电42.6亿千瓦时，而2020年为30.4亿千瓦时: the base is told after the result. */
function namesEarlierYear(sentence: Sentence, result: number, base: number): boolean {
  const later = yearIn(sentence, result);
  const earlier = yearIn(sentence, base);
  if (later === undefined || earlier === undefined || earlier >= later) return false;
  return sentence.lead(base).replace(/20\d\d年度?|而|同期|为|是|仅|只有|的/g, '') === '';
}

/** The quarter or month a figure is told of, within one year; undefined where its words name none. */
function seasonIn(sentence: Sentence, index: number): number | undefined {
  const lead = sentence.lead(index);
  const quarter = /第?([一二三四])季度/.exec(lead)?.[1];
  if (quarter !== undefined) return '一二三四'.indexOf(quarter);
  const month = /(?<![0-9至到—～~-])(\d{1,2})月/.exec(lead)?.[1];
  return month === undefined || /[至到—～~-]/.test(lead) ? undefined : 10 * Number(month);
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

/** The words before 比上年的 that name what is compared; empty when they only lead over. */
function comparedSubject(lead: string): string {
  const words = /^(.*?)(?:比|较|与|同)[^，,；;。]{1,16}$/.exec(lead)?.[1] ?? '';
  return words.replace(/^(?:其中|且|而|则|也|均|但|并|又|仅|已|还|实际|总体|同|环|相|全年|年末)+/, '').length < 2
    ? ''
    : words.replace(/^(?:其中|且|而|则|也|均|但|并|又)+/, '');
}

/** The nearest level before `index` whose words hold the subject. */
export function levelNamed(sentence: Sentence, index: number, subject: string, like: Figure): number | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (/[；;]/.test(sentence.gap(at + 1))) return undefined;
    if (figure && sameKind(figure.unit, like.unit) && sentence.gap(at).includes(subject)) return at;
  }
  return undefined;
}

/** The words before an amount that was planned. */
const PLAN =
  /(?:为|占|是|完成|达到?)[^，,；;。]{0,4}(?:预算|计划|目标|任务|指标)|(?:预算|计划|目标|任务|指标)[数值]?为?$/;

/** 支出12.84亿元，为预算13.5亿元的95.1%，比上年11.96亿元增长: the only level before the base, leaving out plans and rates. */
function onlyLevelBefore(sentence: Sentence, near: number, from: number): number | undefined {
  const base = sentence.figures[near];
  let found: number | undefined;
  for (let at = near - 1; base && at >= from && near - at <= 4; at--) {
    const figure = sentence.figures[at];
    if (/[；;]/.test(sentence.gap(at + 1))) break;
    if (!figure || !sameKind(figure.unit, base.unit) || PLAN.test(sentence.lead(at))) continue;
    if (found !== undefined) return undefined;
    found = at;
  }
  return found;
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
    /20\d\d年度?|今年|本年|目前|现在?|当前|年末|年底|同期|上半年|为|是|达到?|实现|完成|盈利|亏损|利润|增加到|增至|增长到|提高到|升至|上升到|扩大到|发展到|减少到|减至|下降到|降至|降到|则|已|又|的|约/g,
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
