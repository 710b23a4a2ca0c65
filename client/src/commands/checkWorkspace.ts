import * as vscode from 'vscode';
import { MARKDOWN_END } from '../markdownFile';
import { workspaceFiles } from '../workspaceFiles';
import type { WorkspaceFindings } from '../workspaceFindings';

/** Most files that are looked at; what is larger is a matter for the command line. */
const FILES_LIMIT = 20_000;
/** Files that are read and asked about at the same time; the reading of one overlaps with the check of another. */
const AT_ONCE = 4;

interface Tally {
  files: number;
  looked: number;
  reports: number;
  problems: number;
  notes: number;
}

/** Checks all reports of the workspace, open or not, with progress and a way to stop; findings go into Problems. */
export async function checkWorkspace(findings: WorkspaceFindings): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder with the reports first.'));
    return;
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking all reports'),
    cancellable: true,
  };
  let isStopped = false;
  const tally = await vscode.window.withProgress(options, async (progress, token) => {
    const result = await checkAll(findings, progress, token);
    isStopped = token.isCancellationRequested;
    return result;
  });
  const show = vscode.l10n.t('Show problems');
  const text = summaryOf(tally, isStopped);
  const message =
    tally.problems + tally.notes > 0
      ? vscode.window.showInformationMessage(text, show)
      : vscode.window.showInformationMessage(text);
  if ((await message) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function checkAll(
  findings: WorkspaceFindings,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Tally> {
  const files = await workspaceFiles(MARKDOWN_END, FILES_LIMIT, token);
  const tally: Tally = { files: files.length, looked: 0, reports: 0, problems: 0, notes: 0 };
  let next = 0;
  const work = async () => {
    for (let uri = files[next++]; uri && !token.isCancellationRequested; uri = files[next++]) {
      progress.report({ message: `${tally.looked}/${files.length} ${uri.path.split('/').at(-1) ?? ''}` });
      const found = await findings.check(uri);
      tally.looked++;
      progress.report({ increment: 100 / files.length });
      if (!found) continue;
      tally.reports++;
      for (const { severity } of found) {
        if (severity <= vscode.DiagnosticSeverity.Warning) tally.problems++;
        else if (severity === vscode.DiagnosticSeverity.Information) tally.notes++;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tally;
}

function summaryOf({ files, looked, reports, problems, notes }: Tally, isStopped: boolean): string {
  const counted = vscode.l10n.t('{0} reports checked: {1} problems, {2} notes.', reports, problems, notes);
  return isStopped ? `${vscode.l10n.t('Stopped after {0} of {1} files.', looked, files)} ${counted}` : counted;
}
