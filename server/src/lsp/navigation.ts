import type { CancellationToken, Connection, SelectionRange } from 'vscode-languageserver';
import { linksOf, type ReportLink } from '../service/documentLinks';
import { selectionsAt } from '../service/selectionRanges';
import { toRange } from './convert';
import type { FeatureContext, WithReport } from './features';

/** Registers what leads through a report: links to cited files and attachments, and ever larger selections. */
export function registerNavigation(connection: Connection, withReport: WithReport, context: FeatureContext): void {
  connection.onDocumentLinks(async (params, token: CancellationToken) => {
    const { uri } = params.textDocument;
    await context.ready();
    const files = context.open(uri)?.session.isReport ? await context.papers() : [];
    return withReport(uri, token, [], ({ session }) => {
      if (!session.isReport) return [];
      const { lines } = session.report;
      const targetOf = (target: ReportLink['target']) =>
        // Editors take a line behind # for a place in the file.
        'uri' in target ? target.uri : `${uri}#L${lines.positionAt(target.offset).line + 1}`;
      return linksOf(session.report, uri, files).map(({ span, target, tooltip }) => ({
        range: toRange(lines, span),
        target: targetOf(target),
        tooltip,
      }));
    });
  });
  connection.onSelectionRanges((params, token) =>
    withReport(params.textDocument.uri, token, null, ({ session }) => {
      const { report } = session;
      return params.positions.map((position) => {
        const spans = selectionsAt(report, report.lines.offsetAt(position));
        return spans.reduceRight<SelectionRange | undefined>(
          (parent, span) => ({ range: toRange(report.lines, span), ...(parent ? { parent } : {}) }),
          undefined,
        ) as SelectionRange;
      });
    }),
  );
}
