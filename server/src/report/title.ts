import { fold } from '../text/script';
import type { Span } from '../text/span';
import { frontMatterEntry } from './frontMatter';
import { isPublicationLine } from './publicationLine';
import { isProseBlock, type Report } from './report';
import { reportFact } from './reportFact';

/** A report's title. */
export interface Title {
  /** The whole title, lines joined, as written. */
  readonly text: string;
  /** Where it stands; a title in the front matter only has its place there. */
  readonly span: Span;
  /** Indexes in `report.blocks` of the paragraphs that are the title, repeats included; empty if front matter only. */
  readonly blocks: readonly number[];
}

/** Words a report's title ends with: legal kinds of document and working papers (standards, B.1 and C). */
const KIND_END =
  /(?:报告|总结|要点|思路|计划|方案|请示|批复|通知|通报|通告|公告|公报|决定|决议|意见|函|纪要|简报|议案|规划|汇报|材料|说明|讲话|办法|规定|细则|命令|令|体会|打算|安排)(?:[（(].{1,12}[）)])?$/;

/** Longest title in units. */
const LONGEST = 60;

/** Whether the words end like a title, be it one with marks behind or in it that do not belong there. */
export function mayBeTitle(words: string): boolean {
  return words.length <= LONGEST && KIND_END.test(squeeze(words));
}

/** How far down a title may stand; page furniture of pasted texts stands above it. */
const SEARCH_LIMIT = 6;

/** The title of the report, or undefined when no paragraph near the top is one. */
export const titleOf = reportFact((report): Title | undefined => {
  const stated = frontMatterEntry(report.frontMatter, '标题');
  const found = findInBlocks(report);
  const text = stated?.values[0];
  if (text !== undefined)
    return { text, span: stated?.valueSpans[0] ?? report.frontMatter.span, blocks: found?.blocks ?? [] };
  return found;
});

function findInBlocks(report: Report): Title | undefined {
  const candidates: number[] = [];
  for (let index = 0; index < report.blocks.length && candidates.length < SEARCH_LIMIT; index++) {
    const block = report.blocks[index]?.block;
    if (block && isProseBlock(block)) candidates.push(index);
  }
  const hashed = candidates.find((index) => {
    const block = report.blocks[index]?.block;
    return block?.depth === 1 && !block.mark;
  });
  const first = hashed ?? candidates.find((index) => isTitleLine(report, index));
  if (first === undefined) return undefined;
  const blocks = [first];
  let text = wordsAt(report, first);
  // A title may run over two paragraphs (…工作的 / 自查报告), and pasted texts often repeat it.
  for (let next = first + 1; next <= first + 4; next++) {
    const line = wordsAt(report, next);
    if (line !== '' && isPublicationLine(fold(line))) continue;
    if (line === '' || line.length > LONGEST) break;
    const isRepeat = fold(text).startsWith(fold(line)) || squeeze(text) === squeeze(line);
    const isEndOfRepeat = blocks.length > 1 && fold(text).endsWith(fold(line));
    const ends = KIND_END.test(fold(line)) && !KIND_END.test(fold(text));
    const goesOn = blocks.length === 1 && ends && isTitleLike(report, next);
    if (isRepeat || isEndOfRepeat) blocks.push(next);
    else if (goesOn) {
      blocks.push(next);
      text += line;
    } else break;
  }
  const last = blocks[blocks.length - 1] ?? first;
  const start = report.blocks[first];
  const end = report.blocks[last];
  if (!start || !end) return undefined;
  return { text, span: { start: report.blockSpan(start).start, end: report.blockSpan(end).end }, blocks };
}

function squeeze(text: string): string {
  return fold(text).replace(/[\s，,。、]/g, '');
}

/** The words of a paragraph as written, or nothing for other blocks. */
function wordsAt(report: Report, index: number): string {
  const block = report.blocks[index]?.block;
  return block && isProseBlock(block) ? block.prose.text.trim() : '';
}

function proseAt(report: Report, index: number): string {
  return report.blocks[index]?.block.prose.folded ?? '';
}

function isTitleLike(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block || block.mark || block.container !== 'none') return false;
  const text = block.prose.folded.trim();
  // A full stop behind the kind is a slip in the title and does not make it a sentence.
  const isSlip =
    index === 0 &&
    text.length <= 50 &&
    KIND_END.test(text.replace(/[。.]$/, '')) &&
    !(/[。.]$/.test(text) && /[，。]/.test(text.slice(0, -1)));
  return text.length >= 2 && text.length <= LONGEST && (isSlip || !/[。；;：:！!？?，]$/.test(text));
}

/** A line that can stand as a title by itself: short, unmarked, and either it ends with a kind or it names 关于. */
function isTitleLine(report: Report, index: number): boolean {
  if (!isTitleLike(report, index)) return false;
  const text = proseAt(report, index).trim();
  if (KIND_END.test(text.replace(/[。.]$/, ''))) return true;
  const next = proseAt(report, index + 1).trim();
  return next.length <= 30 && KIND_END.test(next) && /(?:关于|的|年|度|县|市|区|局)/.test(text);
}
