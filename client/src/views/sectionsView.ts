import * as vscode from 'vscode';
import type { SectionInfo } from '../../../server/src/protocol';
import { needText } from '../commands/insertSection';
import type { ShownReport } from './shownReport';

/** The view 章节: the sections that a report of this kind has, ticked off; a missing one is inserted by a click. */
export class SectionsView implements vscode.TreeDataProvider<SectionInfo> {
  readonly onDidChangeTreeData: vscode.Event<void>;
  readonly #shown: ShownReport;

  constructor(shown: ShownReport) {
    this.#shown = shown;
    this.onDidChangeTreeData = shown.onDidChange;
  }

  getChildren(parent?: SectionInfo): SectionInfo[] {
    return parent ? [] : [...(this.#shown.info?.sections ?? [])];
  }

  getTreeItem(section: SectionInfo): vscode.TreeItem {
    const item = new vscode.TreeItem(section.name);
    const state = stateText(section);
    item.description = section.state === 'missing' ? `${state}（${needText(section)}）` : state;
    item.tooltip = section.about;
    item.iconPath = iconOf(section);
    item.accessibilityInformation = { label: `${section.name} ${item.description}` };
    const command = this.#commandOf(section);
    if (command) item.command = command;
    return item;
  }

  #commandOf({ state, line, role }: SectionInfo): vscode.Command | undefined {
    if (state !== 'missing')
      return line === undefined ? undefined : this.#shown.reveal(new vscode.Range(line, 0, line, 0));
    const uri = this.#shown.info?.uri;
    const title = vscode.l10n.t('Insert a section');
    return uri === undefined ? undefined : { command: 'baogao.insertSection', title, arguments: [uri, role] };
  }
}

function stateText({ state }: SectionInfo): string {
  if (state === 'present') return vscode.l10n.t('present');
  return state === 'empty' ? vscode.l10n.t('empty') : vscode.l10n.t('missing');
}

function iconOf({ state, need }: SectionInfo): vscode.ThemeIcon {
  if (state === 'present') return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'));
  if (state === 'missing' && need !== 'required') return new vscode.ThemeIcon('circle-large-outline');
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}
