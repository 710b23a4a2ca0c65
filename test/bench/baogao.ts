import { knowledgeData } from 'baogao:knowledge';
import { createKnowledge } from '../../server/src/knowledge/loadKnowledge';
import { Report } from '../../server/src/report/report';
import { Checker } from '../../server/src/service/check';
import { pagesOf } from '../../server/src/service/pages';
import { ReportSession } from '../../server/src/service/session';

/** What of Baogao the benchmark measures, as the server uses it; bundled like the server itself. */

const TODAY = { year: 2026, month: 6, day: 30 };
const knowledge = createKnowledge(knowledgeData);

/** Reads and checks a text that was never seen before, with all rules; returns the number of findings. */
export function check(text: string): number {
  return new Checker(knowledge).check(Report.parse(text), TODAY).findings.length;
}

/** An open report that takes edits, as in the editor. */
export function open(text: string) {
  const session = new ReportSession(text, 1, knowledge, { enable: 'always', page: {}, levels: {} });
  let version = 1;
  let known: readonly string[] = [];
  session.check(TODAY);
  return {
    /** The findings after an edit. */
    edit(changed: string): number {
      session.update(changed, ++version);
      return session.check(TODAY).findings.length;
    },
    /** The pages after the last edit, those that changed with their HTML; returns the number of pages. */
    pages(): number {
      const { pages } = pagesOf(session, TODAY, { known });
      known = pages.map(({ hash }) => hash);
      return pages.length;
    },
  };
}

/** The wordings of the term lists, for the contestants that take a list of words. */
export function wordings(count: number): string[] {
  const forms = knowledge.terms.terms.filter((term) => term.verdict === 'report').flatMap((term) => term.forms);
  return [...new Set(forms)].filter((form) => form.length >= 2).slice(0, count);
}
