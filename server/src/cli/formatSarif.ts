import { rules } from '../rules/index';
import type { Finding, Severity } from '../rules/rule';
import type { CheckedFile } from './checkCommand';

declare const BAOGAO_VERSION: string;

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The findings as SARIF 2.1.0, for code hosts and other tools. Columns count UTF-16 units from 1. */
export function toSarif(files: readonly CheckedFile[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'baogao',
            semanticVersion: BAOGAO_VERSION,
            rules: rules.map((rule) => ({
              id: rule.id,
              name: rule.title,
              shortDescription: { text: rule.title },
              fullDescription: { text: `${rule.title}。依据：${rule.source}（${rule.force}）` },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => file.result.findings.map((finding) => toResult(file, finding))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toResult(file: CheckedFile, finding: Finding): object {
  const location = (span: Finding['span'], message?: string) => ({
    ...(message === undefined ? {} : { message: { text: message } }),
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.path.replaceAll('\\', '/')) },
      region: region(file, span),
    },
  });
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(finding.span)],
    relatedLocations: finding.related.map((related, id) => ({ id, ...location(related.span, related.message) })),
    fixes: finding.fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation: { uri: encodeURI(file.path.replaceAll('\\', '/')) },
          replacements: fix.edits.map((edit) => ({
            deletedRegion: region(file, edit.span),
            insertedContent: { text: edit.newText },
          })),
        },
      ],
    })),
  };
}

function region({ report }: CheckedFile, span: Finding['span']): object {
  const start = report.lines.positionAt(span.start);
  const end = report.lines.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}
