import * as vscode from 'vscode';

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
