import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { rules } from '../rules/index';
import { CONFIG_FILE, readWorkspaceConfig } from '../service/workspaceConfig';
import type { YamlProblem } from '../text/yamlReader';
import { DIAGNOSTIC_SOURCE } from './convert';

/** A problem in a YAML file as a diagnostic of the rule `configuration`. */
function toDiagnostic(problem: YamlProblem): Diagnostic {
  return {
    range: { start: problem.start, end: problem.end },
    severity: DiagnosticSeverity.Warning,
    code: 'configuration',
    source: DIAGNOSTIC_SOURCE,
    message: problem.message,
  };
}

/** The problems of `baogao.yaml` while it is being edited. */
export function openConfigurationDiagnostics(text: string): Diagnostic[] {
  const ids = rules.map((rule) => rule.id);
  return readWorkspaceConfig(CONFIG_FILE, text, ids).problems.map(toDiagnostic);
}

/** Sends the problems of all configuration files, except of those whose diagnostics the client pulls itself. */
export async function configurationDiagnostics(
  connection: Connection,
  problems: ReadonlyMap<string, readonly YamlProblem[]>,
  isPulled: (uri: string) => boolean,
): Promise<void> {
  for (const [uri, found] of problems) {
    if (!isPulled(uri)) await connection.sendDiagnostics({ uri, diagnostics: found.map(toDiagnostic) });
  }
}
