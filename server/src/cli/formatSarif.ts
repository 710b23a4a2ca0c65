import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../rules/index';
import type { Finding, Severity } from '../rules/rule';
import type { CheckedFile } from './checkedFile';
import { aroundList, listElement, listEnd, type OutputFormat, type ShardNote } from './outputFormat';

declare const BAOGAO_VERSION: string | undefined;

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Levels of the list of results below the document. */
const DEPTH = 4;

/** The findings as SARIF 2.1.0, for code hosts and other tools. Columns count UTF-16 units from 1. */
export const sarifFormat: OutputFormat = {
  head: aroundList(sarifLog(undefined), 'results').before,
  separator: ',',
  pieces: (file, position) =>
    file.findings.map((finding) => {
      const result = toResult(file, finding);
      return listElement(position === undefined ? result : { ...result, properties: { position } }, DEPTH);
    }),
  tail: (_tally, isEmpty, shard) => listEnd(isEmpty, DEPTH) + aroundList(sarifLog(shard), 'results').after,
};

function sarifLog(shard: ShardNote | undefined): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'baogao',
            semanticVersion: typeof BAOGAO_VERSION === 'string' ? BAOGAO_VERSION : '0.0.0',
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
        results: [],
        ...(shard === undefined ? {} : { properties: { shard } }),
      },
    ],
  };
}

function toResult(file: CheckedFile, finding: Finding): object {
  const location = (span: Finding['span'], message?: string) => ({
    ...(message === undefined ? {} : { message: { text: message } }),
    physicalLocation: {
      artifactLocation: { uri: uriOf(file.path) },
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
          artifactLocation: { uri: uriOf(file.path) },
          replacements: fix.edits.map((edit) => ({
            deletedRegion: region(file, edit.span),
            insertedContent: { text: edit.newText },
          })),
        },
      ],
    })),
  };
}

function region({ lines }: CheckedFile, span: Finding['span']): object {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}

/** A relative path as a relative reference, an absolute one as a file URI. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  const parts = path.normalize(file).replaceAll('\\', '/').split('/');
  return parts.map((part) => encodeURIComponent(part)).join('/');
}
