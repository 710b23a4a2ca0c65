import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { type Direction, FALL, RISE } from './changeClauses';
import { BASE_TIME, type Levels, NOW_TIME, yearIn } from './changeLevels';

/** 这一比例已提高到, 今年降至: the words before a level that something has come to. */
const COMES_TO = new RegExp(`^(.{0,24}?)(?:(${RISE})|(${FALL}))(?:到|至|为)了?(每[^，,；;。]{1,6})?$`);
/** 今年, 截至目前 before a subject, and 已, 进一步 behind it. */
const TIME_AHEAD =
  /^(?:而|到|至|截至)?(?:20\d\d年度?|[今本]一?(?:年度?|季度?|月|期)|[年月季]?[末底]|全年|上半年|目前|现在?|当前)*/;
const ADVERBS = /(?:已经?|现|则|又|再|也|均|都|仅|还|却|就|进一步|逐步|大幅|明显|持续|成功|[今本]年){1,4}$/;
/** 这一比例, 该指标, 数量: nothing but what was told last. */
const NO_NAME =
  /^(?:其?(?:[这该此](?:一|个|项)?|上述)?(?:数字|数值|数据|指标|比例|比率|比重|占比|水平|位次|总?数量?|规模|总[量额])?)$/;
/** 这一数字, 该指标: what was told last is meant. */
const POINTS_BACK = /[这该此]|上述/;

/** Whether the words before a level may say that something has come to it: a quick look before all others. */
export function tellsComing(lead: string): boolean {
  return /[到至为]/.test(lead);
}

/** 上年为34例，今年降至39例; 去年为96.8%。今年这一比例提高到95.3%: the level of an earlier time, and what it has come to. */
export function laterLevel(sentence: Sentence, index: number): Levels | undefined {
  const result = sentence.figures[index];
  const base = sentence.figures[index - 1];
  if (!result || !base || !sameKind(base.unit, result.unit) || base.hedge === 'range' || result.hedge === 'range')
    return undefined;
  const match = COMES_TO.exec(sentence.lead(index));
  if (!match || sentence.bracket(index) !== sentence.bracket(index - 1)) return undefined;
  const told = sentence.gap(index - 1);
  const between = sentence.gap(index);
  if (/[；;]/.test(between) || between.length > 48) return undefined;
  const before = yearIn(sentence, index - 1);
  const after = sentence.years.findLast(
    ({ span }) => span.start >= base.span.end && span.end <= result.span.start,
  )?.lastYear;
  const isEarlier = BASE_TIME.test(told) || (before !== undefined && after !== undefined && before < after);
  if (!isEarlier || BASE_TIME.test(between) || PLANNED.test(told + between)) return undefined;
  const isNow = NOW_TIME.test(between) || after !== undefined;
  const words = match[1] ?? '';
  if (!isNow && !POINTS_BACK.test(words)) return undefined;
  const subject = words.replace(TIME_AHEAD, '').replace(ADVERBS, '');
  if (!NO_NAME.test(subject) && !told.includes(subject.replace(/^(?:[这该此](?:一|个|项)?|上述|其)/, '')))
    return undefined;
  const direction: Direction = match[2] === undefined ? -1 : 1;
  return { base: index - 1, result: index, direction };
}

/** What is only aimed at has not come about. */
const PLANNED = /计划|目标|力争|确保|预计|预算|拟|将/;
