import { add, type Interval, intersects, subtract, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { sameBase } from '../figures/units';
import type { OtherFigures } from './otherFigures';
import type { Relation } from './relation';

/** Digits from which on a fit with a figure besides is hardly chance, and one with some of the members alone. */
const TELLING_DIGITS = 3;
const TELLING_ALONE = 4;

/** Whether the total is none of the parts it was read with: a task, another sum, a rest, or the total of two divisions. */
export function isOtherSum(total: Figure, relation: Relation, figures: OtherFigures): boolean {
  if (isTask(total, figures.text)) return true;
  if (isBracketed(total, figures.text)) return false;
  const same = figures.others.filter((figure) => sameBase(figure.unit, total.unit));
  return (
    isSumOfOthers(total, same, relation, figures) ||
    isRestOfSeveral(total, same, figures) ||
    isDividedTwice(total, relation) ||
    isMisreadBy(total, same, relation)
  );
}

/** 完成全年任务5500人的95.2%: what a share is taken of is no sum of what was done. */
function isTask(total: Figure, text: string): boolean {
  const before = text.slice(Math.max(0, total.span.start - 14), total.span.start);
  return /(?:任务|目标|计划|预算|指标)[^，,。；;]{0,6}$/.test(before) && /^的?\s*\d/.test(text.slice(total.span.end));
}

/** 5790处（5712处，68处）: what stands in brackets right behind a number is its parts beyond doubt. */
function isBracketed(total: Figure, text: string): boolean {
  return /^[（(]/.test(text.slice(total.span.end));
}

/** Whether figures side by side, or any two, come to the total, or leave it. */
function isSumOfOthers(total: Figure, same: readonly Figure[], relation: Relation, { isOwn }: OtherFigures): boolean {
  const fits = (value: Interval) => intersects(value, total.value);
  // What the relation itself adds up is no other reading; of large numbers some members alone are one.
  const counts = (parts: readonly Figure[]) =>
    parts.some((part) => !isOwn(part))
      ? isTelling(total, TELLING_DIGITS)
      : isTelling(total, TELLING_ALONE) && parts.length < relation.members.length - 1;
  for (let start = 0; start < same.length; start++) {
    for (let end = start + 2; end <= same.length; end++) {
      const run = same.slice(start, end);
      if (counts(run) && fits(sum(run.map(({ value }) => value)))) return true;
    }
  }
  for (const [at, one] of same.entries()) {
    for (const two of same.slice(at + 1)) {
      if (counts([one, two]) && fits(add(one.value, two.value))) return true;
      // 264万株 in all, 174万株 in three years and 90万株 in the other two: the stated one is the rest and no sum.
      const isRest = fits(subtract(one.value, two.value)) || fits(subtract(two.value, one.value));
      if (isTelling(total, TELLING_DIGITS) && isRest) return true;
    }
  }
  return false;
}

/** Whether the number has digits enough for a fit to be no chance. */
function isTelling({ digits }: Figure, least: number): boolean {
  const written = digits.replace('.', '').replace(/^0/, '');
  return written.replace(/(?<!0)0+$/, '').length >= least;
}

/** 113个中盈余47个、亏损58个，其余8个: a whole less several that stand side by side. */
function isRestOfSeveral(rest: Figure, same: readonly Figure[], { isOwn }: OtherFigures): boolean {
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
  if (!relation.computed || total.exponent !== 0 || !isTelling(total, TELLING_DIGITS)) return false;
  const gap = total.nominal.minus(relation.computed).abs();
  const members = relation.members.flatMap(({ figure }) => (figure && figure !== total ? [figure] : []));
  return same.some(
    (other) =>
      !members.includes(other) &&
      members.some((each) => sameBase(each.unit, other.unit) && other.nominal.minus(each.nominal).abs().eq(gap)),
  );
}
