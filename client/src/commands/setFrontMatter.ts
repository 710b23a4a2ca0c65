import * as vscode from 'vscode';
import { PROFILES_REQUEST, type ProfileInfo } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { frontMatterEdit } from '../frontMatter';
import type { ReportInfos } from '../reportInfos';
import type { Server } from '../server';

/** Writes the kind that the writer picks into the front matter of the active report. */
export async function setType(server: Server, infos: ReportInfos): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const profiles = (await server.ask<readonly ProfileInfo[]>(PROFILES_REQUEST)) ?? [];
  const current = infos.of(editor.document.uri)?.type;
  const items = profiles.map(({ id, name }) => ({
    label: name,
    description: id === current ? vscode.l10n.t('now') : '',
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Kind of report') });
  if (picked) await write(editor, infos, ['类型', '類型'], picked.label);
}

/** Writes the date by which terms are judged into the front matter of the active report. */
export async function setAsOf(infos: ReportInfos): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('As-of date of the report'),
    prompt: vscode.l10n.t('Terms and names are judged as they were on this day'),
    value: infos.of(editor.document.uri)?.asOf ?? '',
    validateInput: (text) => (isDate(text) ? undefined : vscode.l10n.t('A date such as 2026-03-05 or 2026年3月5日')),
  });
  if (value !== undefined) await write(editor, infos, ['提法日期', '提法日期'], value.trim());
}

function isDate(text: string): boolean {
  const match = /^\s*(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?\s*$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

async function write(
  editor: vscode.TextEditor,
  infos: ReportInfos,
  keys: readonly [string, string],
  value: string,
): Promise<void> {
  const traditional = infos.of(editor.document.uri)?.script === 'hant';
  const preferred = traditional ? keys[1] : keys[0];
  const { start, end, newText } = frontMatterEdit(editor.document.getText(), keys, preferred, value);
  const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end));
  await editor.edit((edits) => edits.replace(range, newText));
}
