import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { rules } from '../rules/index';
import type { Edit, Finding } from '../rules/rule';
import { fixesOfRule, safeFixes } from '../service/fixes';
import { ignoreHere, ignoreInFile } from '../service/ignoreEdits';
import { renumber } from '../service/renumber';
import type { CalendarDate } from '../text/date';
import { overlaps } from '../text/span';
import { alwaysActions, type ConfigTarget } from './alwaysActions';
import { toCodeAction, toDiagnostic, toSpan, toTextEdits } from './convert';
import type { OpenReport } from './server';

/** Kind of the action that applies all safe fixes, for `editor.codeActionsOnSave`. */
const FIX_ALL = 'source.fixAll.baogao';
/** Kind of the actions that count the report's numbers through. */
export const RENUMBER = 'refactor.rewrite.renumber';

/** The actions for a passage: its fixes, the same for all findings of a rule, silencing, and all safe fixes. */
export function codeActions(
  { document, session }: OpenReport,
  params: CodeActionParams,
  today: CalendarDate,
  config?: ConfigTarget,
): CodeAction[] {
  const { report } = session;
  const { uri, version } = document;
  const { findings } = session.check(today);
  const wanted = (kind: string) =>
    params.context.only === undefined ||
    params.context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const edit = (edits: readonly Edit[]) => ({
    documentChanges: [{ textDocument: { uri, version }, edits: toTextEdits(report.lines, edits) }],
  });
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    const here = toSpan(report.lines, params.range);
    const seen = new Set<string>();
    for (const finding of findings.filter((each) => isAt(each, here))) {
      const diagnostic = toDiagnostic(uri, report.lines, report.text, finding);
      for (const [index, fix] of finding.fixes.entries()) {
        actions.push(toCodeAction(uri, version, report.lines, fix, diagnostic, index === 0));
      }
      if (seen.has(finding.rule)) continue;
      seen.add(finding.rule);
      actions.push(...ruleActions(finding));
    }
  }
  if (wanted(FIX_ALL)) {
    const bundle = safeFixes(findings);
    if (bundle.edits.length > 0) {
      actions.push({ title: '修复全部不改变意思的问题', kind: FIX_ALL, edit: edit(bundle.edits) });
    }
  }
  if (params.context.only?.some((only) => RENUMBER === only || RENUMBER.startsWith(`${only}.`))) {
    actions.push(...renumberActions());
  }
  return actions;

  /** The whole report, and the level of the heading at the cursor; both are shown as a difference before they apply. */
  function renumberActions(): CodeAction[] {
    const here = toSpan(report.lines, params.range);
    const mark = report.blocks.findLast((placed) => placed.offset <= here.start && placed.block.mark)?.block.mark;
    const choices = [
      { title: '全文重编序号', renumbering: renumber(report) },
      ...(mark ? [{ title: `只重编“${mark.numeral}”这一级序号`, renumbering: renumber(report, mark.level) }] : []),
    ];
    return choices
      .filter(({ renumbering }) => renumbering.edits.length > 0)
      .map(({ title, renumbering }) => {
        const { marks, references, counts } = renumbering;
        const label = `序号 ${marks} 处、引用 ${references} 处、项数 ${counts} 处`;
        return {
          title: `${title}（${label}）`,
          kind: RENUMBER,
          edit: {
            changeAnnotations: { renumber: { label: '重编序号', description: label, needsConfirmation: true } },
            documentChanges: [
              {
                textDocument: { uri, version },
                edits: toTextEdits(report.lines, renumbering.edits).map((each) => ({
                  ...each,
                  annotationId: 'renumber',
                })),
              },
            ],
          },
        };
      });
  }

  function ruleActions(finding: Finding): CodeAction[] {
    const title = rules.find((rule) => rule.id === finding.rule)?.title ?? finding.rule;
    const diagnostics = [toDiagnostic(uri, report.lines, report.text, finding)];
    const more: CodeAction[] = [];
    const safe = finding.fixes[0]?.safe;
    const all = safe === undefined ? undefined : fixesOfRule(findings, finding.rule, safe);
    if (all && all.count > 1) {
      more.push({
        title: `修复全部“${title}”（${all.count} 处）`,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: edit(all.edits),
      });
    }
    more.push(
      {
        title: `此段忽略“${title}”`,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: edit([ignoreHere(report, finding.rule, finding.span)]),
      },
      {
        title: `本文件忽略“${title}”`,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: edit([ignoreInFile(report, finding.rule)]),
      },
    );
    const [diagnostic] = diagnostics;
    if (config && diagnostic) more.push(...alwaysActions(report, finding, title, diagnostic, config));
    return more;
  }
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
