import * as vscode from 'vscode';
import type { ReportInfos } from '../reportInfos';

/** What a click on the status bar offers: the commands that belong to the report in the active editor. */
export async function reportActions(infos: ReportInfos): Promise<void> {
  const info = infos.active;
  const items: (vscode.QuickPickItem & { readonly command: string })[] = [
    { label: `$(open-preview) ${vscode.l10n.t('Open preview to the side')}`, command: 'baogao.preview' },
    { label: `$(add) ${vscode.l10n.t('Insert a section')}`, command: 'baogao.insertSection' },
    { label: `$(sparkle) ${vscode.l10n.t('Apply all safe fixes')}`, command: 'baogao.fixAll' },
    { label: `$(whole-word) ${vscode.l10n.t('Format the document')}`, command: 'editor.action.formatDocument' },
    { label: `$(list-ordered) ${vscode.l10n.t('Renumber')}`, command: 'baogao.renumber' },
    { label: `$(list-tree) ${vscode.l10n.t('Structure pasted text')}`, command: 'baogao.structureText' },
    {
      label: `$(symbol-class) ${vscode.l10n.t('Set the kind of report')}`,
      description: info?.typeName ?? '',
      command: 'baogao.setType',
    },
    {
      label: `$(calendar) ${vscode.l10n.t('Set the as-of date')}`,
      description: info?.asOf ?? '',
      command: 'baogao.setAsOf',
    },
    { label: `$(file-text) ${vscode.l10n.t('Export as Word (DOCX)')}`, command: 'baogao.exportDocx' },
    { label: `$(file-pdf) ${vscode.l10n.t('Export as PDF')}`, command: 'baogao.exportPdf' },
    { label: `$(file-code) ${vscode.l10n.t('Export as HTML')}`, command: 'baogao.exportHtml' },
    { label: `$(checklist) ${vscode.l10n.t('Export the proof sheet')}`, command: 'baogao.exportProofSheet' },
    {
      label: `$(comment) ${vscode.l10n.t('Export as Word with the findings as comments')}`,
      command: 'baogao.exportCommented',
    },
    { label: `$(printer) ${vscode.l10n.t('Print')}`, command: 'baogao.print' },
    { label: `$(search) ${vscode.l10n.t('Check all reports of the workspace')}`, command: 'baogao.checkWorkspace' },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Report') });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
