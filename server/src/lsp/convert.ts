import {
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  InsertTextFormat,
  InsertTextMode,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { Edit, Finding, Severity } from '../rules/rule';
import type { Completion } from '../service/completion';
import type { ReportSymbol } from '../service/symbols';
import type { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { Speak } from './speech';

// The only place where offsets become lines and characters, and findings become diagnostics.

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The source shown beside every diagnostic. */
export const DIAGNOSTIC_SOURCE = '报告';

/** The range of a passage. */
export function toRange(lines: LineIndex, span: Span): Range {
  return lines.rangeOf(span);
}

/** The passage of a range. */
export function toSpan(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** A finding as a diagnostic; a finding about something missing gets the character before its place, to be visible. */
export function toDiagnostic(uri: string, lines: LineIndex, text: string, finding: Finding, speak: Speak): Diagnostic {
  return {
    range: toRange(lines, visibleSpan(text, finding.span)),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: DIAGNOSTIC_SOURCE,
    message: speak(finding.message),
    relatedInformation: finding.related.map((related) => ({
      message: speak(related.message),
      location: { uri, range: toRange(lines, related.span) },
    })),
  };
}

function visibleSpan(text: string, span: Span): Span {
  if (span.start !== span.end) return span;
  let start = span.start;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return start > 0 ? { start: start - 1, end: start } : { start: 0, end: Math.min(1, text.length) };
}

/** Replacements as LSP edits. */
export function toTextEdits(lines: LineIndex, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(lines, edit.span), newText: edit.newText }));
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Struct,
  phrase: CompletionItemKind.Text,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  number: CompletionItemKind.Constant,
};

/** A proposal as a completion item. */
export function toCompletionItem(lines: LineIndex, completion: Completion, speak: Speak): CompletionItem {
  return {
    label: completion.label,
    labelDetails: { description: speak(completion.detail) },
    kind: COMPLETION_KINDS[completion.kind],
    sortText: completion.sort,
    ...(completion.filter === undefined ? {} : { filterText: completion.filter }),
    ...(completion.documentation === undefined
      ? {}
      : { documentation: { kind: 'markdown' as const, value: speak(completion.documentation) } }),
    insertTextFormat: completion.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(lines, completion.span), newText: completion.insert },
  };
}

const SYMBOL_KINDS: Readonly<Record<ReportSymbol['kind'], SymbolKind>> = {
  title: SymbolKind.File,
  section: SymbolKind.String,
  synopsis: SymbolKind.Array,
  attachment: SymbolKind.File,
};

/** An entry of the outline. */
export function toDocumentSymbol(lines: LineIndex, symbol: ReportSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    ...(symbol.characters === undefined ? {} : { detail: `${symbol.characters}字` }),
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(lines, symbol.span),
    selectionRange: toRange(lines, symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(lines, child)),
  };
}

/** A passage to fold, by lines. */
export function toFoldingRange(lines: LineIndex, span: Span): FoldingRange {
  return { startLine: lines.positionAt(span.start).line, endLine: lines.positionAt(span.end).line };
}
