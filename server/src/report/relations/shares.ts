import { HUNDRED, toShortText, ZERO } from '../../text/decimal';
import { add, fromPercent, intersects, multiply, subtract, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause } from './changes';
import type { Relation } from './relation';
import { literal, member, writeNumber } from './writing';

const COMPARED = /(?:占|完成|为|是|达到?|相当于|等于|超过|约为|仅为|只有)[^，,；;。]{0,22}$/;
const SHARE = /(?:^|[^，,；;。]*?)占(?:到|了|比|其中|其|全部|总)?([^，,；;。]{0,18}?)(?:的|比例|比重|为|达到?|约|比)*$/;
const TARGET = /(?:完成|达到?|为|占|是)[^，,；;。]{0,6}(?:目标|任务|计划|指标)[^，,；;。]{0,4}$/;
const RATE =
  /([^，,；;。、]{1,10}?)(?:率|比例|比重|占比|进度|[^方层全对]面)(?:分?别?)(?:为|是|达到?|已达|约|仅|只有|保持在|超)?(?:到|为)?$/;
const CHANGE_WORDS = /同比|环比|较|比上|比去|增长(?!面)|增加|提高|提升|上升|下降|降低|减少|回落/;
/** Words in 占…的 that only say “of all of them”. */
const WHOLE_WORDS =
  /全县|全市|全省|全区|全镇|全乡|全校|全村|全年|全部|应|总数|总量|总额|总人数|总户数|总面积|总里程|人数|户数|总|数|量|额|的|全|其|中|比例|比重/g;

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
    const relation = ofNamedWhole(sentence, index, rate) ?? ofSentence(sentence, index, rate, proven);
    if (!relation) continue;
    relations.push(relation);
    const whole = relation.members[2]?.figure;
    if (relation.holds && whole) proven.add(whole);
  }
  return relations;
}

/** Sentences before that are searched for the whole that 占… names. */
const SENTENCES_BACK = 3;

/** 批复预算2860万元…。申请2002万元，占总预算的70%: the whole is named, and stands in a sentence before. */
export function findSharesAcross(sentences: readonly Sentence[], known: readonly Relation[]): Relation[] {
  const relations: Relation[] = [];
  for (const [at, sentence] of sentences.entries()) {
    for (let index = 1; at > 0 && index < sentence.figures.length; index++) {
      const rate = sentence.figures[index];
      if (rate?.unit.dimension !== 'percent' || rate.hedge === 'range' || known.some(({ span }) => span === rate.span))
        continue;
      const lead = sentence.lead(index);
      const words = lead.startsWith('占') ? (SHARE.exec(lead)?.[1]?.replace(WHOLE_WORDS, '') ?? '') : '';
      const part = sentence.figures[index - 1];
      if (words.length < 2 || !part || !isAmount(part.unit.dimension) || lead.length > 12) continue;
      if (changeClause(sentence, index - 1)) continue;
      const relation = acrossSentences(
        sentences.slice(Math.max(0, at - SENTENCES_BACK), at),
        sentence,
        part,
        rate,
        words,
      );
      if (relation) relations.push(relation);
    }
  }
  return relations;
}

/** Whether the share is nearly right: over several sentences the whole may be another by a little. */
function isClose(part: Figure, whole: Figure, rate: Figure): boolean {
  const computed = part.nominal.div(whole.nominal).times(HUNDRED);
  return computed.minus(rate.nominal).abs().times(20).lt(rate.nominal);
}

function acrossSentences(
  before: readonly Sentence[],
  sentence: Sentence,
  part: Figure,
  rate: Figure,
  words: string,
): Relation | undefined {
  const wholes: Figure[] = [];
  for (const earlier of before) {
    for (const [index, figure] of earlier.figures.entries()) {
      if (!sameKind(figure.unit, part.unit) || figure.hedge !== 'none') continue;
      if (isShare(part, figure, rate)) return shareRelation(sentence, part, figure, rate, true);
      if (figure.nominal.gt(part.nominal) && (earlier.lead(index) + earlier.tail(index)).includes(words))
        wholes.push(figure);
    }
  }
  const [whole] = wholes;
  if (!whole || isClose(part, whole, rate)) return undefined;
  return wholes.every((other) => other.nominal.eq(whole.nominal))
    ? shareRelation(sentence, part, whole, rate, false)
    : undefined;
}

