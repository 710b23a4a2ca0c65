import * as vscode from 'vscode';
import {
  type DocumentParams,
  REPORT_INFO_REQUEST,
  type ReportInfo,
  SECTION_SNIPPET_REQUEST,
  type SectionInfo,
  type SectionParams,
  type SectionSnippet,
} from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import type { ReportInfos } from '../reportInfos';
import type { Server } from '../server';

interface SectionItem extends vscode.QuickPickItem {
  readonly section?: SectionInfo;
}

/** Inserts a section of a report that is open, without asking. */
export async function insertSectionAt(server: Server, uri: vscode.Uri, role: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await insert(server, await vscode.window.showTextDocument(document), role);
}

/** Lets the writer pick a section of the report's kind; a missing one is inserted, a present one is gone to. */
export async function insertSection(server: Server, infos: ReportInfos): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const params: DocumentParams = { uri };
  const info = infos.of(editor.document.uri) ?? (await server.ask<ReportInfo>(REPORT_INFO_REQUEST, params));
  if (!info || info.sections.length === 0) {
    const choose = vscode.l10n.t('Choose the kind');
    const message = vscode.l10n.t('The kind of this report is not known, so its sections are not either.');
    if ((await vscode.window.showInformationMessage(message, choose)) === choose) {
      await vscode.commands.executeCommand('baogao.setType');
    }
    return;
  }
  const picked = await vscode.window.showQuickPick(sectionItems(info.sections), {
    title: vscode.l10n.t('Insert a section: {0}', info.typeName ?? ''),
    placeHolder: vscode.l10n.t('Missing sections come first'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked?.section) return;
  const { section } = picked;
  if (section.state !== 'missing' && section.line !== undefined) {
    reveal(editor, section.line);
    return;
  }
  await insert(server, editor, section.role);
}

async function insert(server: Server, editor: vscode.TextEditor, role: string): Promise<void> {
  const request: SectionParams = { uri: editor.document.uri.toString(), role };
  const snippet = await server.ask<SectionSnippet>(SECTION_SNIPPET_REQUEST, request);
  if (!snippet) return;
  const place = new vscode.Position(snippet.line, snippet.character);
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  await shown.insertSnippet(new vscode.SnippetString(snippet.snippet), place);
}

function sectionItems(sections: readonly SectionInfo[]): SectionItem[] {
  const missing = sections.filter(({ state }) => state === 'missing');
  const present = sections.filter(({ state }) => state !== 'missing');
  const item = (section: SectionInfo): SectionItem => ({
    label: `$(${section.state === 'missing' ? 'add' : 'check'}) ${section.name}`,
    description: needText(section),
    detail: section.about,
    section,
  });
  const heading = (label: string): SectionItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    ...(missing.length > 0 ? [heading(vscode.l10n.t('missing')), ...missing.map(item)] : []),
    ...(present.length > 0 ? [heading(vscode.l10n.t('present, go to it')), ...present.map(item)] : []),
  ];
}

/** How much a section is needed, or that it is empty. */
export function needText({ need, state }: SectionInfo): string {
  if (state === 'empty') return vscode.l10n.t('empty');
  if (state === 'present') return '';
  if (need === 'required') return vscode.l10n.t('required');
  return need === 'usual' ? vscode.l10n.t('usual') : vscode.l10n.t('optional');
}

function reveal(editor: vscode.TextEditor, line: number): void {
  const place = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
