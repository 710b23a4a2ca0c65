import * as vscode from 'vscode';
import { type DocumentParams, PAGES_CHANGED_NOTIFICATION } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import type { ReportInfos } from '../reportInfos';
import type { Server } from '../server';
import { revealSource } from './editorScroll';
import type { PageCommand, PreviewState } from './messages';
import { PreviewPanel } from './previewPanel';
import { pageRoot } from './shell';

/** Name of the webview's kind; also stands in the manifest's activation events. */
const VIEW_TYPE = 'baogao.preview';

/** Commands of the palette for the preview in front, and what its page does. */
const PAGE_COMMANDS: Readonly<Record<string, PageCommand>> = {
  'baogao.previewNextPage': 'nextPage',
  'baogao.previewPreviousPage': 'previousPage',
  'baogao.previewZoomIn': 'zoomIn',
  'baogao.previewZoomOut': 'zoomOut',
  'baogao.previewFitWidth': 'fitWidth',
  'baogao.previewFitPage': 'fitPage',
  'baogao.previewPageList': 'togglePageList',
};

/** The previews that are open, one for each document. */
export interface PreviewManager {
  /** Opens or shows the preview of a document, by default of the one in the active editor. */
  show(uri?: vscode.Uri): void;
  /** The document whose preview is the tab in front of the writer. */
  readonly front: vscode.Uri | undefined;
}

/** Makes previews, keeps them current and brings them back after a reload of the window. */
export function registerPreview(context: vscode.ExtensionContext, server: Server, infos: ReportInfos): PreviewManager {
  const panels = new Map<string, PreviewPanel>();
  const adopt = (panel: vscode.WebviewPanel, uri: vscode.Uri) => {
    panels.set(uri.toString(), new PreviewPanel(panel, uri, server, context.extensionUri));
    panel.onDidDispose(() => {
      panels.delete(uri.toString());
      infos.setPreviewed(active()?.uri);
    });
    panel.onDidChangeViewState(() => infos.setPreviewed(active()?.uri));
    infos.setPreviewed(active()?.uri);
  };
  const options = { enableScripts: true, localResourceRoots: [pageRoot(context.extensionUri)] };
  const active = () => [...panels.values()].find((panel) => panel.isActive);
  const ofDocument = (document: vscode.TextDocument) => panels.get(document.uri.toString());

  server.onStart((client) => {
    context.subscriptions.push(
      client.onNotification(PAGES_CHANGED_NOTIFICATION, ({ uri }: DocumentParams) => panels.get(uri)?.refresh()),
    );
  });
  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document }) => ofDocument(document)?.refresh()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('baogao')) for (const panel of panels.values()) panel.refresh();
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
      ofDocument(textEditor.document)?.follow(textEditor),
    ),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: PreviewState | undefined) {
        const document = state && (await openQuietly(state.uri));
        if (!document) {
          panel.dispose();
          return;
        }
        panel.webview.options = options;
        adopt(panel, document.uri);
      },
    }),
  );
  context.subscriptions.push(
    vscode.commands.registerCommand('baogao.showSource', () => {
      const panel = active();
      if (panel) void revealSource(panel.uri);
    }),
    ...Object.entries(PAGE_COMMANDS).map(([id, command]) =>
      vscode.commands.registerCommand(id, () => (active() ?? onlyOne(panels))?.run(command)),
    ),
  );

  return {
    get front() {
      return active()?.uri;
    },
    show(wanted) {
      const uri = wanted ?? activeMarkdownEditor()?.document.uri;
      if (!uri) return;
      const open = panels.get(uri.toString());
      if (open) return open.reveal();
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, '', place, options), uri);
    },
  };
}

/** The one preview that is open, if there is just one. */
function onlyOne(panels: ReadonlyMap<string, PreviewPanel>): PreviewPanel | undefined {
  const [first, second] = panels.values();
  return second ? undefined : first;
}

/** The server sets only open documents, so a restored preview opens its document, without showing it. */
async function openQuietly(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}
