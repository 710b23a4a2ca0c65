import { frontMatterEntry } from '../report/frontMatter';
import { Report } from '../report/report';
import { titleOf } from '../report/title';
import { escapeCell, escapeInline, escapeParagraph } from './escape';
import { type FrontMatterValue, frontMatterText, type ReadFrontMatter, readFrontMatter } from './frontMatter';
import {
  type ImportedBlock,
  type ImportedDocument,
  type ImportedParagraph,
  type ImportedRun,
  type ImportedTable,
  textOfRuns,
} from './importedDocument';

/** A draft made from a file of another program. */
export interface ImportedDraft {
  readonly markdown: string;
  /** Pictures that the draft names, with their paths relative to it. */
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly notes: readonly string[];
}

/** Least size in points of a centred line at the top that is a title though no style says so. */
const LEAST_TITLE = 18;
/** Blocks at the top in which a title without a style is looked for. */
const TOP = 12;
const NO_FRONT_MATTER: ReadFrontMatter = { entries: [], used: new Set() };
/** A heading longer than this is a paragraph that was given the wrong style. */
const LONGEST_HEADING = 80;

/**
 * Turns what was read into a clean draft: front matter, `#` title, headings by their level, one paragraph a line, tables,
 * footnotes. Words are neither added nor changed; blanks around paragraphs and invisible characters go.
 * `pictureFolder` is where the caller will put the pictures, relative to the draft. A fragment goes into the midst of a
 * draft: it gets no front matter, and no line of it is taken for the title by its look.
 */
export function toMarkdown(document: ImportedDocument, pictureFolder: string, isFragment = false): ImportedDraft {
  const blocks = isFragment ? document.blocks : withTitle(document.blocks);
  const { entries, used } = isFragment ? NO_FRONT_MATTER : readFrontMatter(blocks);
  const number = entries.find(([key]) => key === '发文字号')?.[1];
  let isApart = false;
  const parts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (used.has(index)) continue;
    if (block.kind === 'table') parts.push(...(block.isTurned ? [TURNED] : []), tableText(block));
    else if (block.kind === 'picture') {
      const picture = document.pictures.find(({ number }) => number === block.number);
      if (picture) parts.push(`![${escapeInline(clean(block.alternative))}](<${picturePath(pictureFolder, picture)}>)`);
    } else {
      const mark = markOfApart(block, number);
      isApart ||= mark !== undefined;
      parts.push(...(mark === undefined ? paragraphTexts(block, blocks[index + 1]) : [mark]));
    }
  }
  for (const { label, text } of document.footnotes) parts.push(`[^${label}]: ${escapeInline(clean(text))}`);
  const page = { ...(document.isLetter ? { 版式: '信函' } : {}), ...(isApart ? { 附件另装: '是' } : {}) };
  const typed = [
    ...(document.type === undefined ? [] : [['类型', document.type] as const]),
    ...entries,
    ...(Object.keys(page).length > 0 ? [['页面', page] as const] : []),
  ];
  const body = joinParts(parts.filter((part) => part !== ''));
  const markdown = isFragment ? body : frontMatterText(typed) + markTitle(body);
  return {
    markdown,
    pictures: document.pictures.map((picture) => ({ path: picturePath(pictureFolder, picture), bytes: picture.bytes })),
    notes: document.notes,
  };
}

/** 附件1 of an attachment that is bound apart and so begins with the paper's number (clause 7.3.7). */
function markOfApart(block: ImportedParagraph, number: FrontMatterValue | undefined): string | undefined {
  const words = clean(textOfRuns(block.runs));
  if (typeof number !== 'string' || !words.startsWith(number)) return undefined;
  const mark = words.slice(number.length).trim();
  return /^附件\s{0,4}[0-9一二三四五六七八九十]{0,4}$/.test(mark) ? mark : undefined;
}

function picturePath(folder: string, { number, extension }: { number: number; extension: string }): string {
  return `${folder}/${number}.${extension}`;
}

/** Blank lines between parts; lines of one list stay together. */
function joinParts(parts: readonly string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const isListed = part.startsWith('- ') && parts[index - 1]?.startsWith('- ');
    text += index === 0 ? part : isListed ? `\n${part}` : `\n\n${part}`;
  }
  return text === '' ? '' : `${text}\n`;
}

/** Marks the title where only its look shows it: large lines in the middle at the top, none of them red. */
function withTitle(blocks: readonly ImportedBlock[]): ImportedBlock[] {
  const result = [...blocks];
  const has = (test: (block: ImportedParagraph) => boolean) =>
    result.findIndex((block, index) => index < TOP && block.kind === 'paragraph' && test(block));
  if (has((block) => block.role === 'title') >= 0) return result;
  let at = has(({ look, role }) => role !== 'masthead' && look.isCentred && look.size >= LEAST_TITLE && !look.isRed);
  // Some use the first level of headings for the title.
  if (at < 0)
    at = has(
      (block) =>
        block.role === 'heading' && block.level === 1 && block.look.isCentred && block.look.size >= LEAST_TITLE,
    );
  if (at < 0) return result;
  for (let index = at; index < at + 4; index++) {
    const block = result[index];
    if (block?.kind !== 'paragraph' || !block.look.isCentred || block.look.size < LEAST_TITLE || block.look.isRed)
      break;
    result[index] = { ...block, role: 'title', level: 0 };
  }
  return result;
}

