import * as vscode from 'vscode';
import { fixAll, renumber, structureText } from './commands/applyActions';
import { checkAsReport } from './commands/checkAsReport';
import { checkWorkspace } from './commands/checkWorkspace';
import { collectFacts } from './commands/collectFacts';
import { compareLastYear } from './commands/compareLastYear';
import { explainFinding } from './commands/explainFinding';
import { exportHtml } from './commands/exportHtml';
import { ignoreFinding } from './commands/ignoreFinding';
import { insertSection, insertSectionAt } from './commands/insertSection';
import { newReport } from './commands/newReport';
import { reportActions } from './commands/reportActions';
import { setAsOf, setType } from './commands/setFrontMatter';
import { showRule } from './commands/showRule';
import type { PreviewManager } from './preview/previewManager';
import type { ReportInfos } from './reportInfos';
import type { Server } from './server';
import type { WorkspaceFindings } from './workspaceFindings';

/** What commands work with. */
export interface CommandServices {
  readonly server: Server;
  readonly infos: ReportInfos;
  readonly findings: WorkspaceFindings;
  readonly preview: PreviewManager;
}

/** Registers every command that the manifest contributes. */
export function registerCommands(context: vscode.ExtensionContext, services: CommandServices): void {
  const { server, infos, findings, preview } = services;
  const commands: Readonly<Record<string, (argument?: unknown, second?: unknown) => unknown>> = {
    'baogao.preview': (uri) => preview.show(uri instanceof vscode.Uri ? uri : undefined),
    'baogao.checkAsReport': () => checkAsReport(server),
    'baogao.checkWorkspace': () => checkWorkspace(findings),
    'baogao.collectFacts': () => collectFacts(server),
    'baogao.explainFinding': () => explainFinding(context, server),
    'baogao.compareLastYear': () => compareLastYear(server),
    'baogao.exportHtml': (uri) => exportHtml(server, uri instanceof vscode.Uri ? uri : undefined),
    'baogao.fixAll': () => fixAll(),
    'baogao.ignoreAlways': () => ignoreFinding('always'),
    'baogao.ignoreInFile': () => ignoreFinding('inFile'),
    'baogao.ignoreOnce': () => ignoreFinding('once'),
    'baogao.insertSection': (uri, role) =>
      typeof uri === 'string' && typeof role === 'string'
        ? insertSectionAt(server, vscode.Uri.parse(uri, true), role)
        : insertSection(server, infos),
    'baogao.newReport': () => newReport(server),
    'baogao.renumber': () => renumber(),
    'baogao.reportActions': () => reportActions(infos),
    'baogao.setAsOf': () => setAsOf(infos),
    'baogao.setType': () => setType(server, infos),
    'baogao.structureText': () => structureText(),
    'baogao.showRule': (id) => showRule(context, typeof id === 'string' ? id : undefined),
  };
  for (const [id, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
}
