import { decimal } from '../../text/decimal';
import { add, type Interval, intersects, multiply, subtract, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { fitsQuotient, quotientOf, valueBeside } from './quotients';
import type { Relation, Role } from './relation';

/*
 * The last question before a broken relation is told: does what is stated follow from other figures beside it? Then the
 * relation was read between the wrong figures, and the text is right: 持证率 93.7% of 46+318 cases, not of the 23 that
 * are left. A wrong figure fits other figures by chance now and then; that miss is the price of never blaming a right one.
 */

/** Paragraphs with more figures offer a chance fit to any number, so there the question says nothing. */
const MOST_FIGURES = 24;
/** From so many digits on a fit with a figure besides is hardly chance, and one with some of the members alone. */
const TELLING_DIGITS = 3;
const TELLING_ALONE = 4;

/** Whether other figures of the paragraph give what the relation states. */
export function hasOtherReading(relation: Relation, figures: readonly Figure[], text: string): boolean {
  const stated = relation.members.find(({ span }) => span.start === relation.span.start)?.figure;
  if (!stated || figures.length > MOST_FIGURES) return false;
  if (relation.kind === 'share' && (isAim(stated, text) || isOfAnother(stated, text))) return true;
  if (relation.kind === 'share' && stated.nominal.eq(100) && !isNamedAlike(stated, relation, text)) return true;
  // 超九成 and 不足百分之五 fit so many pairs that a fit says nothing.
  if (stated.hedge === 'over' || stated.hedge === 'under') return false;
  // 突破百亿元 is open to one side and fits anything.
  const others = figures.filter(({ hedge }) => hedge === 'none' || hedge === 'about').filter((each) => each !== stated);
  const members = new Set(relation.members.map(({ figure }) => figure));
  const isOwn = (figure: Figure) => members.has(figure);
  switch (relation.kind) {
    case 'share':
      return stated.unit.dimension === 'percent' && (isTakenBy(others, relation) || isShareOf(stated, others, isOwn));
    case 'average':
      return isAverageOf(stated, others) || isTotalOfEach(stated, others, relation);
    case 'sum':
      return isTask(stated, text) || (!isBracketed(stated, text) && isSumOf(stated, others, relation, isOwn));
    case 'direction':
      return isOfAnotherThing(relation, figures, text) || isChangeOfOthers(relation, others, isOwn);
    case 'growth':
      return stated.unit.dimension !== 'percent' && isDifferenceOf(stated, others, isOwn);
    default:
      return false;
  }
}

/** Whether the number has digits enough for a fit to be no chance. */
function isTelling({ digits }: Figure, least = TELLING_DIGITS): boolean {
  const written = digits.replace('.', '').replace(/^0/, '');
  return written.replace(/(?<!0)0+$/, '').length >= least;
}

/** The first figure that plays the role in the relation. */
function figureOf({ members }: Relation, role: Role): Figure | undefined {
  return members.find((each) => each.role === role)?.figure;
}

function isSameKind(one: Figure, two: Figure): boolean {
  return one.unit.base === two.unit.base && one.unit.dimension === two.unit.dimension;
}

/** Amounts that can be parts and wholes. */
function isAmount({ unit: { dimension } }: Figure): boolean {
  return !['percent', 'point', 'multiple', 'doubling', 'rank', 'age'].includes(dimension);
}

/** 比上年的898分提高14.5分 where 912.5分 stands before: the change is that of another pair. */
function isChangeOfOthers(relation: Relation, others: readonly Figure[], isOwn: (figure: Figure) => boolean): boolean {
  const change = figureOf(relation, '增幅');
  return change !== undefined && isAmount(change) && isDifferenceOf(change, others, isOwn);
}

/** 渔业3.4亿元，总产值比上年的55.0亿元增长: what is compared is named, and another figure has that name. */
function isOfAnotherThing(relation: Relation, figures: readonly Figure[], text: string): boolean {
  const base = figureOf(relation, '基数');
  const result = figureOf(relation, '现值');
  if (!base || !result) return false;
  const before = text.slice(Math.max(0, base.span.start - 24), base.span.start);
  const noun = /([^，,；;。、：:]{2,12}?)(?:比|较)(?:上年|去年|上期|同期|年初|上一年)?(?:同期)?的?$/
    .exec(before)?.[1]
    ?.slice(-2);
  if (noun === undefined) return false;
  const isNamed = ({ span }: Figure) => text.slice(Math.max(0, span.start - 12), span.start).includes(noun);
  return !isNamed(result) && figures.some((figure) => figure !== base && isSameKind(figure, base) && isNamed(figure));
}

/** 确保就业率不低于90%: what is to be reached does not follow from what there is. */
function isAim(rate: Figure, text: string): boolean {
  const before = text.slice(Math.max(0, rate.span.start - 24), rate.digitSpan.start);
  return /(?:确保|力争|争取)[^，,。；;]{0,16}$|(?:不低于|不少于|不高于|不超过|不得低于)$/.test(before);
}

/** 大班额64个，占班级总数的6.1%: a share of something whose number the paragraph does not give. */
function isOfAnother(rate: Figure, text: string): boolean {
  const before = text.slice(0, rate.digitSpan.start);
  const whole = /占([^，,；;。占]{2,10}?)(?:总数|总量|总额|总人数)的?(?:比例|比重|比)?[由从为达约近到]?$/.exec(before);
  const noun = whole?.[1]?.slice(-2) ?? '';
  return whole !== null && !/^[总全其]/.test(noun) && !before.slice(0, whole.index).includes(noun);
}

/** 受理412件，审结398件，未结37件，法定时限内结案率100%: all of something, which is not what stands nearest. */
function isNamedAlike(rate: Figure, relation: Relation, text: string): boolean {
  const part = figureOf(relation, '分项');
  const stem = /([\u4e00-\u9fff]{1,2})率[均都已也为达约]*$/.exec(text.slice(0, rate.span.start))?.[1] ?? '';
  const words = part ? text.slice(Math.max(0, part.span.start - 8), part.span.start) : '';
  return !words.includes('未') && [...stem].some((character) => words.includes(character));
}

/** 林地12.6万公顷，占60%，覆盖率58.3%: the two amounts already have the share that is theirs. */
function isTakenBy(others: readonly Figure[], relation: Relation): boolean {
  const part = figureOf(relation, '分项');
  const whole = figureOf(relation, '合计');
  if (!part || !whole) return false;
  return others.some(
    (rate) =>
      rate.unit.dimension === 'percent' &&
      fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate)),
  );
}

