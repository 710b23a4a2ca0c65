import type { PlacedBlock } from '../report/block';
import { type ElementKind, elementsOf } from '../report/elements';
import { frontMatterEntry } from '../report/frontMatter';
import { commentWords, soleImage } from '../report/markdown';
import type { Report } from '../report/report';
import { titleOf } from '../report/title';
import { spanOf } from '../text/span';
import { withMovedAddressee } from './addressee';
import { withNumberOnAttachments } from './attachmentsApart';
import { withClosing } from './closing';
import { withFootnotes } from './footnotes';
import { imprintOf, joined, mastheadOf, stated } from './frontElements';
import { madeBlock } from './madeBlock';
import { mergeSettings, type PageProblem, type PageSettings, pageSpecOf, readPageSettings } from './pageSettings';
import type { PageFormat, PageSpec } from './pageSpec';
import { headingLevel, isAttendance, paragraphOf } from './paragraph';
import type { Role, StyledBlock, StyledReport } from './styled';
import { styledTable } from './tableStyle';
import { type TurnWish, turnWish, withTurnedTables } from './turnedTables';

const ATTACHMENT_MARK = /^附\s*件\s*(?:[0-9０-９一二三四五六七八九十]+\s*)?[：:]?$/;
const CAPTION = /^(?:附?表|附?图)\s*(?:[0-9０-９]+|[一二三四五六七八九十]+)/;
const UNIT = /^[（(]?\s*(?:计量|金额)?单位\s*[：:]/;
const LONGEST_UNIT = 24;
/** Comments with which the writer begins a page. */
const PAGE_BREAK = /^(?:分页|分頁|换页|換頁|pagebreak|page-break)$/i;

/**
 * The page spec of a report: the standard, changed by the user's settings and then by 页面 of the front matter. A
 * 红头 needs a body that issues the paper, so without 发文机关 every format is plain; a 发文字号 asks for one.
 */
export function pageSpecFor(
  report: Report,
  profileFormat: PageFormat | undefined,
  settings: PageSettings = {},
): { readonly spec: PageSpec; readonly problems: readonly PageProblem[] } {
  const own = readPageSettings(frontMatterEntry(report.frontMatter, '页面')?.data);
  const merged = mergeSettings(settings, own.settings);
  const hasIssuer = stated(report, '发文机关').length > 0;
  const hasNumber = stated(report, '发文字号').length > 0;
  const usual = hasNumber ? (profileFormat === 'plain' ? 'document' : (profileFormat ?? 'document')) : profileFormat;
  const format = hasIssuer ? (merged.format ?? usual ?? 'plain') : 'plain';
  const language = report.script === 'hant' ? 'zh-TW' : 'zh-CN';
  return { spec: pageSpecOf({ ...merged, format }, language), problems: own.problems };
}

/** Gives every element of the report its style under a spec; the blocks' paragraphs are kept from call to call. */
export function styleReport(report: Report, spec: PageSpec): StyledReport {
  const kinds = elementsOf(report);
  const masthead = mastheadOf(report, spec);
  const blocks: StyledBlock[] = [];
  const wishes: TurnWish[] = [];
  let pageBreak = false;
  for (const [index, placed] of report.blocks.entries()) {
    if (placed.block.kind === 'comment') pageBreak ||= PAGE_BREAK.test(commentWords(placed.block.source) ?? '');
    const wish = turnWish(placed);
    if (wish) wishes.push(wish);
    for (const block of styleBlock(report, placed, kinds, index, spec.format)) {
      blocks.push(pageBreak ? { ...block, startsPage: true } : block);
      pageBreak = false;
    }
  }
  addStatedTop(report, kinds, blocks);
  const noted = withFootnotes(report, withNumberOnAttachments(report, blocks, spec));
  const spaced = withTurnedTables(spaceOut(withClosing(report, kinds, noted.blocks, spec)), wishes, spec);
  const title = titleOf(report)?.text ?? '';
  const imprint = imprintOf(report, spec.format);
  return withMovedAddressee({ spec, title, masthead, blocks: spaced, notes: noted.notes, imprint });
}

function styleBlock(
  report: Report,
  placed: PlacedBlock,
  kinds: readonly ElementKind[],
  index: number,
  format: PageFormat,
): StyledBlock[] {
  const { block, offset } = placed;
  if (block.kind === 'paragraph') {
    const role = roleOf(report, placed, kinds, index, format);
    const paragraph = paragraphOf(block, role);
    return paragraph.text === '' ? [] : [sourceBlock(report, placed, role, { paragraph })];
  }
  if (block.kind === 'table' && block.table) {
    return [sourceBlock(report, placed, 'table', { table: styledTable(block, block.table) })];
  }
  if (block.kind === 'image') {
    const image = soleImage(block.source);
    return image ? [sourceBlock(report, placed, 'image', { image })] : [];
  }
  return block.kind === 'code' ? codeLines(block.source, offset) : [];
}

function sourceBlock(
  report: Report,
  placed: PlacedBlock,
  role: Role,
  content: Partial<Pick<StyledBlock, 'paragraph' | 'table' | 'image'>>,
): StyledBlock {
  return {
    role,
    paragraph: content.paragraph,
    table: content.table,
    image: content.image,
    offset: placed.offset,
    source: report.blockSpan(placed),
    rowsBefore: 0,
    keepRowsAtTop: false,
    keepWithNext: false,
    startsPage: role === 'attachmentMark',
    sharesRow: false,
    isTurned: false,
  };
}

function roleOf(
  report: Report,
  { block }: PlacedBlock,
  kinds: readonly ElementKind[],
  index: number,
  format: PageFormat,
): Role {
  const kind = kinds[index];
  if (kind === 'bodyTitle') return 'outlineTitle';
  const words = () => block.prose.folded.trim();
  if (isUnit(report, index)) return 'tableUnit';
  if (touchesFigure(report, index) && isCaption(words())) return 'caption';
  if (kind === 'attachment') {
    if (isAttachmentMark(report, kinds, index)) return 'attachmentMark';
    const followsMark = isAttachmentMark(report, kinds, index - 1);
    if (followsMark && !block.mark && words().length <= 60 && !/[。；：]$/.test(words())) return 'attachmentTitle';
  } else if (kind !== undefined && kind !== 'body' && kind !== 'outline' && kind !== 'other') return kind;
  if (format === 'minutes' && isAttendance(block.prose.text.trim())) return 'attendance';
  const level = headingLevel(block);
  if (level !== undefined && !block.runIn && block.heading) {
    return (['heading1', 'heading1', 'heading2', 'heading3', 'heading4', 'heading5'] as const)[level] ?? 'heading5';
  }
  return block.container === 'quote' ? 'quote' : 'body';
}

function isAttachmentMark(report: Report, kinds: readonly ElementKind[], index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block || kinds[index] !== 'attachment' || block.container !== 'none') return false;
  return ATTACHMENT_MARK.test(block.prose.folded.trim());
}