/** 占1575万元的80%, 完成年度目标3800套的111.5%, 1554万元的30%（466万元）. */
function ofNamedWhole(sentence: Sentence, index: number, rate: Figure): Relation | undefined {
  const whole = sentence.figures[index - 1];
  if (!whole || !isAmount(whole.unit.dimension)) return undefined;
  const gap = sentence.gap(index);
  if (!/^[^，,；;。、（(]{0,10}的$/.test(gap)) return undefined;
  if (!COMPARED.test(sentence.lead(index - 1))) return ofBracket(sentence, index, rate, whole);
  const parts = amountsBefore(sentence, index - 1, whole);
  const [nearest] = parts.slice(-1);
  if (!nearest) return undefined;
  if (parts.some((part) => isShare(part, whole, rate))) {
    return shareRelation(sentence, parts.find((part) => isShare(part, whole, rate)) ?? nearest, whole, rate, true);
  }
  if (sumOfLast(parts, whole, rate)) return undefined;
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

/** Shares whose whole stands somewhere before in the sentence. */
function ofSentence(
  sentence: Sentence,
  index: number,
  rate: Figure,
  proven: ReadonlySet<Figure>,
): Relation | undefined {
  const lead = leadOfRate(sentence, index);
  if (lead === undefined || CHANGE_WORDS.test(lead)) return undefined;
  const position = positionInList(sentence, index);
  const share = SHARE.exec(lead);
  const target = TARGET.test(lead);
  const named = RATE.exec(lead);
  // 已完工22个，超过半数: words for a share need no 占 before them.
  const verbal = rate.isVerbal && (lead === '' || lead === '已') && position.size === 1;
  if (!share && !named && !target && !verbal) return undefined;
  const nearIndex = nearestAmount(sentence, index - position.before, position);
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
  const wholes = amounts.filter(
    (figure) => figure !== near && figure.span.start < near.span.start && !hasOwnShare(sentence, figure),
  );
  const whole = chooseWhole(sentence, wholes, near, target);
  if (!whole) return undefined;
  if (/[；;]/.test(sentence.slice(near.span.end, rate.span.start))) return undefined;
  const parted = /[；;]/.test(sentence.slice(whole.span.end, near.span.start));
  if (parted && !proven.has(whole) && (share?.[1] ?? '').replace(WHOLE_WORDS, '') === '') return undefined;
  // 34个项目全部开工，开工率100% speaks of the 34 alone.
  if (rate.nominal.eq(100) && /全部|均已|全面/.test(sentence.slice(near.span.start, rate.span.start))) return undefined;
  // A part above its whole means that the whole stands elsewhere; only a target may be exceeded.
  if (!target && near.nominal.gt(whole.nominal) && !exceedsPlainly(sentence, amounts, near, named?.[1]))
    return undefined;
  if (share && !speaksOfPart(sentence, lead, near)) return undefined;
  if (share && !target && !namesWhole(share[1] ?? '', sentence, whole)) return undefined;
  if (target && !/目标|任务|计划|指标/.test(contextOf(sentence, whole))) return undefined;
  if (saves(named?.[1]) && !/节|下浮|让利|减|空|缺/.test(contextOf(sentence, near))) {
    return amounts.length === 2 ? savingRelation(sentence, near, whole, rate, false) : undefined;
  }
  if (!share && !target && !verbal && named && !namesRate(named[1] ?? '', sentence, near, whole)) return undefined;
  return shareRelation(sentence, near, whole, rate, false);
}

/** The words before a percentage; for one in a list (分别占75%和25%) those before the first. */
function leadOfRate(sentence: Sentence, index: number): string | undefined {
  const { before } = positionInList(sentence, index);
  return sentence.lead(index - before);
}

interface Position {
  /** Percentages before this one in its list. */
  readonly before: number;
  /** All percentages of the list. */
  readonly size: number;
}

function positionInList(sentence: Sentence, index: number): Position {
  const isPercent = (at: number) => sentence.figures[at]?.unit.dimension === 'percent';
  const joined = (at: number) => isPercent(at) && isPercent(at - 1) && /^[、，,和与及\s]{1,2}$/.test(sentence.gap(at));
  let first = index;
  while (joined(first)) first--;
  let last = index;
  while (joined(last + 1)) last++;
  return { before: index - first, size: last - first + 1 };
}

/** The amount a rate speaks of: the nearest before it, or its partner where both stand in lists of one length. */
function nearestAmount(sentence: Sentence, first: number, position: Position): number | undefined {
  const amounts: number[] = [];
  for (let at = first - 1; at >= 0; at--) {
    const figure = sentence.figures[at];
    if (!figure || !isAmount(figure.unit.dimension)) {
      if (amounts.length > 0) break;
      continue;
    }
    amounts.unshift(at);
  }
  if (position.size === 1) return amounts[amounts.length - 1];
  return amounts.length >= position.size ? amounts[amounts.length - position.size + position.before] : undefined;
}

/** Amounts of the same kind as `like` before `index`. */
function amountsBefore(sentence: Sentence, index: number, like: Figure): Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < index; at++) {
    const figure = sentence.figures[at];
    if (figure && isAmount(figure.unit.dimension) && sameKind(figure.unit, like.unit) && figure.hedge !== 'range') {
      found.push(figure);
    }
  }
  return found;
}

