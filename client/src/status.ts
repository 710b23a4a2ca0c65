import * as vscode from 'vscode';
import type { ReportInfo } from '../../server/src/protocol';
import type { ReportInfos } from './reportInfos';

/** Shows kind, as-of date, pages and length of the active report in the status bar and as language status. */
export function registerStatus(context: vscode.ExtensionContext, infos: ReportInfos): void {
  const bar = vscode.window.createStatusBarItem('baogao.report', vscode.StatusBarAlignment.Right, 90);
  bar.name = vscode.l10n.t('Report');
  bar.command = 'baogao.reportActions';
  const language = vscode.languages.createLanguageStatusItem('baogao.kind', { language: 'markdown' });
  language.name = vscode.l10n.t('Kind of report');
  const update = () => {
    const info = infos.active;
    if (!info) {
      bar.hide();
      language.text = vscode.l10n.t('Not checked as a report');
      language.severity = vscode.LanguageStatusSeverity.Information;
      language.command = { title: vscode.l10n.t('Check as a report'), command: 'baogao.checkAsReport' };
      return;
    }
    bar.text = statusText(info);
    // The limit is the writer's own; going beyond it is worth a colour.
    bar.backgroundColor = isTooLong(info) ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    bar.tooltip = tooltip(info);
    bar.accessibilityInformation = { label: bar.text.replace(/\$\([^)]*\)\s*/g, '') };
    bar.show();
    language.text = info.typeName ?? vscode.l10n.t('Kind unknown');
    language.severity = vscode.LanguageStatusSeverity.Information;
    language.command = { title: vscode.l10n.t('Change'), command: 'baogao.setType' };
  };
  context.subscriptions.push(bar, language, infos.onDidChange(update));
  update();
}

function statusText(info: ReportInfo): string {
  const kind = info.typeName ?? vscode.l10n.t('Report');
  const most = info.limit?.most ?? info.limit?.least;
  const length = most === undefined ? String(info.characters) : `${info.characters}/${most}`;
  const parts = [vscode.l10n.t('{0} characters', length)];
  if (info.pages === 1) parts.unshift(vscode.l10n.t('1 page'));
  if (info.pages > 1) parts.unshift(vscode.l10n.t('{0} pages', info.pages));
  return `$(file-text) ${[kind, info.asOf, ...parts].join(' · ')}`;
}

function isTooLong({ characters, limit }: ReportInfo): boolean {
  return limit?.most !== undefined && characters > limit.most;
}

function tooltip(info: ReportInfo): vscode.MarkdownString {
  const lines = [
    vscode.l10n.t('Kind of report: {0}', info.typeName ?? vscode.l10n.t('unknown')),
    vscode.l10n.t('Terms are judged as of {0} ({1})', info.asOf, sourceText(info.asOfSource)),
    vscode.l10n.t('{0} characters without blanks', info.characters),
  ];
  const missing = info.sections.filter(({ state, need }) => state === 'missing' && need === 'required');
  if (missing.length > 0) {
    lines.push(vscode.l10n.t('Missing sections: {0}', missing.map(({ name }) => name).join('、')));
  }
  if (info.failedRules.length > 0) {
    lines.push(vscode.l10n.t('Rules that failed and were skipped: {0}', info.failedRules.join('、')));
  }
  const text = new vscode.MarkdownString();
  for (const line of lines) text.appendText(line).appendMarkdown('\n\n');
  return text;
}

/** Where the date comes from; places in the report keep their Chinese names. */
function sourceText(source: string): string {
  if (source === 'today') return vscode.l10n.t('today, because the report names no date');
  return source === 'given' ? vscode.l10n.t('from the settings') : source;
}
