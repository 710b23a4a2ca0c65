import { attachmentsOf } from './attachments';
import { captionsOf } from './captions';
import type { NumberedCount } from './numbering';
import { numberingOf } from './numbering';
import { type Reference, referencesOf } from './references';
import type { Report } from './report';
import { reportFact } from './reportFact';

/** A reference to something the report does not have. */
export interface DanglingReference {
  readonly reference: Reference;
  /** What the report has of that kind, as numbers in order; never empty. */
  readonly known: readonly string[];
}

/** The count that 第N部分 speaks of: 第一部分 itself, else the highest headings of the body. */
export function countedParts(report: Report, unit: string): NumberedCount | undefined {
  const counts = numberingOf(report).filter(({ isBody }) => isBody);
  const own = counts.find(({ level, items }) => level === 0 && items[0]?.mark?.unit === unit);
  if (own || unit !== '部分') return own;
  if (counts.some(({ level }) => level === 0)) return undefined;
  const highest = counts.find(({ level }) => level === 1);
  return highest && highest.items.length >= 2 ? highest : undefined;
}

/** References whose target does not exist although the report numbers such things itself. */
export const danglingReferences = reportFact((report): readonly DanglingReference[] => {
  const known = new Map<string, Set<string>>();
  const add = (target: string, number: string | number) => {
    const numbers = known.get(target) ?? new Set<string>();
    numbers.add(String(number));
    known.set(target, numbers);
  };
  const { noted, labels, stated } = attachmentsOf(report);
  const items = [...noted, ...labels];
  for (let number = 1; number <= Math.max(noted.length, labels.length, stated); number++) add('附件', number);
  for (const { value } of items) if (value !== undefined) add('附件', value);
  for (const { kind, number } of captionsOf(report)) add(kind, number);
  for (const unit of ['部分', '章', '节']) {
    const count = countedParts(report, unit);
    // A missing or doubled heading is reported where it stands; references up to the last number are not blamed.
    const numbers = count?.items.map(({ value }, index) => Math.max(value, count.corrected[index] ?? 0)) ?? [];
    for (let number = 1; number <= Math.max(0, ...numbers); number++) add(unit, number);
  }
  return referencesOf(report).flatMap((reference) => {
    const numbers = known.get(reference.target);
    return numbers && !numbers.has(reference.number) ? [{ reference, known: [...numbers] }] : [];
  });
});
