import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { IGNORE_ACTIONS, RENUMBER_ACTION, STRUCTURE_ACTION } from '../protocol';
import { rules } from '../rules/index';
import type { Edit, Finding, Fix } from '../rules/rule';
import { fixAllEdits } from '../service/fixAll';
import { fixesOfRule } from '../service/fixes';
import { ignoreHere, ignoreInFile } from '../service/ignoreEdits';
import { renumber } from '../service/renumber';
import { structureEdits } from '../service/structure';
import type { CalendarDate } from '../text/date';
import { overlaps } from '../text/span';
import { alwaysActions, type ConfigTarget } from './alwaysActions';
import { toDiagnostic, toSpan, toTextEdits } from './convert';
import type { OpenReport } from './openReports';
import type { Speak } from './speech';

/** Kind of the action that applies all safe fixes, for `editor.codeActionsOnSave`. */
export const FIX_ALL = 'source.fixAll.baogao';

/** What actions are asked of. */
interface Asked {
  readonly open: OpenReport;
  readonly params: CodeActionParams;
  readonly today: CalendarDate;
  readonly speak: Speak;
  /** The `baogao.yaml` that speaks for the report, if there may be one. */
  readonly config: ConfigTarget | undefined;
}

/** The actions for a passage: its fixes, the same for all findings of a rule, silencing, and all safe fixes. */
export function codeActions(asked: Asked): CodeAction[] {
  const { open, params, today, speak } = asked;
  const { only, triggerKind } = params.context;
  const asksFor = (kind: string) => only?.some((each) => kind === each || kind.startsWith(`${each}.`)) === true;
  const actions: CodeAction[] = [];
  if (only === undefined || only.some((each) => isWithin(each, CodeActionKind.QuickFix))) {
    const quick = quickFixes(asked);
    actions.push(...(only === undefined ? quick : quick.filter(({ kind }) => asksFor(kind ?? ''))));
  }
  // The light bulb asks at every step of the cursor and shows no such action; whoever opens a menu is answered.
  const isMenu = only === undefined && triggerKind !== CodeActionTriggerKind.Automatic;
  if (isMenu || asksFor(FIX_ALL)) {
    const edits = fixAllEdits(open.session, today);
    if (edits.length > 0) {
      actions.push({ title: speak('修复全部不改变意思的问题'), kind: FIX_ALL, edit: editOf(open, edits) });
    }
  }
  if (asksFor(RENUMBER_ACTION)) actions.push(...renumberActions(open, params, speak));
  if (asksFor(STRUCTURE_ACTION)) actions.push(...structureActions(open, params, speak));
  return actions;
}

function isWithin(kind: string, parent: string): boolean {
  return kind === parent || kind.startsWith(`${parent}.`) || kind === '';
}

function editOf({ document, session }: OpenReport, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: toTextEdits(session.report.lines, edits) }] };
}

/** The fixes of every finding at the place; what is about its rule is offered once for each rule. */
function quickFixes(asked: Asked): CodeAction[] {
  const { open, params, today, speak } = asked;
  const { report } = open.session;
  const { findings } = open.session.check(today);
  const here = toSpan(report.lines, params.range);
  const actions: CodeAction[] = [];
  const seen = new Set<string>();
  for (const finding of findings.filter((each) => isAt(each, here))) {
    const diagnostic = toDiagnostic(open.document.uri, report.lines, report.text, finding, speak);
    actions.push(...finding.fixes.map((fix, index) => fixAction(asked, fix, diagnostic, index === 0)));
    if (seen.has(finding.rule)) continue;
    seen.add(finding.rule);
    actions.push(...ruleActions(asked, finding, diagnostic, findings));
  }
  return actions;
}

function fixAction({ open, speak }: Asked, fix: Fix, diagnostic: Diagnostic, isPreferred: boolean): CodeAction {
  return {
    title: speak(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred,
    edit: editOf(open, fix.edits),
  };
}

/** The same fix for all findings of the rule, and silencing it: here, in the file, always. */
function ruleActions(
  { open, speak, config }: Asked,
  finding: Finding,
  diagnostic: Diagnostic,
  findings: readonly Finding[],
): CodeAction[] {
  const { report } = open.session;
  const title = speak(rules.find((rule) => rule.id === finding.rule)?.title ?? finding.rule);
  const action = (name: string, kind: string, edits: readonly Edit[]): CodeAction => ({
    title: speak(name),
    kind,
    diagnostics: [diagnostic],
    edit: editOf(open, edits),
  });
  const actions: CodeAction[] = [];
  const safe = finding.fixes[0]?.safe;
  const all = safe === undefined ? undefined : fixesOfRule(findings, finding.rule, safe);
  if (all && all.count > 1)
    actions.push(action(`修复全部“${title}”（${all.count} 处）`, CodeActionKind.QuickFix, all.edits));
  const once = ignoreHere(report, finding.rule, finding.span);
  if (once) actions.push(action(`此段忽略“${title}”`, IGNORE_ACTIONS.once, [once]));
  actions.push(action(`本文件忽略“${title}”`, IGNORE_ACTIONS.inFile, [ignoreInFile(report, finding.rule)]));
  if (config) actions.push(...alwaysActions({ report, finding, title, diagnostic, target: config, speak }));
  return actions;
}

/** The whole report, and the level of the heading at the cursor. Each is one step to undo. */
function renumberActions(open: OpenReport, params: CodeActionParams, speak: Speak): CodeAction[] {
  const { report } = open.session;
  const here = toSpan(report.lines, params.range);
  const mark = report.blocks.findLast((placed) => placed.offset <= here.start && placed.block.mark)?.block.mark;
  const choices = [
    { title: '全文重编序号', renumbering: renumber(report) },
    ...(mark ? [{ title: `只重编“${mark.numeral}”这一级序号`, renumbering: renumber(report, mark.level) }] : []),
  ];
  return choices
    .filter(({ renumbering }) => renumbering.edits.length > 0)
    .map(({ title, renumbering: { edits, marks, references, counts } }) => ({
      title: speak(`${title}（序号 ${marks} 处、引用 ${references} 处、项数 ${counts} 处）`),
      kind: RENUMBER_ACTION,
      edit: editOf(open, edits),
    }));
}

/** Pasted plain text as Markdown: what is selected, else the whole text. */
function structureActions(open: OpenReport, params: CodeActionParams, speak: Speak): CodeAction[] {
  const { report } = open.session;
  const selected = toSpan(report.lines, params.range);
  const edits = structureEdits(report, selected.start === selected.end ? undefined : selected);
  if (edits.length === 0) return [];
  return [{ title: speak('整理为有标题、有分段的文稿'), kind: STRUCTURE_ACTION, edit: editOf(open, edits) }];
}

/** A finding about something missing has an empty span and is shown on the character before it. */
function isAt(finding: Finding, here: { start: number; end: number }): boolean {
  const { start, end } = finding.span;
  return (
    overlaps(finding.span, here) ||
    (start <= here.end && here.start <= end) ||
    (start === end && here.end === start - 1)
  );
}
