import type { Report } from '../report';
import { reportFact } from '../reportFact';
import { StatementIndex } from './statementIndex';
import type { PlacedStatement } from './statements';

/** The same quantity with two values; `first` stands earlier in the text. */
export interface Conflict {
  readonly first: PlacedStatement;
  readonly second: PlacedStatement;
}

const statementIndexOf = reportFact(
  (report) => new StatementIndex(report),
  (index, change, report) => (index.isOf(change.before) && index.edit(change, report) ? index : undefined),
);

/** Quantities that the report states twice with values that exclude one another. */
export function conflictsOf(report: Report): Conflict[] {
  const index = statementIndexOf(report);
  // The index goes on with the latest version; an older one that is asked about again gets one of its own.
  const own = index.isOf(report.state) ? index : new StatementIndex(report);
  const conflicts: Conflict[] = [];
  const told = new Set<unknown>();
  for (const { first, second } of own.contradictions()) {
    const { figure } = second.item;
    const pair = `${first.item.figure.digits} ${figure.digits} ${figure.unit.base}`;
    if (told.has(first.item) || told.has(pair)) continue;
    conflicts.push({ first, second });
    told.add(second.item);
    told.add(pair);
  }
  return conflicts;
}
