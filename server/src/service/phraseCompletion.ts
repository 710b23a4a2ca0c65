import { isPhraseOf, phraseTextOn } from '../knowledge/phrase';
import { type CalendarDate, toIsoDate } from '../text/date';
import { inScript } from '../text/script';
import type { Span } from '../text/span';
import type { Completion } from './completion';
import type { ReportSession } from './session';

/** The set phrases whose pinyin initials begin with what has been typed, in the wording of the report's own date. */
export function phraseCompletions(
  session: ReportSession,
  typed: string,
  span: Span,
  today: CalendarDate,
): Completion[] {
  const { report } = session;
  const day = toIsoDate(session.check(today).context.asOf.date);
  const letters = typed.toLowerCase();
  return session.knowledge.phrases.phrases
    .filter((phrase) => phrase.initials.startsWith(letters) && isPhraseOf(phrase, day))
    .map((phrase) => ({
      label: inScript(phraseTextOn(phrase, day), report.script),
      detail: '规范表述',
      insert: inScript(phraseTextOn(phrase, day), report.script),
      isSnippet: false,
      span,
      kind: 'phrase',
      filter: phrase.initials,
      sort: `3${String(phrase.initials.length).padStart(3, '0')}`,
      documentation: `${phrase.note}\n\n出处：${phrase.source}`,
    }));
}
