import type { Report } from '../report/report';
import type { Span } from '../text/span';
import { type ReportSymbol, symbolsOf } from './symbols';

/** The passages the editor can fold: front matter, sections, 提纲, attachments, tables and comments over several lines. */
export function foldingOf(report: Report): Span[] {
  const spans: Span[] = [];
  if (report.frontMatter.span.end > 0) spans.push(trimmed(report, report.frontMatter.span));
  const visit = (symbol: ReportSymbol) => {
    if (symbol.kind !== 'title') spans.push(symbol.span);
    symbol.children.forEach(visit);
  };
  symbolsOf(report).forEach(visit);
  for (const placed of report.blocks) {
    if (placed.block.kind !== 'paragraph') spans.push(report.blockSpan(placed));
  }
  const { lines } = report;
  return spans.filter((span) => lines.positionAt(span.end).line > lines.positionAt(span.start).line);
}

/** Without the line break at the end, so that the folded range ends on its last line. */
function trimmed(report: Report, span: Span): Span {
  return { start: span.start, end: span.start + report.slice(span).trimEnd().length };
}
