import { frontMatterEntry } from '../report/frontMatter';
import type { Report } from '../report/report';
import type { Edit } from '../rules/rule';
import { startOfLine } from '../text/lineIndex';
import type { Span } from '../text/span';

/**
 * The edit that silences `rule` for the paragraph that holds `span`: a comment on the line above it. Undefined where there
 * is no paragraph, as in the front matter.
 */
export function ignoreHere(report: Report, rule: string, span: Span): Edit | undefined {
  if (span.start < report.frontMatter.span.end) return undefined;
  const placed = report.blocks.findLast((each) => each.offset <= span.start) ?? report.blocks[0];
  if (!placed) return undefined;
  const at = startOfLine(report.text, placed.offset);
  return { span: { start: at, end: at }, newText: `<!-- baogao-ignore ${rule} -->\n` };
}

/** The edit that silences `rule` in the whole report: an item of 忽略 in the front matter, or a comment at the top. */
export function ignoreInFile(report: Report, rule: string): Edit {
  const entry = frontMatterEntry(report.frontMatter, '忽略');
  const last = entry?.valueSpans[entry.valueSpans.length - 1];
  if (entry?.isList && last && report.text.slice(entry.keySpan.end, last.end).includes('[')) {
    return { span: { start: last.end, end: last.end }, newText: `, ${rule}` };
  }
  if (!entry && report.frontMatter.span.end > 0) {
    const { end } = report.frontMatter.body;
    return { span: { start: end, end }, newText: `忽略: [${rule}]\n` };
  }
  const at = report.frontMatter.span.end;
  return { span: { start: at, end: at }, newText: `<!-- baogao-ignore-file ${rule} -->\n\n` };
}
