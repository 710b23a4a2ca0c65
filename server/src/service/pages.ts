import { renderPage } from '../export/html';
import { pageLook } from '../export/pageStyle';
import { pictureAddress } from '../export/pictureFile';
import type { KnownImage } from '../layout/flow';
import { layOut } from '../layout/layOut';
import { readPageSettings } from '../layout/pageSettings';
import type { PagedReport } from '../layout/pages';
import type { PagesParams, PagesResult } from '../protocol';
import type { Report } from '../report/report';
import type { CalendarDate } from '../text/date';
import type { ReportSession } from './session';

/** The pages of the session's report. Cheap after a keystroke: lines of unchanged paragraphs are kept by the layout. */
export function layOutSession(session: ReportSession, today: CalendarDate): PagedReport {
  const { profile } = session.check(today).context;
  return layOutReport(session.report, profile?.page, session.settings.page, session.pictures.images);
}

/** The pages of a report, by the format of its kind and the settings of the workspace. */
export function layOutReport(
  report: Report,
  format: 'plain' | 'document' | 'letter' | 'minutes' | undefined,
  page: Readonly<Record<string, unknown>>,
  images?: ReadonlyMap<string, KnownImage>,
): PagedReport {
  return layOut(report, { format, settings: readPageSettings(page).settings, images });
}

/** The pages for the preview; those whose hash is in `known` come without HTML, and so do the pictures it has. */
export function pagesOf(session: ReportSession, today: CalendarDate, params: Omit<PagesParams, 'uri'>): PagesResult {
  const paged = layOutSession(session, today);
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
    marks: session.check(today).findings.map(({ span, severity, message }) => ({ ...span, severity, message })),
  };
}

/** Number of pages. */
export function pageCountOf(session: ReportSession, today: CalendarDate): number {
  return layOutSession(session, today).pages.length;
}
