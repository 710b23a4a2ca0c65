import { type Block, blockFact, type PlacedBlock } from '../report/block';
import { prosesOf } from '../report/blockProses';
import {
  damagedQuotations,
  NO_PAIRS,
  type Pair,
  type Pairing,
  type PairKind,
  type PairMark,
  pairMarks,
} from '../report/pairs';
import type { Prose } from '../report/prose';
import type { Report } from '../report/report';
import { residueOf } from '../report/residue';
import { type Span, spanOf } from '../text/span';
import { BRACKET, DOUBLED_MARK, PRIME, QUERY, QUOTATION } from '../text/traits';
import type { Add, Edit, Rule } from './rule';

/** A quotation may run over so many paragraphs; its closing mark stands in the last. */
const QUOTATION_PARAGRAPHS = 10;

/** A text with more of one kind in a paragraph is broken as a whole, and more findings help nobody. */
const FINDINGS_LIMIT = 4;

const NAMES: Readonly<Record<PairKind, string>> = {
  '《》': '书名号',
  '〈〉': '书名号',
  '“”': '引号',
  '‘’': '引号',
  '（）': '括号',
  '【】': '括号',
  '〔〕': '括号',
  '「」': '引号',
  '『』': '引号',
};
const DOCUMENT_END =
  /(?:办法|通知|意见|方案|规定|条例|法|计划|规划|纲要|报告|决定|细则|制度|请示|批复|通报|公告|函|纪要|标准|规范|指南|规程|章程|合同|协议|要点|总结|责任书|清单)$/;

const pairingOf = blockFact((block: Block) => pairingIn(block.prose));

function pairingIn(prose: Prose): Pairing {
  return prose.has(BRACKET | QUOTATION) ? pairMarks(prose.text) : NO_PAIRS;
}

/** Whether the paragraph begins with an opening mark that lasts to its end or beyond, as in a quotation over several. */
const continuesQuotation = blockFact((block): boolean => {
  const text = block.prose.text.trim();
  if (!text.startsWith('“')) return false;
  const closing = text.indexOf('”');
  return closing < 0 || closing >= text.length - 2;
});

/** All that lonely marks are told by, of one block: nearly all have none and are alike. */
const lonelyKey = blockFact((block): unknown => {
  if (block.kind !== 'paragraph' || residueOf(block).some(({ whole }) => whole)) return undefined;
  const { unclosed, unopened } = pairingOf(block);
  return unclosed.length > 0 || unopened.length > 0 ? block : continuesQuotation(block);
});

/** Marks that come in twos: without partner, of two kinds, turned the wrong way, nested wrongly, or damaged. */
export const punctuationPair: Rule = {
  id: 'punctuation-pair',
  title: '标点不成对',
  titleEnglish: 'Unpaired punctuation',
  group: '文字',
  severity: 'warning',
  force: '国标',
  source: 'GB/T 15834-2011 第4.8、4.9、4.15条（引号、括号、书名号）',
  checkBlock(block, _context, add) {
    for (const prose of prosesOf(block)) {
      const pairing = block.kind === 'paragraph' ? pairingOf(block) : pairingIn(prose);
      for (const pair of pairing.nested.slice(0, FINDINGS_LIMIT)) addNested(prose, pair, add);
      addTurned(prose, pairing.turned, add);
      for (const { open, close } of pairing.mismatched.slice(0, FINDINGS_LIMIT)) addMismatch(prose, open, close, add);
      if (prose.has(PRIME | QUERY | DOUBLED_MARK)) addDamaged(prose, add);
      if (block.kind === 'paragraph') continue;
      for (const mark of [...pairing.unclosed, ...pairing.unopened].slice(0, FINDINGS_LIMIT))
        addSingle(prose, mark, 0, add);
    }
  },
  reads: { block: lonelyKey },
  checkReport(report, _context, add) {
    for (const { placed, mark } of lonelyMarks(report)) addSingle(placed.block.prose, mark, placed.offset, add);
    for (const entry of report.frontMatter.entries) {
      for (const [index, value] of entry.values.entries()) {
        const place = entry.valueSpans[index];
        if (!place || report.slice(place) !== value) continue;
        const { unclosed, unopened } = pairMarks(value);
        for (const mark of [...unclosed, ...unopened]) {
          add({ span: spanOf(place.start + mark.at, place.start + mark.at + 1), message: lonelyMessage(value, mark) });
        }
      }
    }
  },
};

