import { type Decimal, decimal } from '../../text/decimal';
import { type Interval, intersects, scale, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import { fitsQuotient, grownBy, ownNumber, quotientOf } from './quotients';
import type { Relation, Role } from './relation';

const TEN_THOUSAND = decimal(10_000);
const TEN_THOUSANDTH = decimal('0.0001');

/** What a relation would be with one of its figures read in another unit: 万 more or less. */
type Fits = (values: (figure: Figure) => Interval) => boolean;

/** The figure of a broken relation that would make it right with 万 more or less. */
export function scaleSlip(relation: Relation): Figure | undefined {
  const { suspects, fits } = readingOf(relation) ?? {};
  if (!suspects || !fits) return undefined;
  return suspects.find((suspect) => {
    const factor = factorFor(suspect);
    return factor && fits((figure) => (figure === suspect ? scale(figure.value, factor) : figure.value));
  });
}

function factorFor({ unit, exponent }: Figure): Decimal | undefined {
  if (unit.dimension !== 'money') return undefined;
  return exponent === 0 ? TEN_THOUSAND : exponent === 4 ? TEN_THOUSANDTH : undefined;
}

function readingOf(relation: Relation): { readonly suspects: readonly Figure[]; readonly fits: Fits } | undefined {
  const all = (role: Role) =>
    relation.members.flatMap((each) => (each.role === role && each.figure ? [each.figure] : []));
  const [total] = all('合计');
  switch (relation.kind) {
    case 'sum': {
      const parts = all('分项');
      if (!total || parts.length < 2 || total.unit.dimension !== 'money') return undefined;
      return {
        suspects: [...parts, total],
        fits: (values) => intersects(sum(parts.map(values)), values(total)),
      };
    }
    case 'average': {
      const [average] = all('均值');
      const [count] = all('个数');
      if (!total || !average || !count) return undefined;
      return {
        suspects: [total, average],
        fits: (values) => fitsQuotient(values(total), ownNumber(count), values(average)),
      };
    }
    case 'share': {
      const [rate] = all('占比');
      const [part, ...more] = all('分项');
      if (!total || !rate || !part || more.length > 0) return undefined;
      return {
        suspects: [part, total],
        fits: (values) => fitsQuotient(values(part), values(total), quotientOf(rate)),
      };
    }
    case 'growth': {
      const [base] = all('基数');
      const [result] = all('现值');
      const [rate] = all('增幅');
      if (!base || !result || rate?.unit.dimension !== 'percent') return undefined;
      return {
        suspects: [base, result],
        fits: (values) =>
          [1, -1].some((sign) => fitsQuotient(values(result), values(base), grownBy(quotientOf(rate), sign))),
      };
    }
    default:
      return undefined;
  }
}
