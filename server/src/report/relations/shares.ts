import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changesOf } from './changes';
import { listedWhole } from './listedWholes';
import { isNamedOtherwise } from './rateNames';
import type { Relation } from './relation';
import { amountNamed, amountsBefore, nearestAmount, nearestOfUnit, positionInList } from './shareAmounts';
import {
  fitsAnyhow,
  fitsNamedPart,
  isSaving,
  isShare,
  savingRelation,
  shareOfAll,
  shareRelation,
  sumOfLast,
} from './shareArithmetic';
import { ofAllParts, ofLaterAmounts, ofPartBehind } from './sharesAround';
import {
  contextOf,
  exceedsPlainly,
  namesRate,
  namesWhole,
  SHARE,
  saves,
  speaksOfPart,
  subjectOfShare,
  WHOLE_WORDS,
} from './shareWords';

const COMPARED = /(?:占|完成|为|是|达到?|相当于|等于|超过|约为|仅为|只有)[^，,；;。]{0,22}$/;
/** 比重为65%, without 占. */
const BARE_SHARE = /^(?:所占)?(?:比重|比例|份额)()(?:为|是|达到?|约)?$/;
const TARGET = /(?:完成|达到?|为|占|是|相当于)[^，,；;。]{0,6}(?:目标|任务|计划|指标|预算)[^，,；;。]{0,4}$/;
const RATE =
  /([^，,；;。、]{1,10}?)(?:率|比例|比重|占比|进度|[^方层全对]面)(?:分?别?)(?:为|是|达到?|已达|约|仅|只有|保持在|超)?(?:到|为)?$/;
/** How the whole begins when it follows its rate without brackets. */
const AHEAD = /^(?:全年|年度|年初|原)?(?:计划|目标|任务|应|预算|概算|批复|合同|核定)/;
/** 即, 也就是说 before a share in words. */
const RESTATED = /^(?:即|也就是说?|换言之|换句话说|相当于|意味着)(?:有|约|近|整整|足足|超过?|共有)?$/;
const CHANGE_WORDS = /同比|环比|较|比上|比去|增长(?!面)|增加|提高|提升|上升|下降|降低|减少|回落/;
/** Shares and rates in a sentence: 59人 of 65 is 90.8%. */
export function findShares(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  /** Wholes that another share of the sentence has already been worked out with. */
  const proven = new Set<Figure>();
  for (let index = 0; index < sentence.figures.length; index++) {
    const rate = sentence.figures[index];
    if (rate?.unit.dimension !== 'percent' || rate.hedge === 'range') continue;
    // Births and deaths per thousand refer to a population that is not in the sentence.
    if (rate.unit.name === '‰') continue;
    const relation =
      ofNamedWhole(sentence, index, rate) ??
      ofWholeBehind(sentence, index, rate) ??
      ofLaterAmounts(sentence, index, rate) ??
      ofAllParts(sentence, index, rate) ??
      ofPartBehind(sentence, index, rate) ??
      ofSentence(sentence, index, rate, proven);
    if (!relation || (!relation.holds && isNamedOtherwise(rate, relation, sentence.text))) continue;
    relations.push(relation);
    const whole = relation.members[2]?.figure;
    if (relation.holds && whole) proven.add(whole);
  }
  return relations;
}

