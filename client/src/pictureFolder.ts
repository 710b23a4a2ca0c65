import * as vscode from 'vscode';
import { exists, stemOf } from './lastFolder';

/** Names that are tried before an older folder is used again. */
const TRIES = 99;

/** Name of a folder beside a draft that takes its pictures: named after the draft, and nothing is in it yet. */
export async function freePictureFolder(draft: vscode.Uri): Promise<string> {
  const name = `${stemOf(draft)}-图片`;
  for (let number = 1; number <= TRIES; number++) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!(await exists(vscode.Uri.joinPath(draft, '..', candidate)))) return candidate;
  }
  return name;
}
