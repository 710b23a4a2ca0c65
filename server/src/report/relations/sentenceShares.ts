import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changesOf } from './changes';
import { listedWhole } from './listedWholes';
import { type RateWords, rateWordsIn, tellsRate } from './rateWords';
import type { Relation } from './relation';
import {
  amountNamed,
  amountsBefore,
  nearestAmount,
  nearestOfUnit,
  type Position,
  positionInList,
} from './shareAmounts';
import {
  fitsAnyhow,
  fitsNamedPart,
  isSaving,
  isShare,
  savingRelation,
  shareOfAll,
  shareRelation,
} from './shareArithmetic';
import {
  contextOf,
  exceedsPlainly,
  namesRate,
  namesWhole,
  saves,
  speaksOfPart,
  subjectOfShare,
  WHOLE_WORDS,
} from './shareWords';

/** A percentage that is told as a share. */
interface ToldRate {
  readonly sentence: Sentence;
  readonly rate: Figure;
  /** Its place among the figures of the sentence, and in its list. */
  readonly index: number;
  readonly position: Position;
  /** The words before it; for one in a list (分别占75%和25%) those before the first. */
  readonly words: RateWords;
}

/** The same with the amount it is read to speak of. */
interface ReadShare extends ToldRate {
  /** What the rate is the share of, and its place among the figures of the sentence. */
  readonly part: Figure;
  readonly partIndex: number;
  /** The amounts before the rate that may be part or whole. */
  readonly amounts: readonly Figure[];
}

/**
 * The share whose whole stands somewhere before in the sentence. `proven` are wholes that another share of the sentence has
 * already been worked out with.
 */
export function shareInSentence(
  sentence: Sentence,
  index: number,
  rate: Figure,
  proven: ReadonlySet<Figure>,
): Relation | undefined {
  const position = positionInList(sentence, index);
  const words = rateWordsIn(sentence.lead(index - position.before));
  if (!words || isOfChange(sentence, index)) return undefined;
  const told = { sentence, rate, index, position, words };
  if (!isShareTold(told)) return undefined;
  const behind = ofPartToldBehind(told);
  if (behind) return behind;

  const partIndex = placeOfPart(told);
  const part = partIndex === undefined ? undefined : sentence.figures[partIndex];
  if (!part || partIndex === undefined) return undefined;
  const read = { ...told, part, partIndex, amounts: amountsBefore(sentence, index, part) };
  return fittingShare(read) ?? (fitsOtherwise(read) ? undefined : wrongShare(read, proven));
}

/** Whether the rate tells how much something changed: 压缩比例60% after 由10个压缩到4个 is no share of the 10. */
function isOfChange(sentence: Sentence, index: number): boolean {
  return changesOf(sentence).some((change) => change.rate === index && change.base !== undefined);
}

