import * as vscode from 'vscode';
import { type RulePageWords, rulePageWords } from './rulePageWords';

/** What the extension's manifest knows of a rule: its id and its name in the user's language. */
export interface RuleEntry {
  readonly id: string;
  readonly name: string;
}

/** The page of a rule, shipped with the extension. */
export function rulePage(extensionUri: vscode.Uri, id: string): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${id}.md`);
}

/** All rules, read from the setting that holds their levels; the manifest is generated from the rules. */
export function ruleEntries(context: vscode.ExtensionContext): RuleEntry[] {
  const manifest = context.extension.packageJSON as {
    contributes: {
      configuration: { properties: Record<string, { properties?: Record<string, { description?: string }> }> };
    };
  };
  const levels = manifest.contributes.configuration.properties['baogao.rules']?.properties ?? {};
  return Object.entries(levels).map(([id, { description }]) => ({ id, name: description ?? id }));
}

/** The rule's id beside a finding becomes a link to its page, which ships with the extension. */
export function linkToRulePage(extensionUri: vscode.Uri, diagnostic: vscode.Diagnostic): void {
  if (typeof diagnostic.code === 'string') {
    diagnostic.code = { value: diagnostic.code, target: rulePage(extensionUri, diagnostic.code) };
  }
}

/** Reads the parts of a rule's page that explain a finding. */
export async function readRulePage(extensionUri: vscode.Uri, id: string): Promise<RulePageWords> {
  try {
    const bytes = await vscode.workspace.fs.readFile(rulePage(extensionUri, id));
    return rulePageWords(new TextDecoder().decode(bytes));
  } catch {
    return { why: '', wrong: '', right: '' };
  }
}
