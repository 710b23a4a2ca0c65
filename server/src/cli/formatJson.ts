import type { Finding, Severity } from '../rules/rule';
import { toIsoDate } from '../text/date';
import type { CheckedFile } from './checkCommand';

/** The findings as JSON, version 1; the schema is `docs/schema/check.schema.json`. */
export function toJson(files: readonly CheckedFile[]): string {
  const all = files.flatMap((file) => file.result.findings);
  const document = {
    version: 1,
    files: files.map(fileToJson),
    summary: {
      files: files.length,
      findings: all.length,
      bySeverity: countBy(all, (finding): Severity => finding.severity),
      byRule: countBy(all, (finding) => finding.rule),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function fileToJson({ path, report, result, durationMs }: CheckedFile): object {
  const { profile, asOf, script } = result.context;
  return {
    path,
    report: {
      type: profile?.id ?? null,
      typeName: profile?.name ?? null,
      asOf: toIsoDate(asOf.date),
      asOfSource: asOf.source,
      script,
    },
    findings: result.findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      offset: [finding.span.start, finding.span.end],
      range: { start: report.lines.positionAt(finding.span.start), end: report.lines.positionAt(finding.span.end) },
      text: report.slice(finding.span),
      related: finding.related.map(({ message, span }) => ({ message, offset: [span.start, span.end] })),
      fixes: finding.fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map(({ span, newText }) => ({ offset: [span.start, span.end], newText })),
      })),
      data: finding.data,
    })),
    durationMs: Math.round(durationMs * 100) / 100,
  };
}

function countBy(findings: readonly Finding[], key: (finding: Finding) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const finding of findings) counts[key(finding)] = (counts[key(finding)] ?? 0) + 1;
  return counts;
}