export function isShare(part: Figure, whole: Figure, rate: Figure): boolean {
  const alike = part.exponent === whole.exponent;
  const all = alike ? whole.coarseValueWith(part.decimals) : whole.value;
  const some = alike ? part.coarseValueWith(whole.decimals) : part.value;
  return intersects(multiply(all, fromPercent(rate.derivedValue)), some);
}

function sumOfLast(parts: readonly Figure[], whole: Figure, rate: Figure): boolean {
  const target = multiply(whole.value, fromPercent(rate.derivedValue));
  let total = parts[parts.length - 1]?.value;
  for (let at = parts.length - 2; at >= 0 && total; at--) {
    const part = parts[at];
    if (!part) break;
    total = add(total, part.value);
    if (intersects(target, total)) return true;
  }
  return false;
}

/** 公办园86所、民办园58所，公办园占比59.7%: the named part over both. */
function fitsNamedPart(sentence: Sentence, amounts: readonly Figure[], rate: Figure, words: string): boolean {
  const name = words.slice(0, 2);
  const all = sum(amounts.map((figure) => figure.value));
  const target = multiply(all, fromPercent(rate.derivedValue));
  return amounts.some((part) => contextOf(sentence, part).includes(name) && intersects(target, part.value));
}

/** Whether the rate fits any two amounts of the sentence, their rest, or a sum of neighbours. */
function fitsAnyhow(
  sentence: Sentence,
  amounts: readonly Figure[],
  near: Figure,
  rate: Figure,
  complement: boolean,
): boolean {
  // 超过三成 fits so many pairs that only those with the nearest amount count.
  const loose = rate.hedge === 'over' || rate.hedge === 'under';
  for (const [at, whole] of amounts.entries()) {
    const share = multiply(whole.value, fromPercent(rate.derivedValue));
    for (const part of amounts) {
      if (part === whole || (loose && (part !== near || part.nominal.gt(whole.nominal)))) continue;
      if (intersects(share, part.value)) return true;
      // 不合格8批次 of 320 is a 合格率 of 97.5%.
      const negated = complement || /[不未没无非缺]/.test(sentence.lead(sentence.figures.indexOf(part)));
      if (negated && intersects(share, subtract(whole.value, part.value))) return true;
      const both = multiply(add(whole.value, part.value), fromPercent(rate.derivedValue));
      // Two parts side by side may make up the whole, but then the rate is that of the nearer one.
      if (part === amounts[amounts.length - 1] && intersects(both, part.value)) return true;
    }
    if (!loose && (sumOfLast(amounts.slice(0, at), whole, rate) || sumOfLast(amounts.slice(at + 1), whole, rate)))
      return true;
  }
  return false;
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

/** 组织55名学生参赛，获奖59人，获奖率90.8%: the rate is that of the only two amounts there are. */
function exceedsPlainly(
  sentence: Sentence,
  amounts: readonly Figure[],
  part: Figure,
  rateWords: string | undefined,
): boolean {
  const core = rateWords?.slice(-2) ?? '';
  if (/完成|达标|达成/.test(core)) return true;
  return amounts.length === 2 && core.length === 2 && contextOf(sentence, part).includes(core);
}

/** 基层271件，占84%；中级43件，占14%: the first is a part like the second, and the whole stands elsewhere. */
function hasOwnShare(sentence: Sentence, figure: Figure): boolean {
  const next = sentence.figures.indexOf(figure) + 1;
  return sentence.figures[next]?.unit.dimension === 'percent' && /^(?:约|仅)?占/.test(sentence.lead(next));
}

/** The clause words around a figure, before and behind it. */
function contextOf(sentence: Sentence, figure: Figure): string {
  const index = sentence.figures.indexOf(figure);
  return sentence.lead(index) + sentence.tail(index);
}

/** Whether the words before 占 are about the part: 税收收入占… is not about the figure that happens to be nearest. */
function speaksOfPart(sentence: Sentence, lead: string, part: Figure): boolean {
  const subject = lead
    .slice(0, lead.indexOf('占'))
    .replace(/^(?:其中|约|仅|分别|共|合计|均|已|也|则)+|(?:约|仅|分别|共|合计|已)+$/g, '');
  return subject.length < 2 || contextOf(sentence, part).includes(subject.slice(-2));
}

/** Whether 占…的 names no other whole than the one found. */
function namesWhole(words: string, sentence: Sentence, whole: Figure): boolean {
  const rest = words.replace(WHOLE_WORDS, '');
  if (rest === '') return true;
  const context = sentence.slice(sentence.start, whole.span.start) + sentence.tail(sentence.figures.indexOf(whole));
  return [...rest].filter((character) => context.includes(character)).length * 2 > rest.length;
}

/** What the part of a rate may be called instead: 完成率 of 办结17件. */
const ALSO_CALLED: readonly (readonly [RegExp, RegExp])[] = [
  [/执行$/, /预算|支/],
  [/完成$/, /办结|完工|建成|竣工|落实|兑现|实施/],
  [/办结$/, /办理|答复|办复|结案|审结/],
  [/结案$/, /审结|办结/],
  [/整改$/, /销号|化解|完成/],
  [/就业$/, /签约|上岗|安置/],
];

/** Whether the rate is called after what the amounts count: 获奖率 after 获奖59人. */
function namesRate(words: string, sentence: Sentence, part: Figure, whole: Figure): boolean {
  const core = words.slice(-4).replace(/[的总全年均综合]/g, '');
  const context = contextOf(sentence, part) + contextOf(sentence, whole);
  // A single common character (地 in 绿地率 and 占地) names nothing.
  const telling = [...core.slice(-2)].filter((character) => !'地面人数生校学县市村年项户度量本'.includes(character));
  if (ALSO_CALLED.some(([name, words]) => name.test(core) && words.test(context))) return true;
  return context.includes(core.slice(-2)) || telling.some((character) => context.includes(character));
}

/** Rates of what was saved or is missing: 节约率 is one less the share that was used. */
function saves(words: string | undefined): boolean {
  return /(?:节约|节资|节支|下浮|优惠|让利|核减|审减|空置|缺编|空编)$/.test(words ?? '');
}

function isSaving(part: Figure, whole: Figure, rate: Figure): boolean {
  const share = multiply(whole.value, fromPercent(rate.derivedValue));
  return intersects(share, subtract(whole.value, part.value));
}

function savingRelation(sentence: Sentence, part: Figure, whole: Figure, rate: Figure, holds: boolean): Relation {
  const all = [part, whole];
  const saved = whole.nominal.eq(0) ? ZERO : whole.nominal.minus(part.nominal).div(whole.nominal).times(HUNDRED);
  const [first, second] = [writeNumber(sentence, whole, all), writeNumber(sentence, part, all)];
  const computation = `(${first}-${second})÷${first}=${toShortText(saved, rate.decimals + 1)}%`;
  return {
    ...shareRelation(sentence, part, whole, rate, holds),
    computation,
    message: holds ? '' : `比率与数量不符：${computation}，文中为${literal(sentence, rate)}，请核对这三个数。`,
  };
}

function shareRelation(sentence: Sentence, part: Figure, whole: Figure, rate: Figure, holds: boolean): Relation {
  const all = [part, whole];
  const share = whole.nominal.eq(0) ? undefined : part.nominal.div(whole.nominal).times(HUNDRED);
  const shown = share ? `${toShortText(share, Math.min(rate.decimals, 2) + 1)}%` : '';
  const computation = `${writeNumber(sentence, part, all)}÷${writeNumber(sentence, whole, all)}=${shown}`;
  const written = literal(sentence, rate);
  return {
    kind: 'share',
    rule: 'figure-share',
    members: [member('占比', rate), member('分项', part), member('合计', whole)],
    span: rate.span,
    computation,
    holds,
    message: holds ? '' : `占比与数量不符：${computation}，文中为${written}，请核对这三个数。`,
    correction: undefined,
  };
}
