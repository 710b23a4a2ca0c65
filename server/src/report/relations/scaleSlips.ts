import { decimal } from '../../text/decimal';
import { intersects, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Relation } from './relation';

const TEN_THOUSAND = decimal(10_000);

/** The figure of a broken sum that would make it right with 万 more or less. */
export function scaleSlip(relation: Relation): Figure | undefined {
  if (relation.kind !== 'sum') return undefined;
  const total = relation.members.find(({ role }) => role === '合计')?.figure;
  const parts = relation.members.filter(({ role }) => role === '分项').flatMap(({ figure }) => figure ?? []);
  if (!total || parts.length < 2 || total.unit.dimension !== 'money') return undefined;
  for (const suspect of [...parts, total]) {
    const factor = suspect.exponent === 0 ? TEN_THOUSAND : suspect.exponent === 4 ? decimal('0.0001') : undefined;
    if (!factor) continue;
    const valueFor = (figure: Figure) => {
      if (figure !== suspect) return figure.value;
      const { low, high } = figure.value;
      return { ...figure.value, low: low?.times(factor), high: high?.times(factor) };
    };
    if (intersects(sum(parts.map(valueFor)), valueFor(total))) return suspect;
  }
  return undefined;
}
