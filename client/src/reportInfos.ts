import * as vscode from 'vscode';
import { REPORT_INFO_NOTIFICATION, type ReportInfo } from '../../server/src/protocol';
import type { Server } from './server';

/**
 * What the server last said about each open document, and about the one in the active editor. Also keeps the context
 * key `baogao.isReport`, by which menus and keys appear on reports only.
 */
export class ReportInfos implements vscode.Disposable {
  readonly #known = new Map<string, ReportInfo>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  /** The document whose preview is in front, when no editor is. */
  #previewed: string | undefined;

  /** Fires when the active document or what is known of it changed. */
  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    server.onStart((client) => {
      this.#subscriptions.push(
        client.onNotification(REPORT_INFO_NOTIFICATION, (info: ReportInfo) => {
          this.#known.set(info.uri, info);
          if (info.uri === this.#activeUri()) this.#update();
        }),
      );
    });
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#known.delete(document.uri.toString())),
    );
  }

  /** What is known of the document in the active editor, if it is a report. */
  get active(): ReportInfo | undefined {
    const info = this.#known.get(this.#activeUri() ?? '');
    return info?.isReport ? info : undefined;
  }

  /** What is known of a document. */
  of(uri: vscode.Uri): ReportInfo | undefined {
    return this.#known.get(uri.toString());
  }

  /** Tells which document's preview is in front; it counts as active then, as its text would. */
  setPreviewed(uri: vscode.Uri | undefined): void {
    const previewed = uri?.toString();
    if (previewed === this.#previewed) return;
    this.#previewed = previewed;
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #activeUri(): string | undefined {
    return this.#previewed ?? vscode.window.activeTextEditor?.document.uri.toString();
  }

  #update(): void {
    void vscode.commands.executeCommand('setContext', 'baogao.isReport', this.active !== undefined);
    this.#changed.fire();
  }
}
