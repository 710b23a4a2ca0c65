import type { Decimal } from '../text/decimal';
import { blockFact } from './block';
import { computedColumns } from './tableComputed';
import { type GridCell, gridOf } from './tableGrid';
import type { TableRelation } from './tableRelation';
import { columnSums, rowSums } from './tableSums';

/** A place to look at: the cell that is most likely wrong and the relations that it breaks. */
export interface TableFault {
  readonly cell: GridCell;
  readonly broken: readonly TableRelation[];
  /** The only value that puts all of them right, if there is one. */
  readonly right: Decimal | undefined;
}

/** The arithmetic of a table, what holds and what does not. */
export const tableRelationsOf = blockFact((block): readonly TableRelation[] => {
  const grid = gridOf(block);
  return grid ? [...columnSums(grid), ...rowSums(grid), ...computedColumns(grid)] : [];
});

/** The cells of a table that do not go with the others. */
export const tableFaultsOf = blockFact((block): readonly TableFault[] => {
  return blame(tableRelationsOf(block));
});

/** A table that breaks more relations is not built the way they take it to be. */
const BROKEN_LIMIT = 24;

/**
 * Finds the cells to blame: one cell that lies in several broken relations and would put all of them right; else the
 * result of each, unless that is confirmed elsewhere and a single part is not.
 */
function blame(relations: readonly TableRelation[]): readonly TableFault[] {
  let broken = relations.filter((relation) => !relation.holds);
  if (broken.length > BROKEN_LIMIT) return [];
  const confirmed = new Set(relations.filter((one) => one.holds).flatMap((one) => [one.result, ...one.parts]));
  const faults: TableFault[] = [];
  while (broken.length > 0) {
    const best = sharedCell(broken) ?? lonelyCell(broken[0] as TableRelation, confirmed);
    const own = broken.filter((relation) => relation.result === best || relation.parts.includes(best));
    const values = own.map((relation) => valueFor(relation, best));
    const [first] = values;
    const agree = first !== undefined && values.every((value) => value?.eq(first));
    faults.push({ cell: best, broken: own, right: agree ? first : undefined });
    broken = broken.filter((relation) => !own.includes(relation));
  }
  return faults;
}

function sharedCell(broken: readonly TableRelation[]): GridCell | undefined {
  const cells = new Set(broken.flatMap((relation) => [relation.result, ...relation.parts]));
  let best: GridCell | undefined;
  let bestScore = 1;
  for (const cell of cells) {
    const own = broken.filter((relation) => relation.result === cell || relation.parts.includes(cell));
    const values = own.flatMap((relation) => valueFor(relation, cell) ?? []);
    const agree = values.length === own.length && values.every((value) => value.eq(values[0] ?? value));
    const score = agree ? own.length + own.filter((relation) => relation.result === cell).length / 10 : 0;
    if (score > bestScore && own.length >= 2) {
      best = cell;
      bestScore = score;
    }
  }
  return best;
}

function lonelyCell(relation: TableRelation, confirmed: ReadonlySet<GridCell>): GridCell {
  if (relation.kind !== 'sum' || !confirmed.has(relation.result)) return relation.result;
  const doubtful = relation.parts.filter((part) => !confirmed.has(part));
  return doubtful.length === 1 && doubtful[0] ? doubtful[0] : relation.result;
}

/** The value of one cell that would make the relation hold; undefined where only the result can be computed. */
function valueFor(relation: TableRelation, cell: GridCell): Decimal | undefined {
  const written = relation.result.number?.value;
  if (relation.result === cell)
    return relation.kind === 'growth' || relation.kind === 'share' || relation.kind === 'rate'
      ? undefined
      : relation.expected;
  const own = cell.number?.value;
  if (!written || !own) return undefined;
  const missing = written.minus(relation.expected);
  if (relation.kind === 'sum' || relation.kind === 'cumulative') return own.plus(missing);
  if (relation.kind === 'change') return relation.parts[1] === cell ? own.plus(missing) : own.minus(missing);
  return undefined;
}
