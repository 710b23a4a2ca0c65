import type { Block, PlacedBlock } from '../report/block';
import type { Report } from '../report/report';
import { blocksAt, blocksWith } from '../report/reportFact';
import { doubledMarkOf, residueOf } from '../report/residue';
import { htmlIn } from '../text/htmlResidue';
import { type Span, spanOf } from '../text/span';
import type { Add, Rule } from './rule';

const blocksWithResidue = blocksWith((block) => residueOf(block).length > 0);

/**
 * What a web page or a document site left in the text: publication lines, buttons, page numbers, advertising, HTML,
 * and numbering marks that conversion wrote twice (`1 1 .`).
 */
export const webResidue: Rule = {
  id: 'web-residue',
  title: '网页残留',
  titleEnglish: 'Web page residue',
  group: '文字',
  severity: 'warning',
  force: '惯例',
  source: '公文只含公文要素，网页和文档网站的附加内容不属于公文',
  checkBlock(block, _context, add) {
    checkDoubledMark(block, add);
    checkHtml(block, add);
  },
  reads: { block: (block) => (residueOf(block).length > 0 ? block : undefined) },
  checkReport(report, _context, add) {
    for (const [, placed] of blocksAt(report, blocksWithResidue(report))) {
      for (const { span, whole, what } of residueOf(placed.block)) {
        const place = whole ? lineOf(report, placed) : report.proseSpan(placed, span.start, span.end);
        const isPageNumber = what === '页码';
        add({
          span: place,
          message: `这里是${what}，不是报告的内容，请删去。`,
          fixes: [
            {
              title: whole ? '删去这一行' : '删去这几个字',
              safe: isPageNumber,
              edits: [{ span: whole ? withLineBreak(report, place) : place, newText: '' }],
            },
          ],
        });
      }
    }
  },
};

function checkDoubledMark(block: Block, add: Add): void {
  const doubled = doubledMarkOf(block);
  if (!doubled) return;
  const { prose } = block;
  const written = prose.text.slice(doubled.span.start, doubled.span.end).trimEnd();
  const span = prose.sourceSpan(doubled.span.start, doubled.span.start + written.length);
  add({
    span,
    message: `序号“${written}”重复写了两遍，是复制或转换时留下的，应为“${doubled.right}”。`,
    fixes: [
      {
        title: `改为“${doubled.right}”`,
        safe: true,
        edits: [{ span: prose.sourceSpan(doubled.span.start, doubled.span.end), newText: doubled.right }],
      },
    ],
  });
}

function checkHtml(block: Block, add: Add): void {
  if (block.kind !== 'paragraph') return;
  const all = htmlIn(block.source);
  const [first, ...others] = all;
  if (!first) return;
  const text = block.source.slice(first.span.start, first.span.end);
  add({
    span: first.span,
    message: `“${text}”是网页代码，打印出来不会变成空格或换行${others.length > 0 ? `，本段共有${all.length}处` : ''}，请删去。`,
    ...(all.every((one) => one.isIndent) ? { severity: 'information' as const } : {}),
    related: others.slice(0, 10).map(({ span }) => ({ message: '另一处网页代码', span })),
    fixes: [
      {
        title: all.length > 1 ? '清理本段的网页代码' : '清理网页代码',
        safe: false,
        edits: all.map(({ span, plain }) => ({ span, newText: plain })),
      },
    ],
    data: { count: all.length },
  });
}

/** The whole source line of a block that is alone on it, bullet and all; else the block. */
function lineOf(report: Report, placed: PlacedBlock): Span {
  const span = report.blockSpan(placed);
  const { text } = report;
  let start = span.start;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  const before = text.slice(start, span.start);
  return /^[ \t\u3000]*[-+*][ \t]*$/.test(before) ? spanOf(start + before.search(/\S/), span.end) : span;
}

/** The line with the break behind it when nothing else stands on it, so that no empty line is left. */
function withLineBreak({ text }: Report, span: Span): Span {
  let start = span.start;
  while (start > 0 && /[ \t\u3000]/.test(text.charAt(start - 1))) start--;
  let end = span.end;
  while (end < text.length && /[ \t\u3000]/.test(text.charAt(end))) end++;
  const isAlone =
    (start === 0 || /[\r\n]/.test(text.charAt(start - 1))) && (end === text.length || /[\r\n]/.test(text.charAt(end)));
  if (!isAlone) return span;
  if (text.startsWith('\r\n', end)) end += 2;
  else if (end < text.length) end += 1;
  return spanOf(start, end);
}
