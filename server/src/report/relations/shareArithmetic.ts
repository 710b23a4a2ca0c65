import { HUNDRED, toShortText, ZERO } from '../../text/decimal';
import { add, intersects, multiply, subtract, sum } from '../../text/interval';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { fitsQuotient, quotientOf, valueBeside } from './quotients';
import type { Relation } from './relation';
import { contextOf, isSubset } from './shareWords';
import { literal, member, writeNumber } from './writing';

/** Whether the part can be the stated share of the whole. */
export function isShare(part: Figure, whole: Figure, rate: Figure): boolean {
  return fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate));
}

/** Whether the last two or more of the parts together are the stated share of the whole. */
export function sumOfLast(parts: readonly Figure[], whole: Figure, rate: Figure): boolean {
  const target = multiply(whole.value, quotientOf(rate));
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
export function fitsNamedPart(sentence: Sentence, amounts: readonly Figure[], rate: Figure, words: string): boolean {
  const name = words.slice(0, 2);
  const all = sum(amounts.map((figure) => figure.value));
  const target = multiply(all, quotientOf(rate));
  return amounts.some((part) => contextOf(sentence, part).includes(name) && intersects(target, part.value));
}

/** Whether the rate fits any two amounts of the sentence, their rest, or a sum of neighbours. */
export function fitsAnyhow(
  sentence: Sentence,
  amounts: readonly Figure[],
  near: Figure,
  rate: Figure,
  complement: boolean,
): boolean {
  // 超过三成 fits so many pairs that only those with the nearest amount count.
  const loose = rate.hedge === 'over' || rate.hedge === 'under';
  for (const [at, whole] of amounts.entries()) {
    const share = multiply(whole.value, quotientOf(rate));
    for (const part of amounts) {
      if (part === whole || (loose && (part !== near || part.nominal.gt(whole.nominal)))) continue;
      if (intersects(share, part.value)) return true;
      // 不合格8批次 of 320 is a 合格率 of 97.5%.
      const negated = complement || /[不未没无非缺]/.test(sentence.lead(sentence.figures.indexOf(part)));
      if (negated && intersects(share, subtract(whole.value, part.value))) return true;
      const both = multiply(add(whole.value, part.value), quotientOf(rate));
      // Two parts side by side may make up the whole, but then the rate is that of the nearer one.
      const isPart = part === amounts[amounts.length - 1] && !isSubset(sentence, part, whole);
      if (isPart && intersects(both, part.value)) return true;
    }
    if (!loose && (sumOfLast(amounts.slice(0, at), whole, rate) || sumOfLast(amounts.slice(at + 1), whole, rate)))
      return true;
  }
  return !loose && fitsCarriedOver(amounts, rate);
}

/** 旧存312件，新收2846件，审结2903件，结案率91.9%: the whole is what was there and what came. */
function fitsCarriedOver(amounts: readonly Figure[], rate: Figure): boolean {
  const few = amounts.slice(0, 6);
  return few.some((one, at) => {
    const other = few[at + 1];
    if (!other) return false;
    const share = multiply(add(one.value, other.value), quotientOf(rate));
    return amounts.some((part) => part !== one && part !== other && intersects(share, part.value));
  });
}

/** Whether the rate is that of what the part leaves of the whole: 节约率, 空置率. */
export function isSaving(part: Figure, whole: Figure, rate: Figure): boolean {
  return fitsQuotient(subtract(whole.value, part.value), whole.value, quotientOf(rate));
}

/** The relation of a whole, what was used of it, and the stated rate of what is left. */
export function savingRelation(
  sentence: Sentence,
  part: Figure,
  whole: Figure,
  rate: Figure,
  holds: boolean,
): Relation {
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

/** The relation of a part, its whole and the stated share. */
export function shareRelation(sentence: Sentence, part: Figure, whole: Figure, rate: Figure, holds: boolean): Relation {
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

/** The share of one part in several amounts together: 建议87件、提案104件, of which 184件 are 96.3%. */
export function shareOfAll(sentence: Sentence, part: Figure, wholes: readonly Figure[], rate: Figure): Relation {
  const all = [part, ...wholes];
  const nominal = nominalSum(wholes);
  const shown = toShortText(part.nominal.div(nominal).times(HUNDRED), Math.min(rate.decimals, 2) + 1);
  const added = wholes.map((whole) => writeNumber(sentence, whole, all)).join('+');
  const computation = `${writeNumber(sentence, part, all)}÷(${added})=${shown}%`;
  const holds = fitsQuotient(part.value, sum(wholes.map(({ value }) => value)), quotientOf(rate));
  return {
    ...shareRelation(sentence, part, wholes[0] ?? part, rate, holds),
    members: [member('占比', rate), member('分项', part), ...wholes.map((whole) => member('合计', whole))],
    computation,
    message: holds ? '' : `占比与数量不符：${computation}，文中为${literal(sentence, rate)}，请核对各数。`,
  };
}

/** The share of several parts together. */
export function listShare(
  sentence: Sentence,
  parts: readonly Figure[],
  whole: Figure,
  rate: Figure,
): Relation | undefined {
  const [first] = parts;
  if (!first || whole.nominal.lte(0)) return undefined;
  const holds = fitsQuotient(sum(parts.map((part) => part.value)), whole.value, quotientOf(rate));
  const all = [...parts, whole];
  const nominal = nominalSum(parts);
  const shown = toShortText(nominal.div(whole.nominal).times(HUNDRED), Math.min(rate.decimals, 2) + 1);
  const added = parts.map((part) => writeNumber(sentence, part, all)).join('+');
  const computation = `(${added})÷${writeNumber(sentence, whole, all)}=${shown}%`;
  return {
    ...shareRelation(sentence, first, whole, rate, holds),
    members: [member('占比', rate), ...parts.map((part) => member('分项', part)), member('合计', whole)],
    computation,
    message: holds ? '' : `占比与数量不符：${computation}，文中为${literal(sentence, rate)}，请核对各数。`,
  };
}
