import { isProseBlock, type Report } from '../report/report';
import type { CalendarDate } from '../text/date';
import { fold, inScript } from '../text/script';
import type { Completion } from './completion';
import type { ReportSession } from './session';

/** A document with its number, as papers cite it: 《…》（国办发〔2023〕3号）. */
const CITED = /《([^《》\r\n]{3,80})》[（(]([^（）()\r\n]{3,30}[〔[](?:19|20)\d\d[〕\]]第?\d{1,5}号)[）)]/g;
/** The same without a number, in the report itself. */
const TITLE = /《([^《》\r\n]{3,80})》/g;
/** Years after which a document is seldom cited any more. */
const RECENT_YEARS = 12;

/**
 * Documents behind an opening 《: those the report cites already, then those that the lists of terms and phrases name as
 * their sources, with their numbers.
 */
export function citationCompletions(
  session: ReportSession,
  before: string,
  offset: number,
  today: CalendarDate,
): Completion[] {
  const typed = /《([^《》]{0,40})$/.exec(before)?.[1];
  if (typed === undefined) return [];
  const { report } = session;
  const { year } = session.check(today).context.asOf.date;
  const documents = new Map<string, { readonly number: string; readonly isOwn: boolean }>();
  for (const [title, number] of citedIn(report)) if (title !== typed) documents.set(title, { number, isOwn: true });
  for (const source of sourcesOf(session)) {
    for (const [, title = '', number = ''] of source.matchAll(CITED)) {
      const issued = Number(/\d{4}/.exec(number)?.[0]);
      if (!documents.has(title) && issued <= year && issued > year - RECENT_YEARS)
        documents.set(title, { number, isOwn: false });
    }
  }
  // A closing mark that the editor has set already is written over.
  const end = report.text.charAt(offset) === '》' ? offset + 1 : offset;
  return [...documents].map(([title, { number, isOwn }], index) => {
    const name = isOwn ? title : inScript(title, report.script);
    const behind = number === '' ? '' : `（${isOwn ? number : inScript(number, report.script)}）`;
    return {
      label: `${name}》${behind}`,
      detail: isOwn ? '本文引用' : '文件',
      insert: `${name}》${behind}`,
      isSnippet: false,
      span: { start: offset - typed.length, end },
      kind: 'value',
      filter: name,
      sort: `${isOwn ? 0 : 1}${String(index).padStart(4, '0')}`,
    };
  });
}

/** Titles cited in the report, with their numbers where it names them, as written. */
function citedIn(report: Report): Map<string, string> {
  const cited = new Map<string, string>();
  for (const { block } of report.blocks) {
    if (!isProseBlock(block)) continue;
    const { text } = block.prose;
    for (const [, title = ''] of text.matchAll(TITLE)) if (!cited.has(title)) cited.set(title, '');
    for (const [, title = '', number = ''] of text.matchAll(CITED)) cited.set(title, number);
  }
  return cited;
}

function* sourcesOf({ knowledge }: ReportSession): Iterable<string> {
  for (const { source } of knowledge.terms.terms) yield source;
  for (const { source } of knowledge.phrases.phrases) yield source;
}

/** Whether the cursor stands behind an opening 《 that nothing has closed. */
export function isInCitation(before: string): boolean {
  return /《[^《》]{0,40}$/.test(fold(before));
}
