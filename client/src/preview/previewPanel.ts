import * as vscode from 'vscode';
import { PAGES_REQUEST, type PagesParams, type PagesResult } from '../../../server/src/protocol';
import type { Server } from '../server';
import { editorOf, revealOffset, topOffset } from './editorScroll';
import { isMessageFromPage, type MessageToPage, type PageCommand } from './messages';
import { pageShell } from './shell';

/** For so long after a double click the preview does not follow the editor, which moves because of the click. */
const CLICK_QUIET = 400;

/** The preview of one document. */
export class PreviewPanel {
  readonly uri: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #server: Server;
  /** Version of the text that the webview shows. */
  #version = 0;
  /** Hashes of the pages that the webview shows. */
  #known: readonly string[] = [];
  /** Ids of the pictures that the webview has. */
  #pictures: readonly string[] = [];
  #ready = false;
  /** Whether the page shows again what it showed before, whatever the editor shows. */
  #keepsPlace = false;
  /** What the editor showed first when it was last asked. */
  #editorTop: number | undefined;
  #asking = false;
  #changed = false;
  #clicked = 0;

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, server: Server, extensionUri: vscode.Uri) {
    this.uri = uri;
    this.#panel = panel;
    this.#server = server;
    panel.title = vscode.l10n.t('Preview: {0}', uri.path.split('/').at(-1) ?? '');
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'docs', 'icon.png');
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      if (panel.visible) this.refresh();
    });
    panel.webview.html = pageShell(panel.webview, extensionUri, { uri: uri.toString(), language: vscode.env.language });
  }

  /** Brings the panel to the front without taking the focus from the editor. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /**
   * Shows the text as it is now. Changes that come while the server is typesetting are taken together, so a fast
   * writer costs no more than one typesetting at a time.
   */
  refresh(): void {
    this.#changed = true;
    if (!this.#ready || this.#asking || !this.#panel.visible) return;
    void this.#askUntilCurrent();
  }

  /** Scrolls to what the editor shows first. */
  follow(editor: vscode.TextEditor): void {
    const top = topOffset(editor);
    // An editor that is restored tells where it stands too, and has not been moved by that.
    const isMoved = top !== this.#editorTop;
    this.#editorTop = top;
    if (!isMoved || !this.#ready || Date.now() - this.#clicked < CLICK_QUIET) return;
    this.#post({ kind: 'scrollTo', ...this.#address(), offset: top });
  }

  /** Whether the preview is the tab in front of the writer. */
  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Lets the page carry out a command of the palette. */
  run(command: PageCommand): void {
    this.#post({ kind: 'command', ...this.#address(), command });
  }

  async #askUntilCurrent(): Promise<void> {
    this.#asking = true;
    try {
      while (this.#changed && this.#panel.visible) {
        this.#changed = false;
        const params: PagesParams = { uri: this.uri.toString(), known: this.#known, knownPictures: this.#pictures };
        const result = await this.#server.ask<PagesResult>(PAGES_REQUEST, params);
        if (result) this.#show(result);
        else if (this.#known.length === 0) this.#showNothing();
      }
    } finally {
      this.#asking = false;
    }
  }

  #show(result: PagesResult): void {
    const first = this.#known.length === 0;
    this.#known = result.pages.map(({ hash }) => hash);
    this.#pictures = [...this.#pictures, ...result.pictures.map(({ id }) => id)];
    this.#version = result.version;
    this.#post({ kind: 'pages', uri: this.uri.toString(), ...result });
    const editor = first ? editorOf(this.uri) : undefined;
    if (!editor) return;
    this.#editorTop = this.#keepsPlace ? topOffset(editor) : undefined;
    this.follow(editor);
  }

  #showNothing(): void {
    this.#post({ kind: 'unavailable', ...this.#address(), text: vscode.l10n.t('The report could not be typeset.') });
  }

  #receive(message: unknown): void {
    if (!isMessageFromPage(message) || message.uri !== this.uri.toString()) return;
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#keepsPlace = message.keepsPlace;
      this.#known = [];
      this.#pictures = [];
      this.refresh();
    } else if (message.kind === 'open') {
      this.#clicked = Date.now();
      void revealOffset(this.uri, message.offset);
    } else {
      // A webview cannot print; the same pages can, from the program that opens them.
      void vscode.commands.executeCommand('baogao.print', this.uri);
    }
  }

  #address(): { readonly uri: string; readonly version: number } {
    return { uri: this.uri.toString(), version: this.#version };
  }

  #post(message: MessageToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}
