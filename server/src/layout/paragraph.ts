import { type Block, blockFact } from '../report/block';
import { strongPassages } from '../report/markdown';
import { isBlank, isHan, SENTENCE_END } from '../text/cjk';
import { halfCells } from './characters';
import type { StyleId } from './pageSpec';
import type { Paragraph, Role, StyledRun } from './styled';

/** Cells of the first-line indent of a body paragraph: 2 by clause 7.3.3. */
const BODY_INDENT = 2;

interface Shape {
  readonly style: StyleId;
  readonly align: Paragraph['align'];
  readonly firstIndent: number;
  readonly indent: number;
}

const BODY: Shape = { style: 'body', align: 'justify', firstIndent: BODY_INDENT, indent: 0 };
const FLUSH: Shape = { ...BODY, firstIndent: 0 };

const SHAPES: Readonly<Partial<Record<Role, Shape>>> = {
  title: { style: 'title', align: 'centre', firstIndent: 0, indent: 0 },
  titleNote: { style: 'subtitle', align: 'centre', firstIndent: 0, indent: 0 },
  addressee: FLUSH,
  outlineTitle: { style: 'label', align: 'centre', firstIndent: 0, indent: 0 },
  heading1: { ...BODY, style: 'heading1' },
  heading2: { ...BODY, style: 'heading2' },
  heading3: { ...BODY, style: 'heading3' },
  quote: { ...BODY, style: 'subtitle' },
  code: FLUSH,
  caption: { style: 'caption', align: 'centre', firstIndent: 0, indent: 0 },
  tableUnit: { style: 'table', align: 'right', firstIndent: 0, indent: 0 },
  signature: { ...FLUSH, align: 'right' },
  date: { ...FLUSH, align: 'right' },
  attachmentMark: { ...FLUSH, style: 'label' },
  attachmentTitle: { style: 'title', align: 'centre', firstIndent: 0, indent: 0 },
};

const paragraphsOf = blockFact((): Map<Role, Paragraph> => new Map());

/** The paragraph that a block is in a role; kept as long as the block, so that an edit elsewhere costs nothing. */
export function paragraphOf(block: Block, role: Role): Paragraph {
  const byRole = paragraphsOf(block);
  let paragraph = byRole.get(role);
  if (!paragraph) {
    paragraph = makeParagraph(block, role);
    byRole.set(role, paragraph);
  }
  return paragraph;
}

function makeParagraph(block: Block, role: Role): Paragraph {
  const whole = block.prose.text;
  let start = 0;
  let end = whole.length;
  while (end > 0 && isBlank(whole.charCodeAt(end - 1))) end--;
  while (start < end && isBlank(whole.charCodeAt(start))) start++;
  const text = whole.slice(start, end);
  const shape =
    role === 'attachmentNote'
      ? attachmentNoteShape(text)
      : role === 'attendance'
        ? attendanceShape(text)
        : shapeOf(block, role);
  return {
    text,
    runs: withStrong(block, start, runsOf(block, role, text, start, shape.style)),
    style: shape.style,
    align: shape.align,
    firstIndent: shape.firstIndent,
    indent: shape.indent,
    rightIndent: 0,
    origin: { prose: block.prose, start },
  };
}

function shapeOf(block: Block, role: Role): Shape {
  const shape = SHAPES[role] ?? BODY;
  // 第一章 and 第一部分 stand above the levels of clause 7.3.3 and are centred by custom.
  const isChapter = role === 'heading1' && block.mark?.level === 0;
  return isChapter ? { ...shape, align: 'centre', firstIndent: 0 } : shape;
}

/** 附件： stands two cells in; further lines align with the first character of the name (clause 7.3.4). */
function attachmentNoteShape(text: string): Shape {
  const label = /^附\s*件\s*[：:]\s*/.exec(text);
  const number = /^\s*[0-9０-９]{1,2}\s*[.．、]\s*/.exec(text.slice(label?.[0].length ?? 0));
  const labelWidth = label ? halfCells(label[0]) / 2 : 3;
  const firstIndent = label ? BODY_INDENT : BODY_INDENT + labelWidth;
  const numberWidth = number ? halfCells(number[0]) / 2 : 0;
  return { ...BODY, firstIndent, indent: BODY_INDENT + labelWidth + numberWidth };
}

const ATTENDANCE = /^(?:出席|请假|列席|出席人员|列席人员|請假|主持|记录|記錄)[：:]/;

/** Whether a paragraph of minutes lists those present (clause 10.3). */
export function isAttendance(text: string): boolean {
  return ATTENDANCE.test(text);
}

/** Names align behind the colon of 出席：, which stands two cells in (clause 10.3). */
function attendanceShape(text: string): Shape {
  const label = ATTENDANCE.exec(text)?.[0] ?? '';
  return { ...BODY, indent: BODY_INDENT + halfCells(label) / 2 };
}

/** Style of a heading's words by the level of its mark, else by the number of `#` (clause 7.3.3). */
function headingStyle(level: number): StyleId {
  return level <= 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3';
}

/** Level 0 to 5 of a block that is or begins with a heading, else undefined. */
export function headingLevel(block: Block): number | undefined {
  if (block.mark && (block.heading || block.depth > 0)) return block.mark.level;
  if (block.depth > 0) return Math.min(5, Math.max(1, block.depth - 1));
  return undefined;
}

/** A blank ends the heading of pasted text that lost its line break: 一、基本情况 全区现有… */
function headingEnd(text: string, start: number, end: number): number {
  for (let at = start + 2; at < end; at++)
    if (isBlank(text.charCodeAt(at)) && isHan(text.charCodeAt(at - 1))) return at;
  return end;
}

function runsOf(block: Block, role: Role, text: string, start: number, style: StyleId): StyledRun[] {
  if (text === '') return [];
  const cut = (at: number, first: StyleId, then: StyleId): StyledRun[] =>
    at <= 0 || at >= text.length
      ? [{ start: 0, end: text.length, style: at <= 0 ? then : first }]
      : [
          { start: 0, end: at, style: first },
          { start: at, end: text.length, style: then },
        ];
  if (role === 'attendance') return cut(ATTENDANCE.exec(text)?.[0].length ?? 0, 'label', 'body');
  const level = headingLevel(block);
  if (role !== 'body' || !block.runIn || !block.heading || level === undefined) {
    return [{ start: 0, end: text.length, style }];
  }
  let end = headingEnd(text, block.heading.start - start, block.heading.end - start);
  while (end < text.length && (SENTENCE_END.includes(text.charAt(end)) || '：:'.includes(text.charAt(end)))) end++;
  return cut(end, headingStyle(level), 'body');
}

/** Body text between ** and ** is bold; headings and titles have their own fonts and stay as they are. */
function withStrong(block: Block, start: number, runs: readonly StyledRun[]): readonly StyledRun[] {
  if (!runs.some((run) => run.style === 'body')) return runs;
  const passages = strongPassages(block.source, block.prose);
  if (passages.length === 0) return runs;
  const cuts = passages.flatMap((passage) => [passage.start - start, passage.end - start]);
  const isStrong = (at: number) => passages.some((passage) => passage.start <= at + start && at + start < passage.end);
  return runs.flatMap((run) => {
    const inner = cuts.filter((cut) => cut > run.start && cut < run.end);
    return [run.start, ...inner].map((from, index) => ({
      start: from,
      end: inner[index] ?? run.end,
      style: run.style === 'body' && isStrong(from) ? ('strong' as const) : run.style,
    }));
  });
}
