import { type Span, shiftSpan } from '../text/span';
import type { FlowItem } from './flow';
import { placeNotes } from './notesLayout';
import { type PageSpec, turnedSpec } from './pageSpec';
import type { Page, PlacedBox, PlacedLine } from './pages';
import type { Part } from './paginate';
import { type PageContent, pageNumberLine, placeParts } from './place';

/** A page that is dealt out: its parts, and what stands on it besides (版头, 版记). */
export interface DraftPage {
  readonly parts: readonly Part[];
  /** Numbers of its footnotes. */
  readonly notes: readonly number[];
  readonly isTurned: boolean;
  readonly lines: PlacedLine[];
  readonly boxes: PlacedBox[];
  isNumbered: boolean;
}

/** What pages are dealt from: the elements of the text and the footnotes by their numbers. */
export interface Flow {
  readonly items: readonly FlowItem[];
  readonly notes: readonly FlowItem[];
}

/** The look of a page, with offsets that count from its start, and what it was made from. */
interface Core {
  readonly hash: string;
  readonly content: PageContent;
  readonly isTurned: boolean;
  readonly signature: readonly unknown[];
}

/** Cores by the first thing on the page; a page whose parts are the same things again has the same core. */
const kept = new WeakMap<object, Core>();

/** Turns drafts into pages; pages that consist of the same lines as before are not made anew. */
export function finishPages(drafts: readonly DraftPage[], flow: Flow, spec: PageSpec): Page[] {
  let start = 0;
  return drafts.map((draft, index) => {
    // A page without text of the report, such as a blank one, begins where the page before it does.
    start = firstOffset(draft.parts, flow.items) ?? start;
    return pageOf(coreOf(draft, index + 1, start, flow, spec), index + 1, start);
  });
}

/** Least offset of the report's own text on the page; what the front matter gave is not counted. */
function firstOffset(parts: readonly Part[], items: readonly FlowItem[]): number | undefined {
  for (const { item, from } of parts) {
    const flow = items[item];
    if (!flow) continue;
    const { block, lines } = flow;
    const run = lines[from]?.runs[0];
    if (block.paragraph?.origin && run) return block.offset + run.from;
    if (block.table || block.image) return block.source.start;
  }
  return undefined;
}

function coreOf(draft: DraftPage, number: number, start: number, flow: Flow, spec: PageSpec): Core {
  const { items } = flow;
  const signature = signatureOf(draft, number, start, flow, spec);
  const key = draft.lines.length + draft.boxes.length > 0 ? undefined : keyOf(draft.parts[0], items);
  const known = key && kept.get(key);
  if (known && isSame(known.signature, signature)) return known;
  const { isTurned } = draft;
  const own = isTurned ? turnedSpec(spec) : spec;
  const content = placeParts(draft.parts, items, own, start);
  placeNotes(draft.notes, flow.notes, own, start, content);
  content.lines.unshift(...draft.lines.map((line) => movedLine(line, -start)));
  content.boxes.unshift(...draft.boxes);
  if (draft.isNumbered) content.lines.push(...pageNumberLine(number, spec));
  const core = { hash: hashOf(content, isTurned), content, isTurned, signature };
  if (key) kept.set(key, core);
  return core;
}

function keyOf(part: Part | undefined, items: readonly FlowItem[]): object | undefined {
  const item = part && items[part.item];
  return item && (item.table ?? item.lines[part.from]);
}

/** Everything a page's look depends on, as values and identities that are quick to compare. */
function signatureOf(
  { parts, notes, isTurned, isNumbered }: DraftPage,
  number: number,
  start: number,
  flow: Flow,
  spec: PageSpec,
): unknown[] {
  const signature: unknown[] = [spec, number, isTurned, isNumbered];
  for (const part of parts) {
    const item = flow.items[part.item];
    const block = item?.block;
    const image = item?.image && JSON.stringify([item.image, block?.image]);
    const shape = item?.table ?? item?.lines ?? image;
    signature.push(part.from, part.to, part.row, part.rows, shape, image, block?.role);
    signature.push((block?.offset ?? 0) - start, (block?.source.start ?? 0) - start);
  }
  for (const number of notes) {
    const item = flow.notes[number - 1];
    signature.push(number, item?.lines, (item?.block.offset ?? 0) - start);
  }
  return signature;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** The page at its place; its lines are moved to their offsets in the report when somebody asks for them. */
function pageOf(core: Core, number: number, start: number): Page {
  let lines: readonly PlacedLine[] | undefined;
  let boxes: readonly PlacedBox[] | undefined;
  return {
    number,
    hash: core.hash,
    start,
    isTurned: core.isTurned,
    get firstLine() {
      const line = core.content.lines.find(isText);
      return line && movedLine(line, start);
    },
    get lastLine() {
      const line = core.content.lines.findLast(isText);
      return line && movedLine(line, start);
    },
    get lines() {
      lines ??= start === 0 ? core.content.lines : core.content.lines.map((line) => movedLine(line, start));
      return lines;
    },
    get boxes() {
      boxes ??= core.content.boxes.map((box) => movedBox(box, start));
      return boxes;
    },
  };
}

function isText({ element, role }: PlacedLine): boolean {
  return element >= 0 && role !== 'footnote';
}

function movedLine(line: PlacedLine, distance: number): PlacedLine {
  if (line.role === 'pageNumber') return line;
  const runs = line.runs.map((run) => ({ ...run, source: run.source && shiftSpan(run.source, distance) }));
  return { ...line, runs, source: shiftSpan(line.source, distance) };
}

function movedBox(box: PlacedBox, distance: number): PlacedBox {
  return box.kind === 'rule' ? box : { ...box, source: shiftSpan(box.source, distance) };
}

function hashOf({ lines, boxes }: PageContent, isTurned: boolean): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  // Two multiplicative hashes of 32 bits; together a collision between two states of a page is out of question.
  const add = (value: number) => {
    first = Math.imul(first ^ value, 0x9e3779b1);
    second = Math.imul(second ^ value ^ (first >>> 15), 0x5f356495);
  };
  const addSpan = (span: Span | undefined) => {
    add(span?.start ?? -1);
    add(span?.end ?? -1);
  };
  const addText = (text: string) => {
    for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
    add(text.length);
  };
  const addPlace = (...values: readonly number[]) => {
    for (const value of values) add(Math.round(value * 1000));
  };
  add(isTurned ? 1 : 0);
  for (const line of lines) {
    addPlace(line.x, line.y, line.width, line.size);
    addText(line.role);
    for (const run of line.runs) {
      addText(run.text);
      addText(run.style);
      addSpan(run.source);
    }
  }
  for (const box of boxes) {
    if (box.kind === 'rule') {
      addPlace(box.x1, box.y1, box.x2, box.y2, box.weight);
      addText(box.colour);
    } else {
      addPlace(box.x, box.y, box.width, box.height);
      addText(`${box.href ?? ''}\n${box.alternative}`);
      addSpan(box.source);
    }
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
