import type { Report } from '../report';
import { movingFact } from '../reportFact';
import { StatementIndex } from './statementIndex';
import type { PlacedStatement } from './statements';

/** The same quantity with two values; `first` stands earlier in the text. */
export interface Conflict {
  readonly first: PlacedStatement;
  readonly second: PlacedStatement;
}

const statementIndexOf = movingFact((report) => new StatementIndex(report));

/** Quantities that the report states twice with values that exclude one another. */
export function conflictsOf(report: Report): Conflict[] {
  const conflicts: Conflict[] = [];
  const told = new Set<unknown>();
  for (const { first, second } of statementIndexOf(report).contradictions()) {
    const { figure } = second.item;
    const pair = `${first.item.figure.digits} ${figure.digits} ${figure.unit.base}`;
    if (told.has(first.item) || told.has(pair)) continue;
    conflicts.push({ first, second });
    told.add(second.item);
    told.add(pair);
  }
  return conflicts;
}
