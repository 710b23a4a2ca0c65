import * as vscode from 'vscode';
import { findingsAt, ruleOf } from '../findingsAt';
import { ruleEntries, rulePage } from '../rulePages';

/** Opens the page of a rule; without an id the writer picks one, the rules of the findings at the cursor first. */
export async function showRule(context: vscode.ExtensionContext, id: string | undefined): Promise<void> {
  const wanted = id ?? (await pickRule(context));
  if (wanted === undefined) return;
  const page = rulePage(context.extensionUri, wanted);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // Without VS Code's own Markdown preview the page opens as the plain text that it is.
    await vscode.commands.executeCommand('vscode.open', page);
  }
}

async function pickRule(context: vscode.ExtensionContext): Promise<string | undefined> {
  const here = new Set(rulesAtCursor());
  const entries = ruleEntries(context);
  const item = ({ id, name }: { id: string; name: string }) => ({ label: name, description: id, id });
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, id: '' });
  const first = entries.filter(({ id }) => here.has(id)).map(item);
  const others = entries.filter(({ id }) => !here.has(id)).map(item);
  const items =
    first.length > 0
      ? [heading(vscode.l10n.t('found here')), ...first, heading(vscode.l10n.t('all rules')), ...others]
      : others;
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain a rule'),
    matchOnDescription: true,
  });
  return picked?.id;
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  return editor ? findingsAt(editor).map(ruleOf) : [];
}
