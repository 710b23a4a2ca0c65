import { renderPage } from '../export/html';
import { pageLook } from '../export/pageStyle';
import { pictureAddress } from '../export/pictureFile';
import type { KnownImage } from '../layout/flow';
import { layOutStyled } from '../layout/layOut';
import { layoutNotes } from '../layout/layoutNotes';
import { readPageSettings } from '../layout/pageSettings';
import type { PageFormat } from '../layout/pageSpec';
import type { PagedReport } from '../layout/pages';
import { pageSpecFor, styleReport } from '../layout/style';
import type { StyledReport } from '../layout/styled';
import type { PagesParams, PagesResult } from '../protocol';
import type { Report } from '../report/report';
import type { CalendarDate } from '../text/date';
import type { ReportSession } from './session';

/** A report with the styles of its elements and its pages. */
export interface LaidOut {
  readonly styled: StyledReport;
  readonly paged: PagedReport;
}

/** The pages of the session's report. Cheap after a keystroke: lines of unchanged paragraphs are kept by the layout. */
function layOutSession(session: ReportSession, today: CalendarDate): LaidOut {
  const { profile } = session.check(today).context;
  return layOutReport(session.report, profile?.page, session.settings.page, session.pictures.images);
}

/** The pages of a report, by the format of its kind and the settings of the workspace. */
export function layOutReport(
  report: Report,
  format: PageFormat | undefined,
  page: Readonly<Record<string, unknown>>,
  images?: ReadonlyMap<string, KnownImage>,
): LaidOut {
  const { spec } = pageSpecFor(report, format, readPageSettings(page).settings);
  const styled = styleReport(report, spec);
  return { styled, paged: layOutStyled(styled, images) };
}

/**
 * The pages for the preview; those whose hash is in `known` come without HTML, and so do the pictures it has.
 * What looks bad on the paper is marked with the findings, as hints.
 */
export function pagesOf(session: ReportSession, today: CalendarDate, params: Omit<PagesParams, 'uri'>): PagesResult {
  const { styled, paged } = layOutSession(session, today);
  const shown = new Set(params.known);
  const known = new Set(params.knownPictures);
  return {
    version: session.version,
    title: paged.title,
    look: pageLook(paged.spec),
    pages: paged.pages.map((page) => ({
      number: page.number,
      hash: page.hash,
      start: page.start,
      ...(shown.has(page.hash) ? {} : { html: renderPage(page, paged.spec) }),
    })),
    pictures: [...session.pictures.byId()]
      .filter(([id]) => !known.has(id))
      .map(([id, file]) => ({ id, address: pictureAddress(file) })),
    marks: [
      ...session.check(today).findings.map(({ span, severity, message }) => ({ ...span, severity, message })),
      ...layoutNotes(styled, paged).map(({ span, message }) => ({ ...span, severity: 'hint' as const, message })),
    ],
  };
}

/** Number of pages. */
export function pageCountOf(session: ReportSession, today: CalendarDate): number {
  return layOutSession(session, today).paged.pages.length;
}
