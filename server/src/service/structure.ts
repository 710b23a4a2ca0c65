import { escapeCell } from '../import/escape';
import type { PlacedBlock } from '../report/block';
import { elementsOf } from '../report/elements';
import { frontMatterEntry } from '../report/frontMatter';
import { isProseBlock, type Report } from '../report/report';
import { titleOf } from '../report/title';
import type { Edit } from '../rules/rule';
import { newlineOf } from '../text/newline';
import { overlaps, type Span } from '../text/span';
import { settle } from './settle';

/** Levels of marks that print as headings of their own: 第一部分, 一、 and （一）; a 1. mostly opens a paragraph. */
const HEADING_LEVELS: ReadonlySet<number> = new Set([0, 1, 2]);
/** Longest words of a heading that stands alone; what is longer is a sentence with a number. */
const HEADING_LIMIT = 40;
/** What no reader sees and web pages and Word leave behind. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]+/g;

/**
 * The edits that make structured Markdown of pasted plain text: `#` before title and headings, an empty line between
 * paragraphs (those that stood on one line included, down to signature and date), lines that tabs part into cells as
 * a table, no indents, no characters that nobody sees. Words, marks and figures stay. A second time gives none. In
 * the order of the text, without overlaps; `within` narrows it to the blocks that a passage touches.
 */
export function structureEdits(report: Report, within?: Span): Edit[] {
  // What stands parted may read differently than on one line, so look again until nothing is left to part.
  return within === undefined ? settle(report, (current) => editsOf(current)) : editsOf(report, within);
}

function editsOf(report: Report, within?: Span): Edit[] {
  const isChosen = (placed: PlacedBlock) => within === undefined || overlaps(report.blockSpan(placed), within);
  const hashes = headingDepths(report);
  const edits: Edit[] = [];
  let previous: PlacedBlock | undefined;
  for (let index = 0; index < report.blocks.length; index++) {
    const placed = report.blocks[index] as PlacedBlock;
    if (!isChosen(placed)) {
      previous = undefined;
      continue;
    }
    edits.push(...(previous ? parted(report, previous, placed) : withoutIndent(report, placed)));
    const rows = tableRows(report, index, isChosen);
    const last = report.blocks[index + rows.length - 1];
    if (rows.length >= 2 && last) {
      const span = { start: placed.offset, end: report.blockSpan(last).end };
      edits.push({ span, newText: tableText(rows, newlineOf(report.text)) });
      index += rows.length - 1;
      previous = last;
      continue;
    }
    const depth = hashes.get(index);
    if (depth !== undefined)
      edits.push({ span: { start: placed.offset, end: placed.offset }, newText: `${'#'.repeat(depth)} ` });
    if (depth !== undefined) edits.push(...parts(report, placed));
    edits.push(...cleaned(placed));
    previous = placed;
  }
  return merged(edits);
}

/** Number of `#` for the blocks that are headings and have none yet, by their index. */
function headingDepths(report: Report): ReadonlyMap<number, number> {
  const kinds = elementsOf(report);
  const depths = new Map<number, number>();
  const [title, second] = titleOf(report)?.blocks ?? [];
  const titleBlock = title === undefined || second !== undefined ? undefined : report.blocks[title]?.block;
  const isMarked = report.blocks.some(({ block }) => block.depth === 1);
  const hasTitle = isMarked || frontMatterEntry(report.frontMatter, '标题') !== undefined;
  if (title !== undefined && titleBlock?.depth === 0 && titleBlock.container === 'none' && !hasTitle)
    depths.set(title, 1);
  const headings = report.blocks.flatMap(({ block }, index) =>
    kinds[index] === 'body' && isHeading(report, index) && block.mark
      ? [{ index, block, level: block.mark.level }]
      : [],
  );
  const marked = headings.find(({ block }) => block.depth > 0);
  const top = Math.min(...headings.map(({ level }) => level));
  // Headings that have their signs already say how deep the others are.
  const offset = marked ? marked.block.depth - marked.level : 2 - top;
  for (const { index, block, level } of headings) {
    if (block.depth === 0) depths.set(index, Math.min(6, Math.max(1, level + offset)));
  }
  return depths;
}

/** Whether the block is a heading that stands alone: its number and a few words without an end mark. */
function isHeading(report: Report, index: number): boolean {
  const { block } = report.blocks[index] as PlacedBlock;
  if (!isProseBlock(block) || block.container !== 'none' || !block.heading) return false;
  if (!HEADING_LEVELS.has(block.mark?.level ?? 9) || (block.runIn && blankBehindHeading(block) === undefined))
    return false;
  const words = block.prose.text.slice(block.heading.start, block.heading.end).trim();
  return words.length > 0 && words.length <= HEADING_LIMIT && !/[。；，：;,:]$/.test(words);
}