/** 完成全年任务5500人的95.2%: what a share is taken of is no sum of what was done. */
function isTask(total: Figure, text: string): boolean {
  const before = text.slice(Math.max(0, total.span.start - 14), total.span.start);
  return /(?:任务|目标|计划|预算|指标)[^，,。；;]{0,6}$/.test(before) && /^的?\s*\d/.test(text.slice(total.span.end));
}

function isShareOf(rate: Figure, others: readonly Figure[], isOwn: (figure: Figure) => boolean): boolean {
  const amounts = others.filter(isAmount);
  for (const part of amounts) {
    // The whole is told before its share.
    const same = amounts.filter(
      (figure) => figure !== part && isSameKind(figure, part) && figure.span.start < rate.span.start,
    );
    for (const [at, whole] of same.entries()) {
      const isRead = isOwn(part) && isOwn(whole);
      if (!isRead && fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate))) return true;
      // 上年结转46件、新收318件，化解341件: the rate is that of both together.
      const next = same[at + 1];
      if (next && fitsQuotient(part.value, add(whole.value, next.value), quotientOf(rate))) return true;
    }
  }
  return false;
}

function isAverageOf(average: Figure, others: readonly Figure[]): boolean {
  for (const total of others) {
    if (!isSameKind(total, average)) continue;
    for (const count of others) {
      if (count === total || !isAmount(count)) continue;
      if (fitsQuotient(total.value, count.value, average.derivedValue)) return true;
    }
  }
  return false;
}

/** 教师4名、学生20名，分4组，每组6人: each times their number is the sum of several that stand side by side. */
function isTotalOfEach(total: Figure, others: readonly Figure[], relation: Relation): boolean {
  const each = figureOf(relation, '均值');
  const count = figureOf(relation, '个数');
  if (!each || !count || each === total) return false;
  const product = multiply(each.value, count.value);
  const same = [...others, total]
    .filter((figure) => figure !== each && isSameKind(figure, total))
    .sort((a, b) => a.span.start - b.span.start);
  return same.some((_, at) => {
    const run = same.slice(at, at + 3);
    return run.some(
      (_, length) => length > 0 && intersects(product, sum(run.slice(0, length + 1).map(({ value }) => value))),
    );
  });
}