function isCaption(words: string): boolean {
  return words.length <= 60 && CAPTION.test(words) && !/[。；，]/.test(words);
}

function touchesFigure(report: Report, index: number): boolean {
  const isFigure = (at: number) => {
    const kind = report.blocks[at]?.block.kind;
    return kind === 'table' || kind === 'image';
  };
  return isFigure(isUnit(report, index + 1) ? index + 2 : index + 1) || isFigure(index - 1);
}

/** 单位：万元 right above a table. */
function isUnit(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (block?.kind !== 'paragraph' || report.blocks[index + 1]?.block.kind !== 'table') return false;
  const words = block.prose.folded.trim();
  return words.length <= LONGEST_UNIT && UNIT.test(words);
}

/** The lines of a fenced block as they are, without the fences. */
function codeLines(source: string, offset: number): StyledBlock[] {
  const blocks: StyledBlock[] = [];
  let start = 0;
  const lines = source.split('\n');
  for (const [index, line] of lines.entries()) {
    const isFence = (index === 0 || index === lines.length - 1) && /^\s{0,3}(?:`{3,}|~{3,})/.test(line);
    const text = line.trimEnd();
    if (!isFence)
      blocks.push(madeBlock('code', { text, source: spanOf(offset + start, offset + start + text.length) }));
    start += line.length + 1;
  }
  return blocks;
}

/** Title and addressee that stand in the front matter only. */
function addStatedTop(report: Report, kinds: readonly ElementKind[], blocks: StyledBlock[]): void {
  const title = stated(report, '标题')[0];
  const written = titleOf(report)?.blocks ?? [];
  if (title && written.length === 0) blocks.unshift(madeBlock('title', title));
  const addressee = joined(stated(report, '主送机关'), '，');
  if (!addressee || kinds.includes('addressee')) return;
  const text = `${addressee.text.replace(/[：:]$/, '')}：`;
  blocks.splice(
    blocks.findLastIndex((block) => isTop(block.role)) + 1,
    0,
    madeBlock('addressee', { text, source: addressee.source }),
  );
}

/** Blank rows around title and attachment title, and what has to stay on a page with what follows it. */
function spaceOut(blocks: readonly StyledBlock[]): StyledBlock[] {
  return blocks.map((block, index) => {
    const before = blocks[index - 1];
    const follows = before?.role;
    let rowsBefore = block.rowsBefore;
    if ((isTop(follows) && !isTop(block.role)) || follows === 'attachmentTitle') rowsBefore = Math.max(rowsBefore, 1);
    // Clause 10.3: those present are named one blank row below the text.
    if (block.role === 'attendance' && follows !== 'attendance') rowsBefore = Math.max(rowsBefore, 1);
    // Clause 7.3.7: the attachment's title stands on the third line of its page.
    const keepRowsAtTop = block.role === 'attachmentTitle' && follows === 'attachmentMark';
    if (keepRowsAtTop) rowsBefore = 1;
    const keepWithNext = block.keepWithNext || keepsWithNext(block, blocks[index + 1]);
    // Most blocks are body text with nothing around it and are taken as they are.
    if (
      rowsBefore === block.rowsBefore &&
      keepRowsAtTop === block.keepRowsAtTop &&
      keepWithNext === block.keepWithNext
    ) {
      return block;
    }
    return { ...block, rowsBefore, keepRowsAtTop, keepWithNext };
  });
}

function isTop(role: Role | undefined): boolean {
  return role === 'title' || role === 'titleNote';
}

/** Elements that never end a page. */
const KEPT: ReadonlySet<Role> = new Set<Role>([
  'title',
  'titleNote',
  'outlineTitle',
  'attachmentMark',
  'attachmentTitle',
  'tableUnit',
]);

function keepsWithNext(block: StyledBlock, next: StyledBlock | undefined): boolean {
  if (!next || next.startsPage) return false;
  if (KEPT.has(block.role)) return true;
  if (block.role === 'caption') return next.role === 'table' || next.role === 'tableUnit' || next.role === 'image';
  if (block.role === 'image') return next.role === 'caption';
  const level = levelOf(block.role);
  if (level === undefined || next.role === 'signature' || next.role === 'date') return false;
  const nextLevel = levelOf(next.role);
  // A heading with nothing under it is an item of a list; a list may break anywhere.
  return nextLevel === undefined || nextLevel > level;
}

const LEVELS: Readonly<Partial<Record<Role, number>>> = {
  heading1: 1,
  heading2: 2,
  heading3: 3,
  heading4: 4,
  heading5: 5,
};

function levelOf(role: Role): number | undefined {
  return LEVELS[role];
}
