import * as vscode from 'vscode';
import {
  PROFILES_REQUEST,
  type ProfileInfo,
  SKELETON_REQUEST,
  type SkeletonParams,
} from '../../../server/src/protocol';
import type { Server } from '../server';

/** Asks for kind, body and period and opens a new report with the sections of its kind, placeholders as tab stops. */
export async function newReport(server: Server): Promise<void> {
  const profiles = (await server.ask<readonly ProfileInfo[]>(PROFILES_REQUEST)) ?? [];
  const title = vscode.l10n.t('New report');
  const kind = await vscode.window.showQuickPick(
    profiles.map(({ id, name }) => ({ label: name, id })),
    { title, placeHolder: vscode.l10n.t('Kind of report') },
  );
  if (!kind) return;
  const organisation = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Issuing body, such as 某县教育局; may be left empty'),
  });
  if (organisation === undefined) return;
  const year = String(new Date().getFullYear());
  const period = await vscode.window.showInputBox({
    title,
    value: `${year}年`,
    prompt: vscode.l10n.t('Period of the report, such as {0}', `${year}年上半年`),
  });
  if (period === undefined) return;
  const hans = { label: vscode.l10n.t('Simplified Chinese'), script: 'hans' as const };
  const hant = { label: vscode.l10n.t('Traditional Chinese'), script: 'hant' as const };
  const stated = vscode.workspace.getConfiguration('baogao').get<string>('script');
  const traditional = stated === 'hant' || (stated !== 'hans' && /^zh-(tw|hk|mo|hant)/i.test(vscode.env.language));
  const choices = traditional ? [hant, hans] : [hans, hant];
  const script = await vscode.window.showQuickPick(choices, { title, placeHolder: vscode.l10n.t('Script') });
  if (!script) return;
  const params: SkeletonParams = { type: kind.id, organisation, period, script: script.script };
  const skeleton = await server.ask<string>(SKELETON_REQUEST, params);
  if (skeleton === undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The new report could not be made.'));
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(skeleton), new vscode.Position(0, 0));
}
