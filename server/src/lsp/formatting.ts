import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { formatEdits } from '../service/format';
import { toSpan, toTextEdits } from './convert';
import type { FeatureContext, WithReport } from './features';

/** Formatting is for Markdown alone; the server also sees YAML files, which have formatters of their own. */
const MARKDOWN = { documentSelector: [{ language: 'markdown' }] };

interface Offer {
  readonly capabilities: Pick<ServerCapabilities, 'documentFormattingProvider' | 'documentRangeFormattingProvider'>;
  /** Offers it for Markdown, where the client lets the server say so. */
  register(connection: Connection): Promise<void>;
}

/** How formatting is offered to this client. */
export function formattingOffer({ textDocument }: InitializeParams['capabilities']): Offer {
  const isDynamic =
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.rangeFormatting?.dynamicRegistration === true;
  if (!isDynamic) {
    return {
      capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
      register: async () => {},
    };
  }
  return {
    capabilities: {},
    async register(connection) {
      await connection.client.register(DocumentFormattingRequest.type, MARKDOWN);
      await connection.client.register(DocumentRangeFormattingRequest.type, MARKDOWN);
    },
  };
}

/** Registers the answers to formatting requests. */
export function registerFormatting(connection: Connection, withReport: WithReport, context: FeatureContext): void {
  const today = () => context.host.today();
  connection.onDocumentFormatting((params, token) =>
    withReport(params.textDocument.uri, token, [], ({ session }) =>
      toTextEdits(session.report.lines, formatEdits(session, today())),
    ),
  );
  connection.onDocumentRangeFormatting((params, token) =>
    withReport(params.textDocument.uri, token, [], ({ session }) => {
      const { lines } = session.report;
      return toTextEdits(lines, formatEdits(session, today(), toSpan(lines, params.range)));
    }),
  );
}