/** The Markdown of one paragraph; line breaks in it make several. A title of several paragraphs is put together. */
function paragraphTexts(block: ImportedParagraph, next: ImportedBlock | undefined): string[] {
  const { role, level } = block;
  if (role === 'title') {
    const words = clean(textOfRuns(block.runs).replace(/[\n\t]+/g, ''));
    // The rest of the title follows and is joined to this line.
    return words === ''
      ? []
      : [`# ${escapeInline(words)}${next?.kind === 'paragraph' && next.role === 'title' ? JOIN : ''}`];
  }
  if (role === 'attachmentTitle') return [escapeParagraph(clean(textOfRuns(block.runs).replace(/[\n\t]+/g, '')))];
  if (role === 'code') return [`\`\`\`\n${textOfRuns(block.runs)}\n\`\`\``];
  return splitLines(block.runs).flatMap((runs) => {
    const words = clean(textOfRuns(runs));
    if (words === '' && runs.every((run) => run.kind === 'text')) return [];
    const isHeading = role === 'heading' && words.length <= LONGEST_HEADING && !/[。；;]./.test(words);
    if (isHeading) return [`${'#'.repeat(Math.min(6, level + 1))} ${inlineText(runs, false)}`];
    if (words.startsWith('- ')) return [`- ${inlineText(trimRuns(runs, 2), true)}`];
    const isPlain = runs.every((run) => run.kind === 'text' && !isEmphasis(runs, run));
    return [isPlain ? escapeParagraph(words) : inlineText(runs, true)];
  });
}

/** Asks for a turned page for the table that follows. */
const TURNED = '<!-- 横排 -->';
/** Stands at the end of a line that goes on in the next part; no text can hold it. */
const JOIN = '\u0000';
/** A title's next line, which is a title in itself only by its `# `. */
const JOINED_TITLE = new RegExp(`${JOIN}\\n+# `, 'g');

function splitLines(runs: readonly ImportedRun[]): ImportedRun[][] {
  const lines: ImportedRun[][] = [[]];
  for (const run of runs) {
    if (run.kind === 'note') {
      lines[lines.length - 1]?.push(run);
      continue;
    }
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines[lines.length - 1]?.push({ ...run, text });
    }
  }
  return lines;
}

/** Bold words in a paragraph are emphasis; a paragraph that is bold as a whole only looks so. */
function isEmphasis(runs: readonly ImportedRun[], run: ImportedRun): boolean {
  if (run.kind !== 'text' || !run.bold || run.text.trim() === '') return false;
  return runs.some((one) => one.kind === 'text' && !one.bold && one.text.trim() !== '');
}

function inlineText(runs: readonly ImportedRun[], withBold: boolean): string {
  let text = '';
  for (const run of runs) {
    if (run.kind === 'note') text += `[^${run.label}]`;
    else {
      const words = cleanInside(run.text);
      text += withBold && isEmphasis(runs, run) ? emphasised(words) : escapeInline(words);
    }
  }
  return text.replace(/\*\*\*\*/g, '').trim();
}

/** Bold in Markdown, which wants the blanks outside the marks. */
function emphasised(words: string): string {
  const from = words.length - words.trimStart().length;
  const to = words.trimEnd().length;
  return to <= from ? words : `${words.slice(0, from)}**${escapeInline(words.slice(from, to))}**${words.slice(to)}`;
}

function trimRuns(runs: readonly ImportedRun[], count: number): ImportedRun[] {
  let left = count;
  return runs.map((run) => {
    if (run.kind !== 'text' || left === 0) return run;
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
}

function tableText({ rows, alignments }: ImportedTable): string {
  const lines = rows.map((row) => `| ${row.map(cellText).join(' | ')} |`);
  const rule = alignments.map((one) =>
    one === 'right' ? '---:' : one === 'center' ? ':---:' : one === 'left' ? ':---' : '---',
  );
  lines.splice(1, 0, `| ${rule.join(' | ')} |`);
  return lines.join('\n');
}

function cellText(runs: readonly ImportedRun[]): string {
  return runs
    .map((run) => (run.kind === 'note' ? `[^${run.label}]` : escapeCell(cleanInside(run.text.replace(/\n/g, ' ')))))
    .join('')
    .trim();
}

/** Tabs and hard blanks become blanks, what no reader sees goes; blanks of Chinese text stay. */
function cleanInside(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]|(?!\t)\p{Cc}/gu, '')
    .replace(/[\t\u00a0\u2002-\u200a]+/g, ' ')
    .replace(/ {2,}/g, ' ');
}

/** Without blanks at its ends and behind its number, where Word and web pages put a tab or hard blanks. */
function clean(text: string): string {
  return cleanInside(text).trim().replace(NUMBER_WITH_BLANK, '$1');
}

const NUMBER_WITH_BLANK =
  /^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、]) +(?=[\u3400-\u9fff])/;

/** Joins the lines of a title, and gives its `#` to a title that is one only by its place and its words. */
function markTitle(body: string): string {
  const joined = body.replace(JOINED_TITLE, '').replaceAll(JOIN, '');
  if (/^# /m.test(joined) || joined === '') return joined;
  const report = Report.parse(joined);
  const title = titleOf(report);
  const [only] = title?.blocks ?? [];
  const placed = only === undefined ? undefined : report.blocks[only];
  const isPlain = title?.blocks.length === 1 && placed?.block.depth === 0 && placed.block.startsLine;
  if (!placed || !isPlain || frontMatterEntry(report.frontMatter, '标题')) return joined;
  const end = joined.indexOf('\n', placed.offset);
  const isWholeLine = joined.slice(placed.offset, end < 0 ? joined.length : end) === placed.block.source;
  return isWholeLine ? `${joined.slice(0, placed.offset)}# ${joined.slice(placed.offset)}` : joined;
}
