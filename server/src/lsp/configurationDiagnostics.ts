import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { rules } from '../rules/index';
import { CONFIG_FILE, readWorkspaceConfig } from '../service/workspaceConfig';
import type { YamlProblem } from '../text/yamlReader';
import { DIAGNOSTIC_SOURCE } from './convert';
import type { Speak } from './speech';

/** A problem in a YAML file as a diagnostic of the rule `configuration`. */
function toDiagnostic(problem: YamlProblem, speak: Speak): Diagnostic {
  return {
    range: { start: problem.start, end: problem.end },
    severity: DiagnosticSeverity.Warning,
    code: 'configuration',
    source: DIAGNOSTIC_SOURCE,
    message: speak(problem.message),
  };
}

/** The problems of `baogao.yaml` while it is being edited. */
export function openConfigurationDiagnostics(text: string, speak: Speak): Diagnostic[] {
  const ids = rules.map((rule) => rule.id);
  return readWorkspaceConfig(CONFIG_FILE, text, ids).problems.map((problem) => toDiagnostic(problem, speak));
}

/** A list's problems, as they were found when its folder was read. */
export function listDiagnostics(problems: readonly YamlProblem[], speak: Speak): Diagnostic[] {
  return problems.map((problem) => toDiagnostic(problem, speak));
}

/** Pushes the problems of configuration files that the client does not pull itself. */
export class ConfigurationDiagnostics {
  readonly #connection: Connection;
  #pushed: ReadonlySet<string> = new Set();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Sends the problems of all files; what was sent for files that are no longer listed, or are pulled now, is taken back. */
  async push(
    problems: ReadonlyMap<string, readonly YamlProblem[]>,
    isPulled: (uri: string) => boolean,
    speak: Speak,
  ): Promise<void> {
    const before = this.#pushed;
    const now = new Map([...problems].filter(([uri]) => !isPulled(uri)));
    this.#pushed = new Set(now.keys());
    const gone = [...before].filter((uri) => !now.has(uri));
    await Promise.all([
      ...gone.map((uri) => this.#connection.sendDiagnostics({ uri, diagnostics: [] })),
      ...[...now].map(([uri, found]) =>
        this.#connection.sendDiagnostics({ uri, diagnostics: listDiagnostics(found, speak) }),
      ),
    ]);
  }
}
