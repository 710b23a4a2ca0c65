import { fold } from '../text/script';
import { halfCells } from './characters';
import { type BrokenLine, breakLines, breakPlaces } from './lineBreak';

/** More lines than this are no shape any more; such a title is broken like a paragraph. */
const MOST_LINES = 5;
/** Titles longer than this are text that was taken for a title. */
const LONGEST = 120;

/** Words that begin a part of a title, so that a line may well begin with them. */
const GOOD_STARTS = /^(?:关于|贯彻|落实|开展|推进|加强|印发|转发|报送|做好|教育|工作)/;
/** Words that may not begin a line, since they belong to what stands before them. */
const BAD_STARTS = /^(?:的|和|与|及|以及|等|或|暨|之|了|年|月|度|号|届|次|区|县|市|省)/;
/** Words that may not end a line, since they belong to what follows. */
const BAD_ENDS = /(?:关于|和|与|及|以及|对|为|在|从|向|按|将|把|第|全|各|某|本|《|年度全)$/;
/** Kinds of document that stand together, whatever a dictionary says. */
const COMPOUNDS =
  /(?:自查|自评|自纠|整改|述职|调研|督查|工作|情况|半年|年度|履职|履行)(?:自查|自评|整改|工作|情况|履职)?(?:报告|总结|要点|方案|计划|汇报|思路)|自查自评|自查自纠|履职尽责|教育工作|义务教育|人民政府|委员会|领导小组|办公室|有限公司|优质均衡发展|均衡发展|高质量|上半年|下半年/g;

/**
 * Breaks a title of at most `room` half cells a line as clause 7.3.1 asks: between words, with the lines in the
 * shape of a trapezium or a diamond. Not inside a name in 《》 or “”, a number or a compound where it can be helped.
 */
export function breakTitle(text: string, room: number): BrokenLine[] {
  const whole = halfCells(text);
  if (whole <= room || text.length > LONGEST) return breakLines(text, room, room);
  const places = candidatePlaces(text);
  const least = Math.ceil(whole / room);
  let best: { readonly cost: number; readonly cuts: readonly number[] } | undefined;
  for (let count = least; count <= Math.min(MOST_LINES, least + 1); count++) {
    const found = bestCuts(text, places, room, count);
    // One line more than needed is only taken when it makes a clearly better shape.
    const cost = found === undefined ? Number.POSITIVE_INFINITY : found.cost + (count - least) * 30;
    if (found && (!best || cost < best.cost)) best = { cost, cuts: found.cuts };
  }
  if (!best) return breakLines(text, room, room);
  const edges = [0, ...best.cuts, text.length];
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0;
    return { start, end, halves: halfCells(text.slice(start, end).trimEnd()) };
  });
}

/** Where a line may end, with what it costs to break there. */
function candidatePlaces(text: string): Map<number, number> {
  const folded = fold(text);
  const lawful = breakPlaces(text);
  const words = wordStarts(folded);
  const guarded = guardedPlaces(folded);
  const places = new Map<number, number>();
  for (let at = 2; at < text.length - 1; at++) {
    if (lawful[at] !== 1) continue;
    let cost = words.has(at) ? 0 : 400;
    cost += guarded.get(at) ?? 0;
    if (BAD_STARTS.test(folded.slice(at, at + 4))) cost += 150;
    if (BAD_ENDS.test(folded.slice(Math.max(0, at - 4), at))) cost += 120;
    if (GOOD_STARTS.test(folded.slice(at, at + 4))) cost -= folded.startsWith('关于', at) ? 30 : 8;
    if (folded.charAt(at - 1) === '的') cost -= 8;
    places.set(at, cost);
  }
  return places;
}

