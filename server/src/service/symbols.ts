import { charactersIn } from '../report/characters';
import { elementsOf } from '../report/elements';
import { type OutlineNode, outlinesOf } from '../report/outline';
import type { Report } from '../report/report';
import { titleOf } from '../report/title';
import type { Span } from '../text/span';

/** An entry of the editor's outline and breadcrumbs. */
export interface ReportSymbol {
  readonly name: string;
  readonly kind: 'title' | 'section' | 'synopsis' | 'attachment';
  /** The heading with all that stands below it. */
  readonly span: Span;
  /** The heading itself; lies inside `span`. */
  readonly selection: Span;
  readonly children: readonly ReportSymbol[];
  /** Number of its characters, blanks aside; for sections. */
  readonly characters?: number;
}

/** The headings of the report as a tree, as the paper has them: title, 提纲, sections, attachments. */
export function symbolsOf(report: Report): ReportSymbol[] {
  const symbols: ReportSymbol[] = [];
  const title = titleOf(report);
  if (title && title.blocks.length > 0) {
    symbols.push({ name: title.text, kind: 'title', span: title.span, selection: title.span, children: [] });
  }
  const { body, synopsis } = outlinesOf(report);
  const synopsisTitle = elementsOf(report).indexOf('outlineTitle');
  if (synopsis && synopsisTitle >= 0) {
    const children = synopsis.roots.map((node) => sectionSymbol(report, node));
    const selection = blockSpan(report, synopsisTitle);
    const end = children[children.length - 1]?.span.end ?? selection.end;
    symbols.push({ name: '提纲', kind: 'synopsis', span: { start: selection.start, end }, selection, children });
  }
  symbols.push(...body.roots.map((node) => sectionSymbol(report, node)), ...attachmentSymbols(report));
  return symbols;
}

function sectionSymbol(report: Report, node: OutlineNode): ReportSymbol {
  const placed = report.blocks[node.block];
  const from = node.mark ? node.mark.span.start : node.heading.start;
  const selection = placed ? report.proseSpan(placed, from, Math.max(node.heading.end, from)) : { start: 0, end: 0 };
  const last = blockSpan(report, node.end - 1);
  const words = placed ? placed.block.prose.text.slice(from, node.heading.end).trim() : node.text;
  return {
    name: words === '' ? '（空标题）' : words,
    kind: 'section',
    span: { start: selection.start, end: Math.max(selection.end, last.end) },
    selection,
    children: node.children.map((child) => sectionSymbol(report, child)),
    characters: charactersIn(report, node.block, node.end),
  };
}

function attachmentSymbols(report: Report): ReportSymbol[] {
  const kinds = elementsOf(report);
  const starts = kinds.flatMap((kind, index) => {
    const words = report.blocks[index]?.block.prose.folded.trim() ?? '';
    return kind === 'attachment' && /^附\s*件\s*[0-9一二三四五六七八九十]*$/.test(words) ? [index] : [];
  });
  return starts.map((start, order) => {
    const selection = blockSpan(report, start);
    const end = blockSpan(report, (starts[order + 1] ?? report.blocks.length) - 1).end;
    const name = report.blocks[start]?.block.prose.text.trim() ?? '附件';
    return { name, kind: 'attachment', span: { start: selection.start, end }, selection, children: [] };
  });
}

function blockSpan(report: Report, index: number): Span {
  const placed = report.blocks[index];
  return placed ? report.blockSpan(placed) : { start: 0, end: 0 };
}
