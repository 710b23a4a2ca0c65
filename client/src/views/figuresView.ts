import * as vscode from 'vscode';
import {
  type DocumentParams,
  FIGURES_REQUEST,
  type FigureConflict,
  type FigureGroup,
  type FigureList,
  type FigurePlace,
} from '../../../server/src/protocol';
import type { Server } from '../server';
import type { ShownReport } from './shownReport';

type Node =
  | { readonly kind: 'conflicts'; readonly conflicts: readonly FigureConflict[] }
  | { readonly kind: 'conflict'; readonly conflict: FigureConflict }
  | { readonly kind: 'period'; readonly period: string; readonly groups: readonly FigureGroup[] }
  | { readonly kind: 'group'; readonly group: FigureGroup }
  | { readonly kind: 'figure'; readonly figure: FigurePlace; readonly subject: string };

/** The view 数据: what does not agree on top, then all figures by period and subject. A click goes to the figure. */
export class FiguresView implements vscode.TreeDataProvider<Node> {
  readonly onDidChangeTreeData: vscode.Event<void>;
  readonly #shown: ShownReport;
  readonly #server: Server;

  constructor(shown: ShownReport, server: Server) {
    this.#shown = shown;
    this.#server = server;
    this.onDidChangeTreeData = shown.onDidChange;
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    if (!parent) return this.#roots();
    switch (parent.kind) {
      case 'conflicts':
        return parent.conflicts.map((conflict) => ({ kind: 'conflict', conflict }));
      case 'period':
        return parent.groups.map((group) => nodeOf(group));
      case 'group':
        return parent.group.figures.map((figure) => ({ kind: 'figure', figure, subject: '' }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'conflicts': {
        const item = new vscode.TreeItem(
          vscode.l10n.t('Figures that do not agree'),
          vscode.TreeItemCollapsibleState.Expanded,
        );
        item.description = String(node.conflicts.length);
        item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
        return item;
      }
      case 'conflict': {
        const item = this.#place(node.conflict.text, node.conflict);
        item.description = node.conflict.message;
        item.tooltip = node.conflict.message;
        return item;
      }
      case 'period': {
        const label = node.period === '' ? vscode.l10n.t('No period named') : node.period;
        return new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
      }
      case 'group': {
        const { subject, figures } = node.group;
        const item = new vscode.TreeItem(nameOf(subject), vscode.TreeItemCollapsibleState.Collapsed);
        item.description = figures.map(({ text }) => text).join('、');
        return item;
      }
      case 'figure': {
        const { figure, subject } = node;
        const item = this.#place(subject === '' ? figure.text : `${subject} ${figure.text}`, figure);
        item.description = [figure.role, ...figure.computations].join(' ');
        item.tooltip = figure.computations.join('\n');
        item.iconPath = iconOf(figure);
        return item;
      }
    }
  }

  #place(label: string, { start, end }: Pick<FigurePlace, 'start' | 'end'>): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    const command = this.#shown.reveal(new vscode.Range(start.line, start.character, end.line, end.character));
    if (command) item.command = command;
    return item;
  }

  async #roots(): Promise<Node[]> {
    const uri = this.#shown.info?.uri;
    if (uri === undefined) return [];
    const params: DocumentParams = { uri };
    const list = await this.#server.ask<FigureList>(FIGURES_REQUEST, params);
    if (!list) return [];
    const periods = new Map<string, FigureGroup[]>();
    for (const group of list.groups) periods.set(group.period, [...(periods.get(group.period) ?? []), group]);
    const nodes = [...periods].map(([period, groups]): Node => ({ kind: 'period', period, groups }));
    return list.conflicts.length > 0 ? [{ kind: 'conflicts', conflicts: list.conflicts }, ...nodes] : nodes;
  }
}

/** A figure that is named once needs no branch of its own. */
function nodeOf(group: FigureGroup): Node {
  const [figure, ...more] = group.figures;
  return figure && more.length === 0
    ? { kind: 'figure', figure, subject: nameOf(group.subject) }
    : { kind: 'group', group };
}

function nameOf(subject: string): string {
  return subject === '' ? vscode.l10n.t('Unnamed') : subject;
}

function iconOf({ holds }: FigurePlace): vscode.ThemeIcon {
  if (holds === undefined) return new vscode.ThemeIcon('symbol-numeric');
  return holds
    ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
}
