import { toIsoDate } from '../text/date';
import type { CheckedFile } from './checkedFile';
import { aroundList, listElement, listEnd, type OutputFormat } from './outputFormat';

/** Levels of the list of files below the document. */
const DEPTH = 2;

/** The findings as JSON, version 1; the schema is `docs/schema/check.schema.json`. */
export const jsonFormat: OutputFormat = {
  head: aroundList({ version: 1, files: [] }, 'files').before,
  separator: ',',
  pieces: (file, position) => [listElement(fileToJson(file, position), DEPTH)],
  tail: (summary, isEmpty, shard) =>
    listEnd(isEmpty, DEPTH) +
    aroundList({ version: 1, files: [], summary, ...(shard === undefined ? {} : { shard }) }, 'files').after,
};

function fileToJson(file: CheckedFile, position: number | undefined): object {
  const { path, text, lines, asOf } = file;
  return {
    path,
    report: {
      type: file.type,
      typeName: file.typeName,
      asOf: toIsoDate(asOf.date),
      asOfSource: asOf.source,
      script: file.script,
    },
    findings: file.findings.map(({ rule, severity, message, span, related, fixes, data }) => ({
      rule,
      severity,
      message,
      offset: [span.start, span.end],
      range: lines.rangeOf(span),
      text: text.slice(span.start, span.end),
      related: related.map((each) => ({ message: each.message, offset: [each.span.start, each.span.end] })),
      fixes: fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({ offset: [edit.span.start, edit.span.end], newText: edit.newText })),
      })),
      data,
    })),
    durationMs: file.durationMs,
    ...(position === undefined ? {} : { position }),
  };
}
