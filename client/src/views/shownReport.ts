import * as vscode from 'vscode';
import type { ReportInfo } from '../../../server/src/protocol';
import type { ReportInfos } from '../reportInfos';

/**
 * The report that the side bar is about: the one in the active editor, or the last one while something else, such as
 * a preview, has the focus.
 */
export class ShownReport implements vscode.Disposable {
  readonly #infos: ReportInfos;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #uri: vscode.Uri | undefined;

  /** Fires when another report is shown, or the text of this one has been looked at again. */
  readonly onDidChange = this.#changed.event;

  constructor(infos: ReportInfos) {
    this.#infos = infos;
    this.#subscription = infos.onDidChange(() => this.#update());
    this.#update();
  }

  get info(): ReportInfo | undefined {
    const info = this.#uri && this.#infos.of(this.#uri);
    return info?.isReport ? info : undefined;
  }

  /** What a click on an entry runs: shows the report with the passage selected. */
  reveal(range: vscode.Range): vscode.Command | undefined {
    const title = vscode.l10n.t('Go to it');
    return this.#uri && { command: 'vscode.open', title, arguments: [this.#uri, { selection: range }] };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const active = vscode.window.activeTextEditor?.document;
    // A list of terms or the output beside the report does not take its place.
    if (active?.languageId === 'markdown') this.#uri = active.uri;
    this.#changed.fire();
  }
}
