import * as vscode from 'vscode';
import { RULES_REQUEST, type RuleInfo } from '../../../server/src/protocol';
import { findingsOf, ruleOf } from '../findingsAt';
import type { Server } from '../server';
import type { ShownReport } from './shownReport';

type Node =
  | { readonly kind: 'group'; readonly name: string; readonly findings: readonly vscode.Diagnostic[] }
  | { readonly kind: 'finding'; readonly finding: vscode.Diagnostic };

/** The view 提示: what is found in the report, by the groups of its rules. A click goes to the place. */
export class FindingsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #shown: ShownReport;
  readonly #server: Server;
  readonly #subscriptions: readonly vscode.Disposable[];
  #rules: ReadonlyMap<string, RuleInfo> | undefined;

  constructor(shown: ShownReport, server: Server) {
    this.#shown = shown;
    this.#server = server;
    this.#subscriptions = [
      shown.onDidChange(() => this.#changed.fire()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === shown.info?.uri)) this.#changed.fire();
      }),
    ];
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    if (parent) return parent.kind === 'group' ? parent.findings.map((finding) => ({ kind: 'finding', finding })) : [];
    const uri = this.#shown.info?.uri;
    if (uri === undefined) return [];
    const rules = await this.#ruleInfos();
    const groups = new Map<string, vscode.Diagnostic[]>();
    // The order of the groups is that of the rules, not of chance.
    for (const { group } of rules.values()) groups.set(group, []);
    for (const finding of findingsOf(vscode.Uri.parse(uri, true))) {
      const group = rules.get(ruleOf(finding))?.group ?? vscode.l10n.t('Other');
      groups.set(group, [...(groups.get(group) ?? []), finding]);
    }
    return [...groups]
      .filter(([, findings]) => findings.length > 0)
      .map(([name, findings]) => ({ kind: 'group', name, findings }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'group') {
      const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
      item.description = String(node.findings.length);
      return item;
    }
    const { finding } = node;
    const line = vscode.l10n.t('line {0}', finding.range.start.line + 1);
    const item = new vscode.TreeItem(finding.message);
    item.description = line;
    item.tooltip = `${finding.message}\n${this.#rules?.get(ruleOf(finding))?.title ?? ''}（${ruleOf(finding)}）`;
    item.iconPath = iconOf(finding);
    item.accessibilityInformation = { label: `${finding.message} ${line}` };
    const command = this.#shown.reveal(finding.range);
    if (command) item.command = command;
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #ruleInfos(): Promise<ReadonlyMap<string, RuleInfo>> {
    const known =
      this.#rules ??
      new Map((await this.#server.ask<readonly RuleInfo[]>(RULES_REQUEST))?.map((rule) => [rule.id, rule]));
    if (known.size > 0) this.#rules = known;
    return known;
  }
}

function iconOf({ severity }: vscode.Diagnostic): vscode.ThemeIcon {
  if (severity === vscode.DiagnosticSeverity.Error)
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (severity === vscode.DiagnosticSeverity.Warning)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(severity === vscode.DiagnosticSeverity.Information ? 'info' : 'lightbulb');
}
