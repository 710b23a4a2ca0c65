import * as vscode from 'vscode';
import { IMPORT_REQUEST, type ImportParams, type ImportResult } from '../../server/src/protocol';
import { fromBase64 } from './base64';
import { freePictureFolder } from './pictureFolder';
import type { Server } from './server';

/** Kind of the paste, by which the command asks for it. */
export const STRUCTURED_PASTE = 'baogao.structured';

/** The parts of VS Code's paste interface that are used; it is there from VS Code 1.97 on. */
interface PasteKind {
  append(...parts: string[]): PasteKind;
}
interface PasteEdit {
  yieldTo?: readonly PasteKind[];
  additionalEdit?: vscode.WorkspaceEdit;
}
interface PasteProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: { readonly triggerKind: number },
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined>;
}
interface PasteInterface {
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteKind; readonly Text: PasteKind };
  readonly DocumentPasteEdit: new (text: string, title: string, kind: PasteKind) => PasteEdit;
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: { readonly providedPasteEditKinds: PasteKind[]; readonly pasteMimeTypes: string[] },
    ): vscode.Disposable;
  };
}

/** The first VS Code whose paste interface is open to extensions; before, its functions are there but refuse to work. */
const SINCE = [1, 97] as const;

/** VS Code's paste interface, or undefined in versions without it; those read plain text from the clipboard only. */
export function pasteInterface(): PasteInterface | undefined {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  if (major < SINCE[0] || (major === SINCE[0] && minor < SINCE[1])) return undefined;
  const known = vscode as unknown as Partial<PasteInterface>;
  const isThere =
    known.DocumentPasteEdit !== undefined &&
    known.DocumentDropOrPasteEditKind !== undefined &&
    typeof known.languages?.registerDocumentPasteEditProvider === 'function';
  return isThere ? (known as PasteInterface) : undefined;
}

/**
 * Offers to paste what was copied out of Word or a web page as structured Markdown: headings, tables and footnotes kept.
 * Plain pasting stays the default; the other way is in the list beside what was pasted and under “Paste As…”.
 */
export function registerPaste(context: vscode.ExtensionContext, server: Server): void {
  const known = pasteInterface();
  if (!known) return;
  const { Empty, Text } = known.DocumentDropOrPasteEditKind;
  const kind = Empty.append(...STRUCTURED_PASTE.split('.'));
  const provider: PasteProvider = {
    async provideDocumentPasteEdits(document, ranges, data, { triggerKind }, token) {
      const copied = await copiedText(data, triggerKind === PASTE_AS);
      const pasted = copied && (await structured(server, copied, document, ranges, token));
      if (!pasted) return undefined;
      const edit = new known.DocumentPasteEdit(pasted.text, vscode.l10n.t('Paste as structured Markdown'), kind);
      edit.yieldTo = [Text];
      edit.additionalEdit = pasted.pictures;
      return [edit];
    },
  };
  context.subscriptions.push(
    known.languages.registerDocumentPasteEditProvider({ language: 'markdown' }, provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: ['text/html', 'text/plain'],
    }),
  );
}

/** The trigger of a paste that the writer asked for by kind. */
const PASTE_AS = 1;

/** The text to be structured; plain text only where the writer asked for it, since it usually is what it should be. */
async function copiedText(
  data: vscode.DataTransfer,
  isAskedFor: boolean,
): Promise<{ readonly html: string } | { readonly text: string } | undefined> {
  // What was copied in VS Code itself is coloured text without any structure.
  const html = data.get('vscode-editor-data') ? undefined : await data.get('text/html')?.asString();
  if (html && /[\u3400-\u9fff]/.test(html)) return { html };
  const text = isAskedFor ? await data.get('text/plain')?.asString() : undefined;
  return text ? { text } : undefined;
}

/** What was copied as Markdown that fits its place, and an edit that puts its pictures beside the draft. */
export async function structured(
  server: Server,
  copied: { readonly html: string } | { readonly text: string },
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  token?: vscode.CancellationToken,
): Promise<{ readonly text: string; readonly pictures: vscode.WorkspaceEdit } | undefined> {
  const isWhole = isAllReplaced(document, ranges);
  const pictureFolder = document.isUntitled ? '图片' : await freePictureFolder(document.uri);
  const params: ImportParams = { ...copied, pictureFolder, fragment: !isWhole };
  const result = await server.ask<ImportResult>(IMPORT_REQUEST, params, token);
  if (!result || 'problem' in result || result.markdown.trim() === '') return undefined;
  const pictures = new vscode.WorkspaceEdit();
  for (const { path, base64 } of document.isUntitled ? [] : result.pictures) {
    const file = vscode.Uri.joinPath(document.uri, '..', path);
    pictures.createFile(file, { contents: fromBase64(base64), ignoreIfExists: true });
  }
  return { text: isWhole ? result.markdown : result.markdown.replace(/\n$/, ''), pictures };
}

/** Whether nothing of the document stays, so that what is pasted is the whole draft. */
function isAllReplaced(document: vscode.TextDocument, [only, second]: readonly vscode.Range[]): boolean {
  if (!only || second) return false;
  const text = document.getText();
  const rest = text.slice(0, document.offsetAt(only.start)) + text.slice(document.offsetAt(only.end));
  return rest.trim() === '';
}
