import * as vscode from 'vscode';
import {
  FRONT_MATTER_REQUEST,
  type FrontMatterChange,
  type FrontMatterParams,
  PROFILES_REQUEST,
  type ProfileInfo,
} from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
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
  if (picked) await write(server, editor, '类型', picked.label);
}

/** Writes the date by which terms are judged into the front matter of the active report. */
export async function setAsOf(server: Server, infos: ReportInfos): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('As-of date of the report'),
    prompt: vscode.l10n.t('Terms and names are judged as they were on this day'),
    value: infos.of(editor.document.uri)?.asOf ?? '',
    validateInput: (text) => (isDate(text) ? undefined : vscode.l10n.t('A date such as 2026-03-05 or 2026年3月5日')),
  });
  if (value !== undefined) await write(server, editor, '提法日期', value.trim());
}

function isDate(text: string): boolean {
  const match = /^\s*(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?\s*$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

async function write(
  server: Server,
  editor: vscode.TextEditor,
  key: FrontMatterParams['key'],
  value: string,
): Promise<void> {
  const params: FrontMatterParams = { uri: editor.document.uri.toString(), key, value };
  const change = await server.ask<FrontMatterChange>(FRONT_MATTER_REQUEST, params);
  if (!change) return;
  const { start, end, newText } = change;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  await editor.edit((edits) => edits.replace(range, newText));
}
