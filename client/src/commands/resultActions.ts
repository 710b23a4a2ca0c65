import * as vscode from 'vscode';

/** Whether files of this window lie on the machine that the writer sits at, so that its programs can open them. */
export function isLocal(file: vscode.Uri): boolean {
  return file.scheme === 'file' && vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
}

/**
 * Says that a file has been written and offers to open it or its folder. On another machine or in a browser no program
 * can open it; there it is shown in the Explorer, from where it can be downloaded.
 */
export async function offerResult(file: vscode.Uri, message: string): Promise<void> {
  const open = vscode.l10n.t('Open the result');
  const folder = vscode.l10n.t('Open its folder');
  const show = vscode.l10n.t('Show in the Explorer');
  const inWorkspace = vscode.workspace.getWorkspaceFolder(file) !== undefined;
  const choices = isLocal(file) ? [open, folder] : inWorkspace ? [show] : [];
  const answer = await vscode.window.showInformationMessage(message, ...choices);
  if (answer === open) await vscode.env.openExternal(file);
  else if (answer === folder) await vscode.commands.executeCommand('revealFileInOS', file);
  else if (answer === show) await vscode.commands.executeCommand('revealInExplorer', file);
}

/** Writes a file; says why and returns false when that fails. */
export async function writeFile(file: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(file, bytes);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The file could not be written: {0}', reason));
    return false;
  }
}
