import { type Decimal, decimal } from '../text/decimal';
import type { GridCell, GridRow } from './tableGrid';

/** What the cells of a table have to satisfy; `result` is the cell that is computed from the `parts`. */
export interface TableRelation {
  readonly kind: 'sum' | 'share' | 'growth' | 'change' | 'rate' | 'cumulative' | 'stock';
  readonly result: GridCell;
  readonly parts: readonly GridCell[];
  /** What the result should be. */
  readonly expected: Decimal;
  readonly holds: boolean;
  /** The computation as a clerk writes it: 312+298. */
  readonly formula: string;
}

/** Result = sum of the parts, or undefined when a part is no number; rounding of all of them is allowed for. */
export function sumRelation(result: GridCell, parts: readonly GridCell[]): TableRelation | undefined {
  const total = result.number;
  if (!total || total.isPercent || parts.length < 2) return undefined;
  let sum = decimal(0);
  let margin = total.margin;
  for (const { number } of parts) {
    if (!number || number.isPercent) return undefined;
    sum = sum.plus(number.value);
    margin = margin.plus(number.margin);
  }
  const formula = parts.map((part) => part.cell.prose.text.trim()).join('+');
  return {
    kind: 'sum',
    result,
    parts,
    expected: sum,
    holds: sum.minus(total.value).abs().lte(margin),
    formula: parts.length > 8 ? '各项之和' : formula,
  };
}

/** The cells of some rows in a column: blanks are nothing, words make the sum unknown. */
export function partsOf(rows: readonly GridRow[], column: number): readonly GridCell[] | undefined {
  const parts: GridCell[] = [];
  for (const row of rows) {
    const cell = row.cells[column];
    if (cell?.number) parts.push(cell);
    else if (cell && !cell.isBlank) return undefined;
  }
  return parts;
}

/** The reading that holds most often, if it holds at all and not less often than it fails. */
export function mostBelieved(
  readings: readonly (readonly TableRelation[])[],
  isGiven = false,
): readonly TableRelation[] {
  let best: readonly TableRelation[] = [];
  let bestCount = 0;
  for (const reading of readings) {
    const count = reading.filter((relation) => relation.holds).length;
    if (count > bestCount) {
      best = reading;
      bestCount = count;
    }
  }
  if (bestCount === 0) {
    const [only] = readings;
    return isGiven && readings.length === 1 && only && only.length <= 2 ? only : [];
  }
  return bestCount * 2 >= best.length ? best : [];
}