/** 占1575万元的80%, 完成年度目标3800套的111.5%, 1554万元的30%（466万元）. */
function ofNamedWhole(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const whole = sentence.figures[index - 1];
  if (!whole || !isAmount(whole.unit.dimension)) return undefined;
  const gap = sentence.gap(index);
  if (!/^[^，,；;。、（(]{0,10}的(?:(?:比重|比例|份额)(?:达到?|为|约|是)?)?$/.test(gap)) return undefined;
  if (!COMPARED.test(sentence.lead(index - 1))) return ofBracket(sentence, index, rate, whole);
  const parts = amountsBefore(sentence, index - 1, whole);
  const [nearest] = parts.slice(-1);
  if (!nearest) return undefined;
  if (parts.some((part) => isShare(part, whole, rate))) {
    return shareRelation(sentence, parts.find((part) => isShare(part, whole, rate)) ?? nearest, whole, rate, true);
  }
  if (sumOfLast(parts, whole, rate)) return undefined;
  // 抽查档案420份，占办件总量14.3万件的0.29%: the share is that of what stands right before it, in whatever unit.
  const before = sentence.figures[index - 2];
  if (before && before !== nearest && /^占/.test(sentence.lead(index - 1)) && isShare(before, whole, rate))
    return shareRelation(sentence, before, whole, rate, true);
  return /[；;]/.test(sentence.slice(nearest.span.end, whole.span.start))
    ? undefined
    : shareRelation(sentence, nearest, whole, rate, false);
}

function ofBracket(sentence: Sentence, index: number, rate: Figure, whole: Figure): Relation | undefined {
  const part = sentence.figures[index + 1];
  if (!part || !sameKind(part.unit, whole.unit)) return undefined;
  if (!/^(?:[（(](?:即|共|计|约)?|，?即)$/.test(sentence.gap(index + 1))) return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** 完成8430人，为目标任务的108.1%（目标7800人）; 优良天数338天，优良率92.6%（有效监测365天）. */
function ofWholeBehind(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const whole = sentence.figures[index + 1];
  if (!whole || !isAmount(whole.unit.dimension) || whole.hedge === 'range') return undefined;
  const lead = sentence.lead(index);
  const target = TARGET.test(lead);
  const told = /^([（(，,])([^（()），,；;]{0,12})$/.exec(sentence.gap(index + 1));
  const words = told?.[2];
  const isBracket = told?.[1] === '（' || told?.[1] === '(';
  if (words === undefined || CHANGE_WORDS.test(lead) || !(target || RATE.test(lead) || SHARE.test(lead)))
    return undefined;
  if (!(target ? /目标|任务|计划|预算/ : isBracket ? /总|共|全|应|有效|基数|计划|目标|任务/ : AHEAD).test(words))
    return undefined;
  if (isBracket && !/^[^，,；;。]{0,4}[）)]/.test(sentence.slice(whole.span.end, whole.span.end + 6))) return undefined;
  const parts = sentence.figures.slice(0, index).filter(({ unit }) => sameKind(unit, whole.unit));
  const [part] = parts;
  if (!part || parts.length > 1 || part.hedge === 'range') return undefined;
  return shareRelation(sentence, part, whole, rate, isShare(part, whole, rate));
}

/** Shares whose whole stands somewhere before in the sentence. */
function ofSentence(
  sentence: Sentence,
  index: number,
  rate: Figure,
  proven: ReadonlySet<Figure>,
): Relation | undefined {
  const lead = leadOfRate(sentence, index);
  if (CHANGE_WORDS.test(lead)) return undefined;
  // 比全县持证率86.4%高5.1个百分点 tells what the own rate is compared with.
  if (/^(?:比|高于|低于|高出|超过)[^，,]{2,}率$/.test(lead) && /^[高低多少]/.test(sentence.tail(index)))
    return undefined;
  // 超九成（189个）: the part stands in the bracket behind its share.
  if (rate.isVerbal && /^[（(]$/.test(sentence.gap(index + 1))) return undefined;
  // 压缩比例60% after 由10个压缩到4个 is no share of the 10.
  if (changesOf(sentence).some((change) => change.rate === index && change.base !== undefined)) return undefined;
  const position = positionInList(sentence, index);
  const share = SHARE.exec(lead) ?? BARE_SHARE.exec(lead);
  const target = TARGET.test(lead);
  const named = RATE.exec(lead);
  // 已完工22个，超过半数: words for a share need no 占 before them.
  // 即八成企业满意 says again what stands before.
  const verbal =
    position.size === 1 && (isBareVerbal(sentence, index, rate, lead) || (rate.isVerbal && RESTATED.test(lead)));
  if (!share && !named && !target && !verbal) return undefined;
  const nearIndex =
    (share && position.size === 1 ? amountNamed(sentence, index, subjectOfShare(lead)) : undefined) ??
    nearestOfUnit(sentence, index, share?.[1] ?? '', position) ??
    nearestAmount(sentence, index - position.before, position);
  const told = named && position.size === 1 ? toldBehind(sentence, index, rate, named[1] ?? '') : undefined;
  if (told) return told;
  const near = nearIndex === undefined ? undefined : sentence.figures[nearIndex];
  if (!near || nearIndex === undefined) return undefined;
  const amounts = amountsBefore(sentence, index, near);
  for (const whole of amounts) {
    if (whole === near) continue;
    const plausible = rate.hedge === 'none' || target || whole.nominal.gte(near.nominal);
    if (plausible && isShare(near, whole, rate)) return shareRelation(sentence, near, whole, rate, true);
    // Only a target may be exceeded, and it may stand behind what was done.
    const exceeds = target || whole.nominal.gt(near.nominal);
    if (exceeds && rate.hedge === 'none' && isShare(whole, near, rate)) {
      return shareRelation(sentence, whole, near, rate, true);
    }
    if (saves(named?.[1]) && isSaving(near, whole, rate)) return savingRelation(sentence, near, whole, rate, true);
  }
  if (fitsAnyhow(sentence, amounts, near, rate, saves(named?.[1]))) return undefined;
  if (named && fitsNamedPart(sentence, amounts, rate, named[1] ?? '')) return undefined;
  // 收回832份，回收率98%，其中满意801份: 其中 makes the number before it a whole although it has a share of its own.
  // In A、B、C，分别占16%、43%、41% the other amounts of the list are parts as well.
  const partners = nearIndex - position.before;
  const narrowed = /^其中/.test(sentence.lead(nearIndex));
  const wholes = amounts.filter(
    (figure) =>
      figure !== near &&
      figure.span.start < (sentence.figures[partners]?.span.start ?? near.span.start) &&
      (narrowed || !hasOwnShare(sentence, figure)),
  );
  const together = named && position.size === 1 ? listedWhole(sentence, nearIndex - 1, near) : undefined;
  if (together) {
    const isCalled = namesRate(named?.[1] ?? '', sentence, near, together[0] ?? near);
    const isOfAll = isCalled && /[，,]/.test(sentence.gap(nearIndex)) && rate.hedge === 'none';
    return isOfAll ? shareOfAll(sentence, near, together, rate) : undefined;
  }
  const whole = chooseWhole(sentence, wholes, near, target);
  if (!whole) return undefined;
  // 累计发放贷款41亿元 is no whole of what is there now.
  if (!share && !narrowed && /累计/.test(contextOf(sentence, whole)) && !/累计/.test(contextOf(sentence, near)))
    return undefined;
  if (/[；;]/.test(sentence.slice(near.span.end, rate.span.start))) return undefined;
  const parted = /[；;]/.test(sentence.slice(whole.span.end, near.span.start));
  if (parted && !proven.has(whole) && (share?.[1] ?? '').replace(WHOLE_WORDS, '') === '') return undefined;
  // 34个项目全部开工，开工率100% speaks of the 34 alone.
  if (rate.nominal.eq(100) && /全部|均已|全面/.test(sentence.slice(near.span.start, rate.span.start))) return undefined;
  // A part above its whole means that the whole stands elsewhere; only a target may be exceeded.
  if (!target && near.nominal.gt(whole.nominal) && !exceedsPlainly(sentence, amounts, near, named?.[1]))
    return undefined;
  if (share && lead.includes('占') && !speaksOfPart(sentence, lead, near)) return undefined;
  if (share && !target && !namesWhole(share[1] ?? '', sentence, whole)) return undefined;
  if (target && !/目标|任务|计划|指标/.test(contextOf(sentence, whole))) return undefined;
  if (saves(named?.[1]) && !/节|下浮|让利|减|空|缺/.test(contextOf(sentence, near))) {
    return amounts.length === 2 ? savingRelation(sentence, near, whole, rate, false) : undefined;
  }
  // 其中刑事186件、民事874件、执行156件，结案率99.4%: the rate is of all, and not of the last part.
  if (
    named &&
    !share &&
    endsList(sentence, nearIndex) &&
    !contextOf(sentence, near).includes(named[1]?.slice(-2) ?? '')
  )
    return undefined;
  // 其中第一季度到位率 is of a part that has no figure of its own.
  if (named && !share && /^其中[^，,；;。]{2}/.test(lead)) return undefined;
  if (!share && !target && !verbal && named && !namesRate(named[1] ?? '', sentence, near, whole)) return undefined;
  return shareRelation(sentence, near, whole, rate, false);
}

/** A share in words that needs no 占: 已完工22个，超过半数; 408人支持，支持者不足八成. */
function isBareVerbal(sentence: Sentence, index: number, rate: Figure, lead: string): boolean {
  if (!rate.isVerbal) return false;
  // 超过九成认为: what follows says of whom the share is, and that is nothing told before.
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

const SAYS_OF_WHOM = /^(?:的|认为|表示|反映|希望|觉得|愿意|赞成|选择|来自|对|以上(?:的|认为|表示))/;

/** Whether the characters of a name stand in the words in their order: 参保 in 已参加农业保险. */
function isIn(name: string, words: string): boolean {
  let from = 0;
  for (const sign of name) {
    from = words.indexOf(sign, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** Whether the amount is the last of three or more that are told side by side. */
function endsList(sentence: Sentence, index: number): boolean {
  return index >= 3 && [index, index - 1].every((at) => sentence.gap(at).startsWith('、'));
}

/** 抽考1200名，优秀率22%，优秀264名: the part of the rate follows it. */
function toldBehind(sentence: Sentence, index: number, rate: Figure, words: string): Relation | undefined {
  const part = sentence.figures[index + 1];
  const whole = sentence.figures[index - 1];
  const core = words.slice(-2);
  if (index !== 1 || !part || !whole || core.length < 2 || !isAmount(part.unit.dimension)) return undefined;
  if (!sameKind(part.unit, whole.unit) || contextOf(sentence, whole).includes(core)) return undefined;
  const lead = sentence.lead(index + 1);
  if (lead.replace(/^[不未]|[的有为共]$/g, '') !== core || /[；;。]/.test(sentence.gap(index + 1))) return undefined;
  const holds = /^[不未]/.test(lead) ? isSaving(part, whole, rate) : isShare(part, whole, rate);
  return /^[不未]/.test(lead)
    ? savingRelation(sentence, part, whole, rate, holds)
    : shareRelation(sentence, part, whole, rate, holds);
}

/** The words before a percentage; for one in a list (分别占75%和25%) those before the first. */
function leadOfRate(sentence: Sentence, index: number): string {
  const { before } = positionInList(sentence, index);
  return sentence.lead(index - before);
}

/** The whole among the amounts before the part: the only one, or the one all others are parts of. */
function chooseWhole(
  sentence: Sentence,
  wholes: readonly Figure[],
  _part: Figure,
  target: boolean,
): Figure | undefined {
  if (wholes.length === 0) return undefined;
  if (target) return wholes.find((figure) => /目标|任务|计划|指标/.test(contextOf(sentence, figure)));
  if (wholes.length === 1) return wholes[0];
  const before = wholes[wholes.length - 1];
  const largest = wholes.reduce((a, b) => (b.nominal.gt(a.nominal) ? b : a));
  return largest === wholes[0] || largest === before ? largest : undefined;
}

/** 基层271件，占84%；中级43件，占14%: the first is a part like the second, and the whole stands elsewhere. */
function hasOwnShare(sentence: Sentence, figure: Figure): boolean {
  const next = sentence.figures.indexOf(figure) + 1;
  const lead = sentence.lead(next);
  return sentence.figures[next]?.unit.dimension === 'percent' && (/^(?:约|仅)?占/.test(lead) || RATE.test(lead));
}
