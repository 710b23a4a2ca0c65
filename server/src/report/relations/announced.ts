import { blockFact } from '../block';
import { elementsOf } from '../elements';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { inlineMarkers } from '../inlineMarkers';
import { type InlineRun, inlineRuns } from '../inlineRuns';
import { outlinesOf } from '../outline';
import { isProseBlock, type Report } from '../report';
import { blocksAt, blocksWith } from '../reportFact';
import { structuralKeyOf } from '../structuralKey';
import { isListCount, isListedNoun, nameLength, nounBehind } from './countWords';

/** A count announced in words, and how many items of it follow: 做好五个方面的工作 above headings 一、 to 四、. */
export interface AnnouncedCount {
  /** Index of the announcing block in `report.blocks`. */
  readonly index: number;
  readonly figure: Figure;
  /** Prose offsets of the count with its noun. */
  readonly start: number;
  readonly end: number;
  readonly listed: number;
  /** Where the items begin. */
  readonly items: readonly { readonly index: number; readonly start: number; readonly end: number }[];
}

/** Every announced count whose items are counted by words (一是…) or stand below as marked paragraphs. */
export function announcedCounts(report: Report): AnnouncedCount[] {
  const found: AnnouncedCount[] = [];
  for (const run of inlineRuns(report)) {
    const announced = runAnnouncement(report, run);
    if (announced) found.push(announced);
  }
  found.push(...blockAnnouncements(report));
  return found;
}

function runAnnouncement(report: Report, run: InlineRun): AnnouncedCount | undefined {
  const [first] = run.markers;
  if (!first || run.markers.length < 2) return undefined;
  // A list that is out of sequence itself is reported as such.
  if (run.markers.some((marker, at) => marker.value !== at + 1)) return undefined;
  const items = run.markers.map(({ index, start, end }) => ({ index, start, end }));
  const same = report.blocks[first.index]?.block;
  if (!same || first.isMark) return undefined;
  const inside = lastCount(figureText(same).slice(0, first.start), figuresOf(same).figures, first.start);
  if (inside) return { index: first.index, ...inside, listed: run.markers.length, items };
  if (!first.leading) return undefined;
  const before = report.blocks[first.index - 1]?.block;
  if (!before || !isProseBlock(before)) return undefined;
  const text = figureText(before);
  const outside = lastCount(text, figuresOf(before).figures, text.length);
  return outside && { index: first.index - 1, ...outside, listed: run.markers.length, items };
}

/** The last figure that ends at or before `end`; figures stand in the order of the text. */
function lastBefore(figures: readonly Figure[], end: number): Figure | undefined {
  let low = 0;
  let high = figures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.span.end ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  return figures[low - 1];
}