/** The blanks that alone part a heading from the text behind it on its line; undefined when there are none. */
function blankBehindHeading({ heading, runIn, prose }: PlacedBlock['block']): Span | undefined {
  if (!heading || !runIn) return undefined;
  const length = /^[ \t\u3000\u00a0]*/.exec(prose.text.slice(heading.end))?.[0].length ?? 0;
  const blanks = { start: heading.end, end: heading.end + length };
  return length > 0 && prose.isVerbatim(blanks.start, blanks.end)
    ? prose.sourceSpan(blanks.start, blanks.end)
    : undefined;
}

/** The edit that puts the text behind a heading on a line of its own. */
function parts(report: Report, { block, offset }: PlacedBlock): Edit[] {
  const blanks = blankBehindHeading(block);
  if (!blanks) return [];
  return [
    { span: { start: offset + blanks.start, end: offset + blanks.end }, newText: newlineOf(report.text).repeat(2) },
  ];
}

/** The edit that takes away the blanks before the first paragraph. */
function withoutIndent({ text }: Report, { block, offset }: PlacedBlock): Edit[] {
  let start = offset;
  while (start > 0 && /[ \t\u3000\u00a0]/.test(text.charAt(start - 1))) start--;
  const isIndent = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  return isIndent && start < offset && block.container === 'none'
    ? [{ span: { start, end: offset }, newText: '' }]
    : [];
}

/** The edit that puts an empty line between two blocks, unless there is one or more than blanks stands between them. */
function parted(report: Report, before: PlacedBlock, after: PlacedBlock): Edit[] {
  const span = { start: report.blockSpan(before).end, end: after.offset };
  const gap = report.slice(span);
  if (/[^\s\u3000\u200b-\u200f\u2060\ufeff]/.test(gap)) return [];
  if (before.block.kind !== 'paragraph' && after.block.kind !== 'paragraph') return [];
  const isNext = before.block.kind === 'comment' || [before, after].some(({ block }) => block.container !== 'none');
  // A comment speaks of what follows it; the members of a list stay together.
  if (isNext && /[\r\n]/.test(gap)) return [];
  const newText = newlineOf(report.text).repeat(2);
  const isParted =
    (gap.match(/\r\n|\n|\r/g) ?? []).length >= 2 && !/[ \t\u3000\u00a0\u200b-\u200f\u2060\ufeff]$/.test(gap);
  return isParted ? [] : [{ span, newText }];
}

/** Line breaks inside a sentence and invisible characters, taken out of a paragraph. */
function cleaned({ block, offset }: PlacedBlock): Edit[] {
  if (!isProseBlock(block) || block.container !== 'none') return [];
  const edits: Edit[] = [];
  const remove = (start: number, end: number, newText: string) =>
    edits.push({ span: { start: offset + start, end: offset + end }, newText });
  for (const match of block.source.matchAll(/[ \t\u3000]{0,100}(?:\r\n|\n|\r)[ \t\u3000]*/g)) {
    const end = match.index + match[0].length;
    const isLatin =
      /[A-Za-z0-9,.]/.test(block.source.charAt(match.index - 1)) && /[A-Za-z0-9]/.test(block.source.charAt(end));
    // The second line of a setext heading is markup.
    if (block.depth === 0) remove(match.index, end, isLatin ? ' ' : '');
  }
  for (const match of block.source.matchAll(INVISIBLE)) remove(match.index, match.index + match[0].length, '');
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** The cells of the lines from `index` on that tabs part into equally many; fewer than two rows are no table. */
function tableRows(report: Report, index: number, isChosen: (placed: PlacedBlock) => boolean): string[][] {
  const rows: string[][] = [];
  for (let at = index; at < report.blocks.length; at++) {
    const placed = report.blocks[at] as PlacedBlock;
    const { block } = placed;
    const cells = block.source.split('\t').map((cell) => cell.trim());
    const isRow = isProseBlock(block) && block.container === 'none' && block.depth === 0 && block.startsLine;
    if (!isRow || !isChosen(placed) || cells.length < 2 || /[\r\n]/.test(block.source)) break;
    if (rows[0] && rows[0].length !== cells.length) break;
    rows.push(cells);
  }
  return rows;
}

function tableText(rows: readonly (readonly string[])[], newline: string): string {
  const lines = rows.map((row) => `| ${row.map(escapeCell).join(' | ')} |`);
  lines.splice(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`);
  return lines.join(newline);
}

/** In order; what begins where the one before ends becomes one edit with it. */
function merged(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = result[result.length - 1];
    if (last && edit.span.start <= last.span.end) {
      result[result.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        newText: last.newText + edit.newText,
      };
    } else result.push(edit);
  }
  return result;
}
