import { elementsOf } from '../report/elements';
import { frontMatterEntry } from '../report/frontMatter';
import { type FigureEntry, figureEntriesOf } from '../report/relations/figureEntries';
import { isProseBlock } from '../report/report';
import { fold } from '../text/script';
import type { Completion } from './completion';
import { typedLength } from './factCompletion';
import type { ReportSession } from './session';

/** Least characters of a name that bring up what follows it. */
const LEAST = 3;
/** What stands before the name of the thing that is counted. */
const LEAD = /^(?:全[国省市县区州镇乡校]|我[省市县区]|共有|现有|共|有)+/;
/** Most proposals of a kind; a longer list is no help. */
const LIMIT = 12;

/** Figures that the report has stated already, behind the words they were stated with: 在校学生 → 24303人. */
export function reportFigureCompletions(session: ReportSession, before: string, offset: number): Completion[] {
  const { report } = session;
  const typed = fold(before);
  const found = new Map<string, FigureEntry>();
  for (const entry of figureEntriesOf(report)) {
    const isHere = entry.span.start <= offset && offset <= entry.span.end;
    const subject = fold(entry.subject).replace(LEAD, '');
    // Only what was said before the cursor, and the name in full: a part of it could be anything.
    if (isHere || entry.span.end > offset || subject.length < LEAST || !typed.endsWith(subject)) continue;
    found.set(`${entry.period} ${entry.text}`, entry);
  }
  return [...found.values()]
    .slice(-LIMIT)
    .reverse()
    .map(({ subject, period, text }, index) => ({
      label: text,
      detail: `本文：${[period, subject].filter((part) => part !== '').join(' ')}`,
      insert: text,
      isSnippet: false,
      span: { start: offset, end: offset },
      kind: 'value' as const,
      sort: `1${String(index).padStart(4, '0')}`,
    }));
}

/** The names of bodies that the report itself uses at its head and end, when the beginning of one has been typed. */
export function ownNameCompletions(session: ReportSession, before: string, offset: number): Completion[] {
  const typed = fold(before);
  return ownNames(session).flatMap((name, index) => {
    const length = typedLength(typed, fold(name), LEAST);
    if (length === 0 || length === name.length) return [];
    const proposal: Completion = {
      label: name,
      detail: '本文的机关名称',
      insert: name,
      isSnippet: false,
      span: { start: offset - length, end: offset },
      kind: 'value',
      sort: `2${String(index).padStart(4, '0')}`,
    };
    return [proposal];
  });
}

function ownNames({ report }: ReportSession): string[] {
  const stated = (['发文机关', '主送机关', '抄送', '印发机关'] as const).flatMap(
    (key) => frontMatterEntry(report.frontMatter, key)?.values ?? [],
  );
  const kinds = elementsOf(report);
  const written = report.blocks.flatMap(({ block }, index) =>
    isProseBlock(block) && (kinds[index] === 'addressee' || kinds[index] === 'signature') ? [block.prose.text] : [],
  );
  const names = [...stated, ...written].flatMap((text) => text.split(/[，、,；;：:]/)).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name.length > LEAST);
}