/** Offsets at which a word begins, by the dictionary of the platform; everywhere when it has none. */
function wordStarts(text: string): Set<number> {
  const starts = new Set<number>();
  if (typeof Intl.Segmenter === 'function') {
    for (const { index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) starts.add(index);
  } else for (let at = 0; at < text.length; at++) starts.add(at);
  return starts;
}

/** Whether a line that ends at an offset of a title splits a word or a number. */
export function splitsWord(text: string, at: number): boolean {
  const folded = fold(text);
  if (/[0-9]/.test(folded.charAt(at - 1)) && /[0-9年月日]/.test(folded.charAt(at))) return true;
  return !wordStarts(folded).has(at);
}

/** Places inside a name in marks, a span of years or a compound, with the cost of breaking there. */
function guardedPlaces(text: string): Map<number, number> {
  const costs = new Map<number, number>();
  const guard = (start: number, end: number, cost: number) => {
    for (let at = start + 1; at < end; at++) costs.set(at, (costs.get(at) ?? 0) + cost);
  };
  for (const match of text.matchAll(/《[^》]{0,200}》|“[^”]{0,200}”|〔[^〕]{0,200}〕|（[^）]{0,200}）/g)) {
    guard(match.index, match.index + match[0].length, match[0].length > 20 ? 60 : 200);
  }
  for (const match of text.matchAll(/[0-9][0-9—–\-－～至到年]*(?:学年|年)?(?:上半年|下半年|度)?/g)) {
    guard(match.index, match.index + match[0].length, 300);
  }
  for (const match of text.matchAll(COMPOUNDS)) guard(match.index, match.index + match[0].length, 90);
  return costs;
}

interface Partial {
  readonly cost: number;
  readonly cuts: readonly number[];
  readonly widths: readonly number[];
}

/** The cheapest way to make `count` lines; places are few, so all ways are tried that keep within `room`. */
function bestCuts(
  text: string,
  places: ReadonlyMap<number, number>,
  room: number,
  count: number,
): { readonly cost: number; readonly cuts: readonly number[] } | undefined {
  const offsets = [...places.keys()];
  const widthTo = new Uint16Array(text.length + 1);
  for (let at = 0; at < text.length; at++) widthTo[at + 1] = (widthTo[at] ?? 0) + halfCells(text.charAt(at));
  const width = (start: number, end: number) => (widthTo[end] ?? 0) - (widthTo[start] ?? 0);
  let open: Partial[] = [{ cost: 0, cuts: [], widths: [] }];
  for (let line = 0; line < count - 1; line++) {
    const next: Partial[] = [];
    for (const partial of open) {
      const start = partial.cuts[partial.cuts.length - 1] ?? 0;
      for (const at of offsets) {
        if (at <= start) continue;
        const wide = width(start, at);
        if (wide > room) break;
        if (width(at, text.length) > room * (count - 1 - line)) continue;
        const cost = partial.cost + (places.get(at) ?? 0);
        next.push({ cost, cuts: [...partial.cuts, at], widths: [...partial.widths, wide] });
      }
    }
    // Long titles have many ways; the cheapest breaks are the ones that can win.
    open = next.sort((a, b) => a.cost - b.cost).slice(0, 600);
  }
  let best: { cost: number; cuts: readonly number[] } | undefined;
  for (const partial of open) {
    const start = partial.cuts[partial.cuts.length - 1] ?? 0;
    const last = width(start, text.length);
    if (last > room) continue;
    const cost = partial.cost + shapeCost([...partial.widths, last], room);
    if (!best || cost < best.cost) best = { cost, cuts: partial.cuts };
  }
  return best;
}

/** What the outline of the lines costs: a trapezium or a diamond is free, an hourglass and a rectangle are not. */
function shapeCost(widths: readonly number[], room: number): number {
  let cost = 0;
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  for (const width of widths) cost += (Math.abs(width - mean) / room) * 60;
  const shortest = Math.min(...widths);
  if (shortest < 8) cost += 80;
  else if (shortest < 12) cost += 15;
  let turns = 0;
  let equal = 0;
  let sink = false;
  let direction = 0;
  for (let line = 1; line < widths.length; line++) {
    const step = (widths[line] ?? 0) - (widths[line - 1] ?? 0);
    if (Math.abs(step) < 3) equal++;
    const way = Math.sign(step);
    if (way === 0) continue;
    if (direction !== 0 && way !== direction) turns++;
    if (direction < 0 && way > 0) sink = true;
    direction = way;
  }
  if (sink) cost += 70;
  if (turns > 1) cost += 50;
  return cost + equal * 18;
}
