import * as vscode from 'vscode';
import { RULES_REQUEST, type RuleInfo } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import { findingsAt, ruleOf } from '../findingsAt';
import { readRulePage } from '../rulePages';
import type { Server } from '../server';
import { actionsFor, applyAction } from './codeActions';
import { showRule } from './showRule';

type Item = vscode.QuickPickItem & { readonly run?: () => unknown };

/**
 * Explains a finding at the cursor: what, why, on what it rests, a wrong and a right example, then what can be done about
 * it. Where there is no finding, the writer picks a rule.
 */
export async function explainFinding(context: vscode.ExtensionContext, server: Server): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const finding = await pickFinding(findingsAt(editor));
  if (finding === undefined) return;
  if (finding === 'none') return showRule(context, undefined);
  const rules = (await server.ask<readonly RuleInfo[]>(RULES_REQUEST)) ?? [];
  const id = ruleOf(finding);
  const rule = rules.find((each) => each.id === id);
  const items = [...(await explanation(context, finding, rule)), ...(await remedies(editor.document, finding))];
  const picked = await vscode.window.showQuickPick(items, {
    title: rule?.title ?? id,
    placeHolder: finding.message,
    matchOnDetail: true,
  });
  await picked?.run?.();
}

async function pickFinding(found: readonly vscode.Diagnostic[]): Promise<vscode.Diagnostic | 'none' | undefined> {
  const [first, second] = found;
  if (!first) return 'none';
  if (!second) return first;
  const items = found.map((finding) => ({ label: finding.message, description: ruleOf(finding), finding }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Findings here') }))?.finding;
}

/** What the finding says and what its page says; each leads to the page. */
async function explanation(
  context: vscode.ExtensionContext,
  finding: vscode.Diagnostic,
  rule: RuleInfo | undefined,
): Promise<Item[]> {
  const id = ruleOf(finding);
  const page = await readRulePage(context.extensionUri, id);
  const run = () => showRule(context, id);
  const item = (icon: string, label: string, detail: string): Item[] =>
    detail === '' ? [] : [{ label: `$(${icon}) ${label}`, detail, run }];
  const source = rule ? `${rule.source}（${rule.force}）` : '';
  return [
    ...item('info', vscode.l10n.t('What'), finding.message),
    ...item('question', vscode.l10n.t('Why'), page.why),
    ...item('law', vscode.l10n.t('Source'), source),
    ...item('error', vscode.l10n.t('Wrong'), page.wrong),
    ...item('pass', vscode.l10n.t('Right'), page.right),
    { label: `$(book) ${vscode.l10n.t('Read the page of this rule')}`, run },
  ];
}

/** What can be done at once: the corrections, then the ways to ignore it. */
async function remedies(document: vscode.TextDocument, finding: vscode.Diagnostic): Promise<Item[]> {
  const actions = await actionsFor(document, finding.range, vscode.CodeActionKind.QuickFix.value);
  if (!actions || actions.length === 0) return [];
  return [
    { label: vscode.l10n.t('Corrections'), kind: vscode.QuickPickItemKind.Separator },
    ...actions.map((action) => ({ label: action.title, run: () => applyAction(action) })),
  ];
}