/** The count right at the end of the text, before the colon or full stop that leads to the list. */
function lastCount(
  text: string,
  figures: readonly Figure[],
  end: number,
): { figure: Figure; start: number; end: number } | undefined {
  const figure = lastBefore(figures, end);
  if (!figure || !isListCount(figure)) return undefined;
  const noun = nounBehind(text, figure);
  const rest = text.slice(figure.span.end + noun.length).trim();
  const leads =
    /^[”"」』]?[^。；;]{0,12}[：:]$/.test(rest) || (/^[^。.；;]{0,12}[。.，,]?$/.test(rest) && isListedNoun(noun));
  if (!leads) return undefined;
  // 四个方面14项工作: the groups stand right below; the things in them are counted through all groups.
  const groups = lastBefore(figures, figure.span.start);
  const isGrouped =
    groups !== undefined &&
    isListCount(groups) &&
    GROUPS.test(text.slice(groups.span.end - groups.unit.name.length, figure.span.start));
  const counted = isGrouped ? groups : figure;
  return { figure: counted, start: counted.span.start, end: counted.span.end + nameLength(text, counted) };
}

const GROUPS = /^(?:个?(?:大|重点)?(?:方面|部分|领域|板块|类|类别|环节|层面))(?:的)?[、，,]?(?:共|共计)?$/;

const ANNOUNCES =
  /(?:抓好|做好|重点|以下|如下|下列|突出|围绕|从|分|着力|完成|实施|存在|提出|开展|落实|汇报|推进|强化|聚焦)[^，,；;。]{0,8}$/;

/** The count that a paragraph announces at its end or in its last sentence. */
const announcementIn = blockFact((block) => {
  const text = figureText(block);
  const { figures } = figuresOf(block);
  return lastCount(text, figures, text.length) ?? announcedInside(text, figures);
});

const announcing = blocksWith((block) => isProseBlock(block) && announcementIn(block) !== undefined);

/** All that announced counts are read from, of one block. */
export const announcedKey = blockFact((block): unknown =>
  announcementIn(block) !== undefined || inlineMarkers(block).length > 0 ? block : structuralKeyOf(block),
);

/** Counts above marked paragraphs or list items. */
function blockAnnouncements(report: Report): AnnouncedCount[] {
  const found: AnnouncedCount[] = [];
  const kinds = elementsOf(report);
  const groups = new Set<number>();
  for (const run of inlineRuns(report)) groups.add(run.markers.length);
  for (const outline of [outlinesOf(report).body]) {
    groups.add(outline.roots.length);
    for (const node of outline.nodes) groups.add(node.children.length);
  }
  for (const [index, placed] of blocksAt(report, announcing(report))) {
    if (kinds[index] === 'title') continue;
    const next = report.blocks[index + 1]?.block;
    if (!next || !isProseBlock(next)) continue;
    const items = itemsBelow(report, index + 1);
    if (items.length < 2) continue;
    const announced = announcementIn(placed.block);
    if (!announced) continue;
    // The number may belong to another group of headings further down.
    if (groups.has(Number(announced.figure.digits)) && Number(announced.figure.digits) !== items.length) continue;
    found.push({ index, ...announced, listed: items.length, items });
  }
  return found;
}

/** 重点抓好五个方面的工作，全年… in the last sentence of a paragraph above the first heading. */
function announcedInside(
  text: string,
  figures: readonly Figure[],
): { figure: Figure; start: number; end: number } | undefined {
  if (!figures.some(isListCount)) return undefined;
  const from = text.replace(/[。！？]$/, '').search(/(?<![^。！？])[^。！？]*$/);
  const counts = figures.filter((figure) => figure.span.start >= from && isListCount(figure));
  const [figure] = counts;
  if (!figure || counts.length !== 1) return undefined;
  const noun = nounBehind(text, figure);
  if (!/^(?:方面|重点任务|任务|专项|重点工作|工作|大方面)/.test(noun)) return undefined;
  if (!ANNOUNCES.test(text.slice(Math.max(from, figure.span.start - 12), figure.span.start))) return undefined;
  // Items named in the paragraph itself are what the number counts.
  if (/[一二三]是|、[^。]{0,30}$/.test(text.slice(Math.max(from, figure.span.start - 30), figure.span.start)))
    return undefined;
  const after = text.slice(figure.span.end + noun.length);
  if (/^[”"」』]?(?:[：:（(]|——)./.test(after)) return undefined;
  return { figure, start: figure.span.start, end: figure.span.end + nameLength(text, figure) };
}

/** The marked paragraphs or list items that begin at `index`, up to a higher or foreign mark. */
export function itemsBelow(report: Report, index: number): AnnouncedCount['items'] {
  const first = report.blocks[index]?.block;
  if (!first) return [];
  const items: { index: number; start: number; end: number }[] = [];
  const push = (at: number, end: number) => items.push({ index: at, start: 0, end });
  if (!first.mark) {
    if (first.container !== 'list') return [];
    for (let at = index; at < report.blocks.length; at++) {
      const block = report.blocks[at]?.block;
      if (block?.container !== 'list' || block.mark) break;
      push(at, block.prose.text.length);
    }
    return items;
  }
  if (first.mark.value !== 1) return [];
  const { level } = first.mark;
  for (let at = index; at < report.blocks.length; at++) {
    const block = report.blocks[at]?.block;
    if (!block || !isProseBlock(block)) continue;
    const { mark } = block;
    if (!mark) {
      if (block.depth > 0 && block.depth <= first.depth) break;
      continue;
    }
    if (mark.level < level) break;
    if (mark.level > level) continue;
    // A gap or a repeated number is told by the numbering rules; the count is then uncertain.
    if (mark.value !== items.length + 1) return mark.value === 1 ? items : [];
    push(at, block.mark ? block.mark.span.end : 0);
  }
  return items;
}
