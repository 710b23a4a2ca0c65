import * as vscode from 'vscode';
import type { ReportInfos } from '../reportInfos';
import type { Server } from '../server';
import { FiguresView } from './figuresView';
import { FindingsView } from './findingsView';
import { SectionsView } from './sectionsView';
import { ShownReport } from './shownReport';

/** Registers the views of the side bar 报告. VS Code asks them for entries only while they are visible. */
export function registerViews(context: vscode.ExtensionContext, server: Server, infos: ReportInfos): void {
  const shown = new ShownReport(infos);
  const findings = new FindingsView(shown, server);
  context.subscriptions.push(
    shown,
    findings,
    vscode.window.createTreeView('baogao.sections', { treeDataProvider: new SectionsView(shown) }),
    vscode.window.createTreeView('baogao.findings', { treeDataProvider: findings }),
    vscode.window.createTreeView('baogao.figures', { treeDataProvider: new FiguresView(shown, server) }),
  );
}
