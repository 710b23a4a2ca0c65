import * as vscode from 'vscode';
import { activeMarkdownEditor } from './activeReport';
import { fixAll, renumber, structureText } from './commands/applyActions';
import { checkAsReport } from './commands/checkAsReport';
import { checkWorkspace } from './commands/checkWorkspace';
import { collectFacts } from './commands/collectFacts';
import { compareLastYear } from './commands/compareLastYear';
import { explainFinding } from './commands/explainFinding';
import { type Exporter, exportPaper, type PaperKind } from './commands/exportPaper';
import { ignoreFinding } from './commands/ignoreFinding';
import { importReport } from './commands/importReport';
import { insertSection, insertSectionAt } from './commands/insertSection';
import { newReport } from './commands/newReport';
import { pasteStructured } from './commands/pasteStructured';
import { printPaper } from './commands/printPaper';
import { reportActions } from './commands/reportActions';
import { setAsOf, setType } from './commands/setFrontMatter';
import { showRule } from './commands/showRule';
import { LastFolder } from './lastFolder';
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
  /** Whether the server can start a browser to print with. */
  readonly canPrint: boolean;
}

/** Registers every command that the manifest contributes. */
export function registerCommands(context: vscode.ExtensionContext, services: CommandServices): void {
  const { server, infos, findings, preview, canPrint } = services;
  const exporter: Exporter = { server, canPrint, folder: new LastFolder(context.globalState, 'export') };
  const imports = new LastFolder(context.globalState, 'import');
  /** The report a command is about: the one clicked at, the one whose preview is in front, the one in the editor. */
  const reportOf = (argument: unknown): vscode.Uri | undefined => {
    const isFile = argument instanceof vscode.Uri && argument.scheme !== 'webview-panel';
    return isFile ? argument : (preview.front ?? activeMarkdownEditor()?.document.uri);
  };
  const exportAs = (kind: PaperKind) => (argument: unknown) => {
    const report = reportOf(argument);
    return report && exportPaper(exporter, kind, report);
  };
  const commands: Readonly<Record<string, (argument?: unknown, second?: unknown) => unknown>> = {
    'baogao.preview': (uri) => preview.show(uri instanceof vscode.Uri ? uri : undefined),
    'baogao.checkAsReport': () => checkAsReport(server),
    'baogao.checkWorkspace': () => checkWorkspace(findings),
    'baogao.collectFacts': () => collectFacts(server),
    'baogao.explainFinding': () => explainFinding(context, server),
    'baogao.compareLastYear': () => compareLastYear(server),
    'baogao.exportCommented': exportAs('commented'),
    'baogao.exportDocx': exportAs('docx'),
    'baogao.exportHtml': exportAs('html'),
    'baogao.exportPdf': exportAs('pdf'),
    'baogao.exportProofSheet': exportAs('proofSheet'),
    'baogao.fixAll': () => fixAll(),
    'baogao.ignoreAlways': () => ignoreFinding('always'),
    'baogao.ignoreInFile': () => ignoreFinding('inFile'),
    'baogao.ignoreOnce': () => ignoreFinding('once'),
    'baogao.importReport': (uri) => importReport(server, imports, uri instanceof vscode.Uri ? uri : undefined),
    'baogao.insertSection': (uri, role) =>
      typeof uri === 'string' && typeof role === 'string'
        ? insertSectionAt(server, vscode.Uri.parse(uri, true), role)
        : insertSection(server, infos),
    'baogao.newReport': () => newReport(server),
    'baogao.pasteStructured': () => pasteStructured(server),
    'baogao.print': (argument) => {
      const report = reportOf(argument);
      return report && printPaper(exporter, context.globalStorageUri, report);
    },
    'baogao.renumber': () => renumber(),
    'baogao.reportActions': () => reportActions(infos),
    'baogao.setAsOf': () => setAsOf(server, infos),
    'baogao.setType': () => setType(server, infos),
    'baogao.structureText': () => structureText(),
    'baogao.showRule': (id) => showRule(context, typeof id === 'string' ? id : undefined),
  };
  for (const [id, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
}
