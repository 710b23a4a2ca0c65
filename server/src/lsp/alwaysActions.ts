import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { IGNORE_ACTIONS } from '../protocol';
import type { Report } from '../report/report';
import type { Edit, Finding } from '../rules/rule';
import { ignoreRuleAlways, ignoreWordAlways } from '../service/ignoreAlways';
import { keepsWord, wordOf } from '../service/ignoredWords';
import { LineIndex } from '../text/lineIndex';
import { toTextEdits } from './convert';
import type { Speak } from './speech';

/** The `baogao.yaml` that speaks for a report. */
export interface ConfigTarget {
  readonly uri: string;
  /** Undefined when there is no such file yet. */
  readonly text: string | undefined;
  /** Its version when it is open in the editor. */
  readonly version: number | null;
  /** Whether the client can create the file. */
  readonly canCreate: boolean;
}

/** A finding that may be silenced for good. */
interface Silenced {
  readonly report: Report;
  readonly finding: Finding;
  /** What its rule is called. */
  readonly title: string;
  readonly diagnostic: Diagnostic;
  /** Where that is written. */
  readonly target: ConfigTarget;
  readonly speak: Speak;
}

/** The actions that silence a finding in all reports of the folder: its rule, and the word it is about. */
export function alwaysActions({ report, finding, title, diagnostic, target, speak }: Silenced): CodeAction[] {
  if (target.text === undefined && !target.canCreate) return [];
  const text = target.text ?? '';
  const action = (name: string, edit: Edit | undefined): CodeAction[] =>
    edit
      ? [
          {
            title: speak(name),
            kind: IGNORE_ACTIONS.always,
            diagnostics: [diagnostic],
            edit: workspaceEdit(target, text, edit),
          },
        ]
      : [];
  const word = wordOf(report, finding);
  // A word is only offered when keeping it silences the finding, and not one of several places.
  const isKept = word !== undefined && keepsWord(report, finding, [word]);
  return [
    ...(isKept ? action(`本单位不再提示“${word}”`, ignoreWordAlways(text, word)) : []),
    ...action(`始终忽略“${title}”（写入 baogao.yaml）`, ignoreRuleAlways(text, finding.rule)),
  ];
}

function workspaceEdit({ uri, text: present, version }: ConfigTarget, text: string, edit: Edit): WorkspaceEdit {
  const change = { textDocument: { uri, version }, edits: toTextEdits(new LineIndex(text), [edit]) };
  if (present !== undefined) return { documentChanges: [change] };
  return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] };
}
