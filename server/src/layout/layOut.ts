import type { Report } from '../report/report';
import { type DraftPage, finishPages } from './finishPages';
import { flowItem, type KnownImage } from './flow';
import { layOutImprint } from './imprintLayout';
import { layOutMasthead, type MastheadLayout } from './mastheadLayout';
import { notesOfPage } from './notesLayout';
import type { PageSettings } from './pageSettings';
import type { PageFormat } from './pageSpec';
import type { PagedReport } from './pages';
import { type Part, paginate } from './paginate';
import { pageSpecFor, styleReport } from './style';
import type { StyledReport } from './styled';

export interface LayoutOptions {
  /** Page format of the report's profile; `plain` or undefined when it has none. */
  readonly format?: PageFormat | undefined;
  readonly settings?: PageSettings | undefined;
  /** Pictures by their target in the Markdown; unknown ones get an empty frame. */
  readonly images?: ReadonlyMap<string, KnownImage> | undefined;
}

/**
 * Lays a report out on pages. Pure and total: any report gives at least one page. What an edit did not touch is
 * taken from caches that hang on the blocks, so that a keystroke breaks one paragraph anew.
 */
export function layOut(report: Report, options: LayoutOptions = {}): PagedReport {
  const { spec } = pageSpecFor(report, options.format, options.settings);
  return layOutStyled(styleReport(report, spec), options.images);
}

/** The same from a report whose elements have their styles already. */
export function layOutStyled(styled: StyledReport, images?: ReadonlyMap<string, KnownImage>): PagedReport {
  const { spec } = styled;
  const items = styled.blocks.map((block) => flowItem(block, spec, images));
  const masthead = styled.masthead ? layOutMasthead(styled.masthead, spec) : undefined;
  const notes = styled.notes.map((block) => flowItem(block, spec, images));
  const parts = paginate(items, notes, spec, masthead?.rows ?? 0);
  const drafts: DraftPage[] = parts.map((page) => ({
    parts: page,
    isTurned: items[page[0]?.item ?? -1]?.block.isTurned === true,
    notes: notesOfPage(page, items),
    lines: [],
    boxes: [],
    isNumbered: true,
  }));
  addMasthead(drafts[0], masthead);
  addImprint(drafts, lastRow(parts), styled);
  // A letter does not show the number of its first page (clause 10.1).
  if (spec.format === 'letter' && drafts[0]) drafts[0].isNumbered = false;
  return { spec, title: styled.title, pages: finishPages(drafts, { items, notes }, spec) };
}

/** The first free grid row of the last page. */
function lastRow(pages: readonly (readonly Part[])[]): number {
  const last = pages[pages.length - 1]?.at(-1);
  return last ? last.row + last.rows : 0;
}

function addMasthead(draft: DraftPage | undefined, masthead: MastheadLayout | undefined): void {
  if (!draft || !masthead) return;
  draft.lines.unshift(...masthead.lines);
  draft.boxes.unshift(...masthead.boxes);
}

/**
 * Puts the 版记 on the last even page: under the text where it ends on an even page with room, else on the next even
 * page, if need be behind a blank one. A blank page and the 版记 behind it have no number (clause 7.5).
 */
function addImprint(drafts: DraftPage[], end: number, { imprint, spec }: StyledReport): void {
  if (!imprint) return;
  const laidOut = layOutImprint(imprint, spec);
  // Footnotes stand at the foot of the page too, where the 版记 has to.
  const hasNotes = (drafts[drafts.length - 1]?.notes.length ?? 0) > 0;
  const fits =
    !hasNotes && drafts[drafts.length - 1]?.isTurned === false && end + 1 + laidOut.rows <= spec.linesPerPage;
  // Clause 10.1 puts the 版记 of a letter on its last page, whichever that is.
  const isPlace = spec.format === 'letter' || drafts.length % 2 === 0;
  if (!isPlace || (!fits && spec.format === 'letter')) {
    drafts.push(emptyPage(true));
  } else if (!fits) {
    for (let added = 0; added < 2; added++) drafts.push(emptyPage(false));
  }
  const last = drafts[drafts.length - 1];
  last?.lines.push(...laidOut.lines);
  last?.boxes.push(...laidOut.boxes);
}

function emptyPage(isNumbered: boolean): DraftPage {
  return { parts: [], notes: [], isTurned: false, lines: [], boxes: [], isNumbered };
}