/** Whether the words make the rate a share of something told before it. */
function isShareTold({ sentence, rate, index, position, words }: ToldRate): boolean {
  const { lead } = words;
  // 比全县持证率86.4%高5.1个百分点 tells what the own rate is compared with.
  if (/^(?:比|高于|低于|高出|超过)[^，,]{2,}率$/.test(lead) && /^[高低多少]/.test(sentence.tail(index))) return false;
  // 超九成（189个）: the part stands in the bracket behind its share.
  if (rate.isVerbal && /^[（(]$/.test(sentence.gap(index + 1))) return false;
  if (words.shareOf !== undefined || words.rateOf !== undefined || words.isTarget) return true;
  // 已完工22个，超过半数: words for a share need no 占 before them.
  return position.size === 1 && rate.isVerbal && (isBareVerbal(sentence, index, lead) || RESTATED.test(lead));
}

/** 即八成企业满意 says again what stands before. */
const RESTATED = /^(?:即|也就是说?|换言之|换句话说|相当于|意味着)(?:有|约|近|整整|足足|超过?|共有)?$/;

/** 超过九成认为: what follows says of whom the share is, and that is nothing told before. */
const SAYS_OF_WHOM = /^(?:的|认为|表示|反映|希望|觉得|愿意|赞成|选择|来自|对|以上(?:的|认为|表示))/;

/** A share in words that needs no 占: 已完工22个，超过半数; 408人支持，支持者不足八成. */
function isBareVerbal(sentence: Sentence, index: number, lead: string): boolean {
  if (lead === '' || lead === '已') return !SAYS_OF_WHOM.test(sentence.tail(index));
  const name = /^(?:其中)?([\u4e00-\u9fff]{1,8}?)[者的](?:[仅约]?占|仅|还)?$/
    .exec(lead)?.[1]
    ?.replace(/^(?:表示|认为|选择)/, '');
  const part = sentence.figures[index - 1];
  if (name === undefined || name.length < 2 || !part) return false;
  const words = contextOf(sentence, part);
  const isNegated = (text: string) => /[不未没非]/.test(text);
  return isNegated(name) === isNegated(words) && isIn(name, words);
}

/** Whether the characters of a name stand in the words in their order: 参保 in 已参加农业保险. */
function isIn(name: string, words: string): boolean {
  let from = 0;
  for (const sign of name) {
    from = words.indexOf(sign, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** 抽考1200名，优秀率22%，优秀264名: the part of the rate follows it. */
function ofPartToldBehind({ sentence, rate, index, position, words }: ToldRate): Relation | undefined {
  const part = sentence.figures[index + 1];
  const whole = sentence.figures[index - 1];
  const core = words.rateOf?.slice(-2) ?? '';
  if (position.size !== 1 || index !== 1 || !part || !whole || core.length < 2) return undefined;
  if (!isAmount(part.unit.dimension) || !sameKind(part.unit, whole.unit)) return undefined;
  if (contextOf(sentence, whole).includes(core)) return undefined;
  const lead = sentence.lead(index + 1);
  if (lead.replace(/^[不未]|[的有为共]$/g, '') !== core || /[；;。]/.test(sentence.gap(index + 1))) return undefined;
  return /^[不未]/.test(lead)
    ? savingRelation(sentence, part, whole, rate, isSaving(part, whole, rate))
    : shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** The place of the amount the rate speaks of: the one that is named, the one in the unit of the whole, the nearest. */
function placeOfPart({ sentence, index, position, words: { lead, shareOf } }: ToldRate): number | undefined {
  const named =
    shareOf !== undefined && position.size === 1 ? amountNamed(sentence, index, subjectOfShare(lead)) : undefined;
  return (
    named ??
    nearestOfUnit(sentence, index, shareOf ?? '', position) ??
    nearestAmount(sentence, index - position.before, position)
  );
}

/** The share of the part in the amount that it fits, or what was saved of it. */
function fittingShare({ sentence, rate, words, part, amounts }: ReadShare): Relation | undefined {
  const { isTarget } = words;
  for (const whole of amounts) {
    if (whole === part) continue;
    const isPlausible = rate.hedge === 'none' || isTarget || whole.nominal.gte(part.nominal);
    if (isPlausible && isShare(part, whole, rate)) return shareRelation(sentence, part, whole, rate, true);
    // Only a target may be exceeded, and it may stand behind what was done.
    const isTurned = rate.hedge === 'none' && (isTarget || whole.nominal.gt(part.nominal));
    if (isTurned && isShare(whole, part, rate)) return shareRelation(sentence, whole, part, rate, true);
    if (saves(words.rateOf) && isSaving(part, whole, rate)) return savingRelation(sentence, part, whole, rate, true);
  }
  return undefined;
}

/** Whether any reading of the amounts gives the rate, so that it is right though nothing says how. */
function fitsOtherwise({ sentence, rate, words, part, amounts }: ReadShare): boolean {
  if (fitsAnyhow(sentence, amounts, part, rate, saves(words.rateOf))) return true;
  return words.rateOf !== undefined && fitsNamedPart(sentence, amounts, rate, words.rateOf);
}

/** The broken share with the whole that the words name; undefined where they name none or another. */
function wrongShare(read: ReadShare, proven: ReadonlySet<Figure>): Relation | undefined {
  const { sentence, rate, words, part, partIndex, amounts } = read;
  const together =
    words.rateOf !== undefined && read.position.size === 1 ? listedWhole(sentence, partIndex - 1, part) : undefined;
  if (together) return ofListedWhole(read, together);
  const whole = chooseWhole(read);
  if (!whole || isApart(read, whole, proven) || namesOther(read, whole)) return undefined;
  if (saves(words.rateOf) && !/节|下浮|让利|减|空|缺/.test(contextOf(sentence, part)))
    return amounts.length === 2 ? savingRelation(sentence, part, whole, rate, false) : undefined;
  return isCalledOtherwise(read, whole) ? undefined : shareRelation(sentence, part, whole, rate, false);
}

/** 建议87件、提案104件，办结184件，办结率97%: several amounts that only together are the whole. */
function ofListedWhole({ sentence, rate, words, part, partIndex }: ReadShare, wholes: readonly Figure[]) {
  const isCalled = namesRate(words.rateOf ?? '', sentence, part, wholes[0] ?? part);
  const isOfAll = isCalled && /[，,]/.test(sentence.gap(partIndex)) && rate.hedge === 'none';
  return isOfAll ? shareOfAll(sentence, part, wholes, rate) : undefined;
}

/** The whole among the amounts before the part: the only one, or the one all others are parts of. */
function chooseWhole(read: ReadShare): Figure | undefined {
  const { sentence, words, part, partIndex, amounts } = read;
  // In A、B、C，分别占16%、43%、41% the other amounts of the list are parts as well.
  const list = sentence.figures[partIndex - read.position.before] ?? part;
  // 收回832份，回收率98%，其中满意801份: 其中 makes the number before it a whole although it has a share of its own.
  const wholes = amounts.filter(
    (figure) =>
      figure !== part && figure.span.start < list.span.start && (isNarrowed(read) || !hasOwnShare(sentence, figure)),
  );
  if (words.isTarget) return wholes.find((figure) => TASK.test(contextOf(sentence, figure)));
  if (wholes.length <= 1) return wholes[0];
  const nearest = wholes[wholes.length - 1];
  const largest = wholes.reduce((a, b) => (b.nominal.gt(a.nominal) ? b : a));
  return largest === wholes[0] || largest === nearest ? largest : undefined;
}

const TASK = /目标|任务|计划|指标/;

/** Whether 其中 picks the part out of what stands before it. */
function isNarrowed({ sentence, partIndex }: ReadShare): boolean {
  return /^其中/.test(sentence.lead(partIndex));
}

/** 基层271件，占84%；中级43件，占14%: the first is a part like the second, and the whole stands elsewhere. */
function hasOwnShare(sentence: Sentence, figure: Figure): boolean {
  const next = sentence.figures.indexOf(figure) + 1;
  const lead = sentence.lead(next);
  return sentence.figures[next]?.unit.dimension === 'percent' && (/^(?:约|仅)?占/.test(lead) || tellsRate(lead));
}

/** Whether part, whole and rate do not belong to one statement. */
function isApart(read: ReadShare, whole: Figure, proven: ReadonlySet<Figure>): boolean {
  const { sentence, rate, words, part, amounts } = read;
  const { shareOf, isTarget } = words;
  // 累计发放贷款41亿元 is no whole of what is there now.
  const isOfYears = /累计/.test(contextOf(sentence, whole)) && !/累计/.test(contextOf(sentence, part));
  if (isOfYears && shareOf === undefined && !isNarrowed(read)) return true;
  const between = sentence.slice(part.span.start, rate.span.start);
  if (/[；;]/.test(between)) return true;
  // Behind a semicolon something new begins, unless 占 names its whole or another share has been worked out with it.
  const isParted = /[；;]/.test(sentence.slice(whole.span.end, part.span.start));
  if (isParted && !proven.has(whole) && (shareOf ?? '').replace(WHOLE_WORDS, '') === '') return true;
  // 34个项目全部开工，开工率100% speaks of the 34 alone.
  if (rate.nominal.eq(100) && /全部|均已|全面/.test(between)) return true;
  // A part above its whole means that the whole stands elsewhere; only a target may be exceeded.
  return !isTarget && part.nominal.gt(whole.nominal) && !exceedsPlainly(sentence, amounts, part, words.rateOf);
}

/** Whether the words of 占 or of the target name another part or another whole. */
function namesOther({ sentence, words, part }: ReadShare, whole: Figure): boolean {
  const { lead, shareOf, isTarget } = words;
  if (shareOf !== undefined && lead.includes('占') && !speaksOfPart(sentence, lead, part)) return true;
  if (isTarget) return !TASK.test(contextOf(sentence, whole));
  return shareOf !== undefined && !namesWhole(shareOf, sentence, whole);
}

/** Whether a rate without 占 is called after something else than part and whole. */
function isCalledOtherwise({ sentence, words, part, partIndex }: ReadShare, whole: Figure): boolean {
  const { lead, shareOf, rateOf, isTarget } = words;
  if (rateOf === undefined || shareOf !== undefined) return false;
  // 其中刑事186件、民事874件、执行156件，结案率99.4%: the rate is of all, and not of the last part.
  if (endsList(sentence, partIndex) && !contextOf(sentence, part).includes(rateOf.slice(-2))) return true;
  // 其中第一季度到位率 is of a part that has no figure of its own.
  if (/^其中[^，,；;。]{2}/.test(lead)) return true;
  return !isTarget && !namesRate(rateOf, sentence, part, whole);
}

/** Whether the amount is the last of three or more that are told side by side. */
function endsList(sentence: Sentence, index: number): boolean {
  return index >= 3 && [index, index - 1].every((at) => sentence.gap(at).startsWith('、'));
}
