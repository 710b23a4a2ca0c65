import * as vscode from 'vscode';

/** Most folders that are looked into; a workspace of reports has far fewer. */
const FOLDERS_LIMIT = 2000;

/**
 * The files of the workspace whose names match, at most `limit`, in the order of their paths. Walks through VS Code's own
 * file system, so that remote and virtual workspaces have them too; links, hidden folders and packages are left out, as on
 * the command line.
 */
export async function workspaceFiles(
  names: RegExp,
  limit: number,
  token?: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const waiting = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (let looked = 0; waiting.length > 0 && looked < FOLDERS_LIMIT; looked++) {
    if (found.length >= limit || token?.isCancellationRequested) break;
    const folder = waiting.shift() as vscode.Uri;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.File && names.test(name)) found.push(uri);
      else if (type === vscode.FileType.Directory && !name.startsWith('.') && name !== 'node_modules')
        waiting.push(uri);
    }
  }
  return found.slice(0, limit).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read has no reports for us.
    return [];
  }
}

/** Largest file in bytes that is read: a report of ten thousand pages. */
const TEXT_LIMIT = 32 << 20;

/** The text of a file, or undefined when it cannot be read. */
export async function readTextFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (size > TEXT_LIMIT || (type & vscode.FileType.File) === 0) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Largest file in bytes that is read for the server; no picture of a report comes near. */
const LARGEST_FILE = 32 << 20;

/** The bytes of a file, or undefined when it cannot be read or is no file that a report needs. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_FILE) return undefined;
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
