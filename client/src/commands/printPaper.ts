import * as vscode from 'vscode';
import { stemOf } from '../lastFolder';
import { type Exporter, exportPaper, makePaper, type PaperKind } from './exportPaper';
import { isLocal, writeFile } from './resultActions';

/**
 * Prints a report: the very pages of the preview are opened in the machine's own program for PDF files, or, where no PDF
 * can be made, in its browser, and printed from there. A webview itself cannot print. On another machine or in a browser
 * no program can be started, so the pages are exported as the file that prints best.
 */
export async function printPaper(exporter: Exporter, storage: vscode.Uri, report: vscode.Uri): Promise<void> {
  if (!isLocal(storage)) return exportPaper(exporter, exporter.canPrint ? 'pdf' : 'html', report);
  const made = await makePaper(exporter.server, 'pdf', report);
  if (!made) return;
  if (!('problem' in made)) return show(storage, report, 'pdf', made.bytes);
  const pages = await makePaper(exporter.server, 'html', report);
  if (!pages) return;
  if ('problem' in pages) {
    void vscode.window.showErrorMessage(pages.problem);
    return;
  }
  await show(storage, report, 'html', pages.bytes);
}

/** Opens the pages from a folder of our own; those of the last time are deleted, since a report is nobody's business. */
async function show(
  storage: vscode.Uri,
  report: vscode.Uri,
  extension: PaperKind & ('pdf' | 'html'),
  bytes: Uint8Array,
): Promise<void> {
  const folder = vscode.Uri.joinPath(storage, 'print');
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
  } catch {
    // Nothing was printed so far, or a program still holds the file.
  }
  const file = vscode.Uri.joinPath(folder, `${stemOf(report)}.${extension}`);
  if (await writeFile(file, bytes)) await vscode.env.openExternal(file);
}