interface LonelyMark {
  readonly placed: PlacedBlock;
  readonly mark: PairMark;
}

/**
 * The marks without partner in all paragraphs, but for pairs that a line break has cut and for quotations over
 * several paragraphs, which open each paragraph and close the last.
 */
function lonelyMarks(report: Report): readonly LonelyMark[] {
  const lonely: LonelyMark[] = [];
  let waiting: { placed: PlacedBlock; mark: PairMark; index: number }[] = [];
  for (const [index, placed] of report.blocks.entries()) {
    if (placed.block.kind !== 'paragraph' || residueOf(placed.block).some((residue) => residue.whole)) continue;
    const { unclosed, unopened } = pairingOf(placed.block);
    if (continuesQuotation(placed.block)) waiting = waiting.filter((open) => open.mark.kind !== '“”');
    for (const mark of unopened.slice(0, FINDINGS_LIMIT)) {
      const partner = waiting.findLast(
        (open) => open.mark.kind === mark.kind && reaches(open.placed, open.index, index, mark),
      );
      if (partner) waiting = waiting.filter((open) => open.mark.kind !== mark.kind);
      else lonely.push({ placed, mark });
    }
    for (const mark of unclosed.slice(0, FINDINGS_LIMIT)) waiting.push({ placed, mark, index });
    const expired = waiting.filter((open) => index - open.index >= QUOTATION_PARAGRAPHS);
    lonely.push(...expired);
    if (expired.length > 0) waiting = waiting.filter((open) => !expired.includes(open));
  }
  return [...lonely, ...waiting];
}

function reaches(from: PlacedBlock, index: number, later: number, mark: PairMark): boolean {
  if (mark.kind === '“”' || mark.kind === '「」' || mark.kind === '‘’') return later - index <= QUOTATION_PARAGRAPHS;
  const isCut = !/[。；！？;!?]\s*$/.test(from.block.prose.text);
  return later - index === 1 && isCut;
}

function lonelyMessage(text: string, mark: PairMark): string {
  const written = text.charAt(mark.at);
  const [open, close] = mark.kind;
  const isOpen = written === open || written === '(' || written === '"';
  const name = NAMES[mark.kind];
  if (written === '"') return `${name}“"”没有配对，请补上另一半或删去。`;
  return isOpen
    ? `${name}“${written}”没有配对的“${written === '(' ? ')' : close}”，请在结束处补上。`
    : `${name}“${written}”没有配对的“${written === ')' ? '(' : open}”，请在开始处补上。`;
}

function addSingle(prose: Prose, mark: PairMark, offset: number, add: Add): void {
  const at = prose.sourceSpan(mark.at, mark.at + 1);
  const close = mark.kind.charAt(1);
  const end = prose.text.charAt(mark.at) === '《' ? endOfTitle(prose.text, mark.at) : undefined;
  const place = end === undefined ? undefined : prose.sourceEnd(end) + offset;
  add({
    span: spanOf(at.start + offset, at.end + offset),
    message: lonelyMessage(prose.text, mark),
    fixes:
      place === undefined || end === undefined
        ? []
        : [
            {
              title: `在“${prose.text.slice(Math.max(mark.at + 1, end - 6), end)}”后补“${close}”`,
              safe: false,
              edits: [{ span: spanOf(place, place), newText: close }],
            },
          ],
  });
}

