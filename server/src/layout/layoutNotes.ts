import { isHan } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import { specOf } from './flow';
import type { PagedReport } from './pages';
import { type SetLine, setParagraph } from './setLines';
import type { Paragraph, StyledBlock, StyledReport } from './styled';
import { splitsWord } from './titleBreak';

/** Something about the look of the paper that a careful typist would change; no rule forbids it. */
export interface LayoutNote {
  readonly kind: 'short-last-line' | 'heading-at-page-end' | 'title-word-split';
  readonly message: string;
  /** Offsets in the report. */
  readonly span: Span;
}

/** Paragraphs of running text, in which one character more or less is easily found. */
const RUNNING: ReadonlySet<string> = new Set(['body', 'quote', 'addressee', 'note', 'titleNote']);

/** What looks bad on the pages of a report, in the order of the text. */
export function layoutNotes(styled: StyledReport, paged: PagedReport): LayoutNote[] {
  const notes: LayoutNote[] = [];
  for (const block of styled.blocks) {
    const { paragraph } = block;
    if (!paragraph?.origin) continue;
    const isHeading = block.role.startsWith('heading');
    if (isHeading || RUNNING.has(block.role)) {
      const note = shortLastLine(block, setParagraph(paragraph, specOf(block, styled.spec)));
      if (note) notes.push(note);
    } else if (paragraph.style === 'title') notes.push(...splitWords(block, paragraph, styled));
  }
  notes.push(...headingsAtPageEnd(paged));
  return notes.sort((a, b) => a.span.start - b.span.start);
}

function textOf(line: SetLine): string {
  return line.runs.map(({ text }) => text).join('');
}

/** A last line of one character, with or without a mark behind it. */
function shortLastLine(block: StyledBlock, lines: readonly SetLine[]): LayoutNote | undefined {
  const last = lines[lines.length - 1];
  if (lines.length < 2 || !last) return undefined;
  const words = textOf(last).trim();
  const characters = [...words].filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (characters.length !== 1 || !isHan(characters[0]?.charCodeAt(0) ?? 0)) return undefined;
  const message = `这一段排到末行只剩“${words}”，单字成行不美观；增减一两个字就能避免。`;
  return { kind: 'short-last-line', message, span: spanOfLine(block, last) };
}

function spanOfLine({ offset }: StyledBlock, { runs }: SetLine): Span {
  return spanOf(offset + (runs[0]?.from ?? 0), offset + (runs[runs.length - 1]?.to ?? 0));
}

/** Lines of a title that end inside a word (clause 7.3.1: 词意完整). */
function splitWords(block: StyledBlock, paragraph: Paragraph, { spec }: StyledReport): LayoutNote[] {
  const notes: LayoutNote[] = [];
  let at = 0;
  const lines = setParagraph(paragraph, specOf(block, spec));
  for (const line of lines.slice(0, -1)) {
    at += line.runs.reduce((sum, { text, style }) => sum + (style === 'noteMark' ? 0 : text.length), 0);
    if (!splitsWord(paragraph.text, at)) continue;
    const around = `${paragraph.text.slice(Math.max(0, at - 2), at)}/${paragraph.text.slice(at, at + 2)}`;
    const message = `标题在词的中间换行（${around}）；请调整标题的字数，使每行词意完整。`;
    notes.push({ kind: 'title-word-split', message, span: spanOfLine(block, line) });
  }
  return notes;
}

/** Headings that the next page's text belongs to: lists of headings are the one case the page breaker leaves so. */
function headingsAtPageEnd({ pages }: PagedReport): LayoutNote[] {
  return pages.slice(0, -1).flatMap((page): LayoutNote[] => {
    const last = page.lastLine;
    if (!last?.role.startsWith('heading')) return [];
    const next = pages[page.number]?.firstLine;
    if (!next || next.role.startsWith('heading')) return [];
    if (next.role === 'signature' || next.role === 'date' || next.role === 'attachmentMark') return [];
    const message = `小标题落在第${page.number}页末行，内容在下一页；请增减上文的字数。`;
    return [{ kind: 'heading-at-page-end', message, span: last.source }];
  });
}
