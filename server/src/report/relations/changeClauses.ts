import type { Sentence } from '../figures/sentence';
import { placeFact } from '../figures/sentenceFacts';

/** Verbs of growth and of decline, longest first; folded. */
export const RISE =
  '增加|多发|增长|成长|递增|调增|调高|上浮|抬升|拉升|加快|提速|扩招|增招|多招|提高|提升|上升|上涨|扩大|扩充|扩增|扩建|增设|增多|增收|增支|增盈|增产|攀升|跃升|回升|上调|拓展|壮大|净增|新增|激增|猛增|增值|延长|增|升|涨|多|翻';
export const FALL =
  '减少|少发|下降|降低|递减|调减|调低|下浮|放缓|减缓|趋缓|走低|回调|压减|压缩|节约|节省|节支|缩减|缩小|缩短|下滑|回落|压降|精简|削减|核减|下调|减亏|减支|减收|净减|收窄|锐减|骤降|下跌|精减|减|降|跌|少';

/** What may be below zero, so that a greater number is less: 亏损, 赤字, 负增长, but not 负债. */
export const BELOW_ZERO = /亏(?!损[面企户])|赤字|负(?![债责担荷面])/;

/** -1 for a fall, 1 for a rise, 0 where the words do not say. */
export type Direction = -1 | 0 | 1;

/** Words that may stand before the verb of a change without naming a new subject. */
const PURE_PREFIX =
  /^[同环比较与相于去上前今本当年月季度末底初期间时的净均累计共总分别实际现名义进一步大幅再又其中和则也都约近0-9内来每平按这之显著明稳持续有所仅只扭亏数量规模额次届、一二三四五六七八九十两“”「」"]*$/;
const CHANGE = new RegExp(
  `^(.*?)(?:(${RISE})|(${FALL})|增幅|增速|升幅|涨幅|(降幅|减幅|跌幅))(?:了|额|量|幅度|比例|率|数|幅|速度?)?(?:为|是|达到?|约)?$`,
);
/** What such words can end in; where none of it stands last, the pattern need not be tried. */
const CHANGE_ENDS: ReadonlySet<string> = new Set([
  ...`${RISE}|${FALL}|幅`.split('|').map((verb) => verb.slice(-1)),
  ...'了额量度例率数速为是达到约',
]);
/** A change clause: 较上年增长, 降幅, 压减比例. `subject` is what stands before the verb, usually nothing. */
export interface Clause {
  readonly direction: Direction;
  readonly subject: string;
  readonly isYearly: boolean;
}

/** 按现行价格计算增长9.1% says how the growth was reckoned, and of nothing else. */
const AT_PRICES = /按(?:现行价格?|现价|当年价格?)(?:计算)?/;

/** Reads the words before a figure as a change clause, or undefined. */
export const changeClause = placeFact(readClause);

function readClause(sentence: Sentence, index: number): Clause | undefined {
  const lead = sentence.lead(index).replace(/^(?:其中|(?:转|变)为)/, '');
  if (lead.length > 24 || /(?<!达)(?:到|至)$/.test(lead)) return undefined;
  const match = CHANGE_ENDS.has(lead.charAt(lead.length - 1)) ? CHANGE.exec(lead) : null;
  if (!match) return comparedClause(sentence, index, lead) ?? namedClause(sentence, index, lead);
  // 亩均增产36公斤 behind a yield per 亩 speaks of that yield.
  const prefix = (match[1] ?? '').replace(AT_PRICES, '').replace(/^(?:[亩户人村生班]均|平均每[亩户人]|每[亩户人])/, '');
  const subject = PURE_PREFIX.test(prefix) ? '' : prefix;
  const direction = match[3] !== undefined || match[4] !== undefined ? -1 : 1;
  return { direction, subject, isYearly: /年均|年平均|平均每年|每年/.test(prefix) };
}

/** 早 and 提前 are left out: of a day they say less, of a length of time too. */
const COMPARED = /^的?(?:(高出?|快|多出|长出?|大|重)|(低|慢|短|小|轻))了?$/;
const COMPARED_LENGTH = 4;

/** 比全市平均水平5.8%高2.5个百分点: words of more and less, directly behind the level they compare with. */
function comparedClause(sentence: Sentence, index: number, lead: string): Clause | undefined {
  const match = lead.length > COMPARED_LENGTH ? null : COMPARED.exec(lead);
  if (!match || !/(?:比|较)[^，,；;。]{1,24}$/.test(sentence.lead(index - 1))) return undefined;
  if (/[，,；;：:、]/.test(sentence.gap(index))) return undefined;
  return { direction: match[1] === undefined ? -1 : 1, subject: '', isYearly: false };
}

const NAMED = new RegExp(`^(.*?)(?:(${RISE}|多)|(${FALL}|少))了?([\\u4e00-\\u9fff]{1,4})$`);
/** The verb with what changed at the end of the words: two characters, 了 and four more at most. */
const NAMED_END = new RegExp(`(?:${RISE}|多|${FALL}|少)了?[\\u4e00-\\u9fff]{1,4}$`);
const NAMED_LENGTH = 7;
/** Words of profit and loss, which stand for one another. */
const PROFIT = /[盈亏利]/;

/** 多审结4965件, 减少利润8万元: the verb with what changed behind it, which the words before have named. */
function namedClause(sentence: Sentence, index: number, lead: string): Clause | undefined {
  const match = NAMED_END.test(lead.slice(-NAMED_LENGTH)) ? NAMED.exec(lead) : null;
  const noun = match?.[4] ?? '';
  if (!match || !PURE_PREFIX.test((match[1] ?? '').replace('相当于', ''))) return undefined;
  // A single character tells enough only behind 多 and 少: 同比少发52起.
  if (noun.length < 2 && !/[多少].$/.test(lead)) return undefined;
  const before = sentence.lead(index - 1) + sentence.lead(index - 2);
  if (!before.includes(noun) && !(PROFIT.test(noun) && /[盈亏]/.test(before))) return undefined;
  return { direction: match[2] === undefined ? -1 : 1, subject: '', isYearly: false };
}