/** 5790处（5712处，68处）: what stands in brackets right behind a number is its parts beyond doubt. */
function isBracketed(total: Figure, text: string): boolean {
  return /^[（(]/.test(text.slice(total.span.end));
}

function isSumOf(
  total: Figure,
  others: readonly Figure[],
  relation: Relation,
  isOwn: (figure: Figure) => boolean,
): boolean {
  const same = others.filter((figure) => isSameKind(figure, total));
  // What the relation itself adds up is no other reading; of large numbers some members alone are one.
  const counts = (parts: readonly Figure[]) =>
    parts.some((part) => !isOwn(part))
      ? isTelling(total)
      : isTelling(total, TELLING_ALONE) && parts.length < relation.members.length - 1;
  // 264万株 in all, 174万株 in three years and 90万株 in the other two: the stated one is the rest and no sum.
  const isRest = (one: Figure, two: Figure) =>
    (counts([one, two]) || isTelling(total)) &&
    (fits(subtract(one.value, two.value)) || fits(subtract(two.value, one.value)));
  const fits = (value: Interval) => intersects(value, total.value);
  for (let start = 0; start < same.length; start++) {
    for (let end = start + 2; end <= same.length; end++) {
      const run = same.slice(start, end);
      if (counts(run) && fits(sum(run.map(({ value }) => value)))) return true;
    }
  }
  for (const [at, one] of same.entries()) {
    for (const two of same.slice(at + 1)) {
      if (isRest(one, two)) return true;
      if (counts([one, two]) && fits(add(one.value, two.value))) return true;
    }
  }
  return isRestOfSeveral(total, same, isOwn) || isDividedTwice(total, relation) || isMisreadBy(total, same, relation);
}

/** 113个中盈余47个、亏损58个，其余8个: a whole less several that stand side by side. */
function isRestOfSeveral(rest: Figure, same: readonly Figure[], isOwn: (figure: Figure) => boolean): boolean {
  const before = same.filter(({ span }) => span.start < rest.span.start);
  for (let length = 2; length < before.length; length++) {
    const taken = before.slice(-length);
    const left = sum([rest, ...taken].map(({ value }) => value));
    const wholes = before.slice(0, -length);
    if (wholes.some((whole) => (!isOwn(whole) || !taken.every(isOwn)) && intersects(left, whole.value))) return true;
  }
  return false;
}

/** 新发现197处、复查121处；按类别分：…: parts that make the total twice over are two divisions of it. */
function isDividedTwice(total: Figure, relation: Relation): boolean {
  let left: Interval | undefined;
  let divisions = 0;
  for (const { figure } of relation.members) {
    if (!figure || figure === total) continue;
    left = left ? add(left, figure.value) : figure.value;
    if (!intersects(left, total.value)) continue;
    left = undefined;
    divisions++;
  }
  return divisions >= 2 && left === undefined;
}

/** Whether another figure in the place of a member would make the sum right: 年初5218人 for 比年初增加15人. */
function isMisreadBy(total: Figure, same: readonly Figure[], relation: Relation): boolean {
  const computed = /=(\d+(?:\.\d+)?)$/.exec(relation.computation)?.[1];
  if (computed === undefined || total.exponent !== 0 || !isTelling(total)) return false;
  const gap = total.nominal.minus(decimal(computed).times(total.unit.factor)).abs();
  const members = relation.members.flatMap(({ figure }) => (figure && figure !== total ? [figure] : []));
  return same.some(
    (other) =>
      !members.includes(other) &&
      members.some((member) => isSameKind(member, other) && other.nominal.minus(member.nominal).abs().eq(gap)),
  );
}

function isDifferenceOf(change: Figure, others: readonly Figure[], isOwn: (figure: Figure) => boolean): boolean {
  for (const one of others) {
    for (const two of others) {
      if (one === two || !isSameKind(one, two) || (isOwn(one) && isOwn(two))) continue;
      const isAlike = isSameKind(one, change) || one.unit.dimension === 'rank';
      if (isAlike && intersects(subtract(one.value, two.value), change.value)) return true;
    }
  }
  return false;
}
