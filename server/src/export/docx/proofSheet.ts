import { type PageSpec, turnedSpec } from '../../layout/pageSpec';
import type { PagedReport } from '../../layout/pages';
import type { Report } from '../../report/report';
import type { Span } from '../../text/span';
import { pageNumberInlines } from './footers';
import { wordGrid } from './measures';
import { titleInlines } from './paragraphs';
import {
  type ParagraphFormat,
  textParagraph,
  type WordBorder,
  type WordDocument,
  type WordParagraph,
  type WordRow,
} from './wordModel';
import { PARAGRAPH_STYLES, wordStyleSheet } from './wordStyles';

/** A finding as the proof sheet (勘误表) lists it. */
export interface ProofEntry {
  readonly span: Span;
  readonly severity: string;
  readonly message: string;
  /** What to write instead, or undefined when that is for the writer to say. */
  readonly suggestion: string | undefined;
  /** Name of the rule and what it rests on. */
  readonly source: string;
}

const RULE: WordBorder = { style: 'single', size: 4, colour: '000000', space: 0 };
/** Shares of the width: 序号, 位置, 原文, 问题和依据, 建议. */
const SHARES = [6, 13, 26, 39, 16] as const;
const HEADS = ['序号', '位置', '原文', '问题和依据', '建议'] as const;
/** Column that takes what rounding leaves over. */
const WIDEST = 3;
/** Characters of a passage that are quoted; of a longer one the beginning and the end. */
const LONGEST_QUOTE = 40;
/** Characters before and behind a passage that is too short to be found by itself. */
const CONTEXT = 8;
const SHORTEST_QUOTE = 6;

/** The proof sheet of a report: its findings in a table, each with the page and line where it stands. */
export function proofSheetDocument(
  report: Report,
  paged: PagedReport,
  entries: readonly ProofEntry[],
  options: { readonly date: string },
): WordDocument {
  const { spec } = paged;
  const grid = wordGrid(spec);
  const title = paged.title === '' ? '勘误表' : `《${paged.title.replace(/《/g, '〈').replace(/》/g, '〉')}》勘误表`;
  const line = { height: 324, rule: 'exact' } as const;
  const total = SHARES.reduce((sum, share) => sum + share, 0);
  const columns = SHARES.map((share) => Math.floor((grid.width * share) / total));
  columns[WIDEST] = (columns[WIDEST] ?? 0) + grid.width - columns.reduce((sum, width) => sum + width, 0);
  const cell = (texts: readonly string[], isHeader: boolean, format: ParagraphFormat = {}) => ({
    children: texts.map((text) =>
      textParagraph(PARAGRAPH_STYLES[isHeader ? 'tableHead' : 'table'].id, text, { line, ...format }),
    ),
  });
  const rows: WordRow[] = [
    { height: 480, isHeader: true, splits: false, cells: HEADS.map((head) => cell([head], true)) },
    ...entries.map((entry, index): WordRow => {
      const { span, severity, message, source, suggestion } = entry;
      return {
        height: 480,
        isHeader: false,
        splits: false,
        cells: [
          cell([String(index + 1)], false, { align: 'center' }),
          cell([placeOf(report, paged, span)], false, { align: 'center' }),
          cell([quote(report, span)], false),
          cell([`${severity}：${message}`, `依据：${source}`], false),
          cell([suggestion ?? '请核对'], false),
        ],
      };
    }),
  ];
  const summary = entries.length === 0 ? '未发现问题。' : `共${entries.length}处。位置按排版后的页和行计。`;
  return {
    properties: { title, subject: '勘误表', creator: '', date: options.date, language: spec.language },
    styles: wordStyleSheet(spec),
    sections: [
      {
        page: { ...grid.page, margin: { ...grid.margin, header: 850, footer: 1417 } },
        starts: 'nextPage',
        headers: {},
        footers: footers(spec),
        children: [
          { kind: 'paragraph', style: PARAGRAPH_STYLES.title.id, children: titleInlines(title, spec) },
          textParagraph(PARAGRAPH_STYLES.body.id, summary, { before: grid.line }),
          ...(entries.length === 0
            ? []
            : [
                {
                  kind: 'table' as const,
                  columns,
                  rows,
                  borders: { top: RULE, bottom: RULE, insideH: RULE, vertical: RULE },
                  side: 68,
                  align: 'left' as const,
                  place: 'flow' as const,
                },
              ]),
        ],
      },
    ],
    footnotes: [],
    comments: [],
  };
}

function footers(spec: PageSpec): { odd: WordParagraph[]; even: WordParagraph[] } {
  const number: WordParagraph = {
    kind: 'paragraph',
    style: PARAGRAPH_STYLES.pageNumber.id,
    children: pageNumberInlines(spec),
    format: { align: 'center' },
  };
  return { odd: [number], even: [number] };
}

/** The passage as it is in the report; a mark or a word alone comes with the words around it, itself in brackets. */
function quote(report: Report, span: Span): string {
  const text = report.slice(span).replace(/\s+/g, ' ').trim();
  if (text.length > LONGEST_QUOTE) return `${text.slice(0, LONGEST_QUOTE - 12)}……${text.slice(-10)}`;
  if (text.length >= SHORTEST_QUOTE) return text;
  const before =
    report.text
      .slice(Math.max(0, span.start - CONTEXT), span.start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const behind = report.text.slice(span.end, span.end + CONTEXT).split(/[\r\n]/)[0] ?? '';
  return before + behind === '' ? text : `${before}【${text}】${behind}`;
}

/** 第3页第5行; what is not printed is named by its line in the file. */
function placeOf(report: Report, paged: PagedReport, span: Span): string {
  for (const page of paged.pages) {
    const { margin, linePitch } = page.isTurned ? turnedSpec(paged.spec) : paged.spec;
    for (const line of page.lines) {
      if (line.element < 0 || line.cell) continue;
      const row = Math.round((line.y - margin.top) / linePitch) + 1;
      if (line.source.start <= span.start && span.start < line.source.end) return `第${page.number}页第${row}行`;
    }
    const cell = page.lines.find(({ source }) => source.start <= span.start && span.start < source.end);
    if (cell?.cell) return `第${page.number}页表格第${cell.cell.row + 1}行`;
  }
  return `原稿第${report.lines.positionAt(span.start).line + 1}行`;
}
