import type { FactSheet } from '../knowledge/factSheet';
import { fold, inScript } from '../text/script';
import type { Completion } from './completion';
import type { ReportSession } from './session';

/** Least characters of a name that bring up its figure. */
const LEAST = 2;

/** The agreed figures whose name, or the beginning of it, stands directly before the cursor. */
export function factCompletions(session: ReportSession, before: string, offset: number): Completion[] {
  const { facts } = session.settings;
  if (!facts) return [];
  const { script } = session.report;
  const typed = fold(before);
  return facts.facts.flatMap((fact, index) => {
    const length = typedLength(typed, fact.name, LEAST);
    if (length === 0) return [];
    const figure = inScript(`${fact.value}${fact.unit}`, script);
    const isWhole = length === fact.name.length;
    const label = isWhole ? figure : `${inScript(fact.name, script)}${figure}`;
    return [
      {
        label,
        detail: inScript(`${fact.name}${fact.period === '' ? '' : ` ${fact.period}`}`, script),
        insert: label,
        isSnippet: false,
        span: { start: isWhole ? offset : offset - length, end: offset },
        kind: 'value' as const,
        sort: `0${String(index).padStart(4, '0')}`,
        documentation: sourceOf(facts, index),
      },
    ];
  });
}

function sourceOf({ file, facts }: FactSheet, index: number): string {
  const fact = facts[index];
  return `数据表${file}第${(fact?.line ?? 0) + 1}行${fact?.source ? `；出处：${fact.source}` : ''}`;
}

/** How many characters of the name the text ends with, from its beginning; 0 for fewer than `least`. */
export function typedLength(typed: string, name: string, least: number): number {
  for (let length = Math.min(name.length, typed.length); length >= least; length--) {
    if (typed.endsWith(name.slice(0, length))) return length;
  }
  return 0;
}