/** Where a title without 》 probably ends: at the first pause, if the words before it name a document. */
function endOfTitle(text: string, open: number): number | undefined {
  const length = text.slice(open + 1, open + 60).search(/[，。；、,;.》（(]/);
  const end = length < 0 ? -1 : open + 1 + length;
  return end > 0 && DOCUMENT_END.test(text.slice(open + 1, end)) ? end : undefined;
}

function addNested(prose: Prose, pair: Pair, add: Add): void {
  const [open, close] = pair.kind === '《》' ? '〈〉' : '‘’';
  add({
    span: prose.sourceSpan(pair.open, pair.close + 1),
    message: `${NAMES[pair.kind]}里面又用${NAMES[pair.kind]}时，里层应为“${open}${close}”。`,
    fixes: [
      {
        title: `里层改为“${open}${close}”`,
        safe: true,
        edits: pairEdits(prose, pair, open ?? '', close ?? ''),
      },
    ],
  });
}

function pairEdits(prose: Prose, pair: Pair, open: string, close: string): Edit[] {
  const edits: Edit[] = [];
  for (const [at, mark] of [
    [pair.open, open],
    [pair.close, close],
  ] as const) {
    if (prose.text.charAt(at) !== mark) edits.push({ span: prose.sourceSpan(at, at + 1), newText: mark });
  }
  return edits;
}

function addTurned(prose: Prose, pairs: readonly Pair[], add: Add): void {
  const [first, ...others] = pairs;
  if (!first) return;
  const edits = pairs.flatMap((pair) => pairEdits(prose, pair, '“', '”'));
  const count = others.length > 0 ? `，本段共有${pairs.length}对` : '';
  const wrong = prose.text.charAt(first.open) === '“' ? first.close : first.open;
  add({
    span: prose.sourceSpan(wrong, wrong + 1),
    message: `引号方向不对${count}，“${prose.text.slice(first.open, first.close + 1)}”的前引号应为左引号，后引号应为右引号。`,
    related: others.map((pair) => ({
      message: '另一对方向不对的引号',
      span: prose.sourceSpan(pair.open, pair.close + 1),
    })),
    fixes: [{ title: '改正引号的方向', safe: true, edits }],
  });
}

function addMismatch(prose: Prose, open: PairMark, close: PairMark, add: Add): void {
  const opening = prose.text.charAt(open.at);
  const wanted = opening === '(' ? ')' : open.kind.charAt(1);
  const closing = prose.sourceSpan(close.at, close.at + 1);
  add({
    span: closing,
    message: `前面是“${opening}”，后面却是“${prose.text.charAt(close.at)}”，前后标点不成一对。`,
    related: [{ message: '前一半在这里', span: prose.sourceSpan(open.at, open.at + 1) }],
    fixes: [{ title: `改为“${wanted}”`, safe: false, edits: [{ span: closing, newText: wanted }] }],
  });
}

function addDamaged(prose: Prose, add: Add): void {
  const [first, ...others] = damagedQuotations(prose.folded);
  if (!first) return;
  const all = [first, ...others];
  const place = (span: Span) => prose.sourceSpan(span.start, span.end);
  const rightFor = ({ span, right }: (typeof all)[number]) =>
    right.length > 1 ? `“${prose.text.slice(span.start + 1, span.end - 1)}”` : right;
  const written = prose.text.slice(first.span.start, first.span.end);
  const count = others.length > 0 ? `，本段共有${all.length}处` : '';
  add({
    span: place(first.span),
    message: `“${written}”是引号在转换编码时变成的${count}，应为${rightFor(first)}。`,
    related: others.map(({ span }) => ({ message: '另一处变了样的引号', span: place(span) })),
    fixes: [
      {
        title: '恢复引号',
        safe: false,
        edits: all.map((one) => ({ span: place(one.span), newText: rightFor(one) })),
      },
    ],
  });
}
