import * as vscode from 'vscode';

/** What is kept apart: reports go out to one folder and Word files come in from another. */
export type FolderUse = 'export' | 'import';

/** The folder that was chosen last for a use, remembered across sessions. */
export class LastFolder {
  readonly #state: vscode.Memento;
  readonly #key: string;

  constructor(state: vscode.Memento, use: FolderUse) {
    this.#state = state;
    this.#key = `baogao.folder.${use}`;
  }

  /**
   * Where a dialog about `document` should begin: the folder of last time while it is still there and on the same
   * machine, else the document's own, else the first of the workspace.
   */
  async propose(document: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
    const own = document && document.scheme !== 'untitled' ? parentOf(document) : undefined;
    const usual = own ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const last = this.#last();
    if (!last) return usual;
    const isSameMachine = !usual || (last.scheme === usual.scheme && last.authority === usual.authority);
    return isSameMachine && (await exists(last)) ? last : usual;
  }

  async remember(file: vscode.Uri): Promise<void> {
    await this.#state.update(this.#key, parentOf(file).toString());
  }

  #last(): vscode.Uri | undefined {
    const text = this.#state.get<string>(this.#key);
    return text === undefined ? undefined : vscode.Uri.parse(text, true);
  }
}

/** The folder that holds the file. */
export function parentOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..');
}

/** The file's name without folders and extension. */
export function stemOf(file: vscode.Uri): string {
  const name = file.path.split('/').at(-1) ?? '';
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

/** Whether there is a file or folder at the address, as far as it can be seen; never throws. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
