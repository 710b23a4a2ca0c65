import {
  type CancellationToken,
  type Connection,
  type InlayHint,
  InlayHintKind,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  COLLECT_FACTS_REQUEST,
  type CollectedFacts,
  type DocumentParams,
  FIGURES_REQUEST,
  type FigureList,
} from '../protocol';
import { collectFacts } from '../service/collectFacts';
import { figureListOf } from '../service/figureList';
import { figureMarks } from '../service/figureMarks';
import { placesOfFigure, renameFigure, renameTarget } from '../service/figurePlaces';
import { toRange, toSpan, toTextEdits } from './convert';
import type { FeatureContext, WithReport } from './features';
import type { OpenReport } from './openReports';
import type { Speak } from './speech';

interface AtPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Registers what an editor does with figures: all places of one, rename everywhere, marks behind those that are checked. */
export function registerFigures(connection: Connection, withReport: WithReport, context: FeatureContext): void {
  const at = <T>(
    params: AtPosition,
    token: CancellationToken,
    empty: T,
    answer: (open: OpenReport, offset: number) => T,
  ): Promise<T> =>
    withReport(params.textDocument.uri, token, empty, (open) =>
      open.session.isReport ? answer(open, open.session.report.lines.offsetAt(params.position)) : empty,
    );
  connection.onReferences((params, token) =>
    at(params, token, [], ({ document, session }, offset) =>
      placesOfFigure(session.report, offset).map(({ span }) => ({
        uri: document.uri,
        range: toRange(session.report.lines, span),
      })),
    ),
  );
  connection.onPrepareRename((params, token) =>
    at(params, token, null, ({ session }, offset) => {
      const target = renameTarget(session.report, offset);
      if (target && 'problem' in target)
        throw new ResponseError(LSPErrorCodes.RequestFailed, context.speak(target.problem));
      return target ? { range: toRange(session.report.lines, target.span), placeholder: target.text } : null;
    }),
  );
  connection.onRenameRequest((params, token) =>
    at<WorkspaceEdit | null>(params, token, null, ({ document, session }, offset) => {
      const edits = renameFigure(session.report, offset, params.newName);
      if ('problem' in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, context.speak(edits.problem));
      const { uri, version } = document;
      return {
        documentChanges: [{ textDocument: { uri, version }, edits: toTextEdits(session.report.lines, edits) }],
      };
    }),
  );
  connection.languages.inlayHint.on((params, token) =>
    withReport<InlayHint[]>(params.textDocument.uri, token, [], ({ session }) => {
      if (!context.inlay() || !session.isReport) return [];
      const { lines } = session.report;
      return figureMarks(session.report, toSpan(lines, params.range)).map(({ offset, holds, computations }) => ({
        position: lines.positionAt(offset),
        label: holds ? '✓' : '✗',
        kind: InlayHintKind.Parameter,
        tooltip: context.speak(computations.join('\n')),
        paddingLeft: true,
      }));
    }),
  );
  connection.onRequest(FIGURES_REQUEST, (params: DocumentParams, token: CancellationToken) =>
    withReport(params.uri, token, null, ({ document, session }) =>
      spoken(figureListOf(session, document.version, context.host.today()), (text) => context.speak(text)),
    ),
  );
  connection.onRequest(COLLECT_FACTS_REQUEST, (params: DocumentParams, token: CancellationToken) =>
    withReport<CollectedFacts | null>(params.uri, token, null, ({ document, session }) => {
      const sheet = context.factSheet(document.uri);
      return { text: collectFacts(session.report), ...(sheet === undefined ? {} : { sheet }) };
    }),
  );
}

/** What Baogao says of the figures, in the script of the user interface; figures and subjects stay as written. */
function spoken(list: FigureList, speak: Speak): FigureList {
  return {
    ...list,
    conflicts: list.conflicts.map((conflict) => ({ ...conflict, message: speak(conflict.message) })),
    groups: list.groups.map((group) => ({
      ...group,
      figures: group.figures.map((figure) => ({ ...figure, role: speak(figure.role) })),
    })),
  };
}
