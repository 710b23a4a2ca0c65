import { prosesOf } from '../report/blockProses';
import { frontMatterEntry } from '../report/frontMatter';
import type { Prose } from '../report/prose';
import { type CitationFault, type FaultyCitation, faultyCitations } from '../text/documentCitation';
import { type DocumentNumberFault, type FaultyDocumentNumber, faultyDocumentNumbers } from '../text/documentNumber';
import { fold } from '../text/script';
import { type Span, spanOf } from '../text/span';
import { BRACKET, DIGIT, QUOTATION } from '../text/traits';
import type { Add, Rule } from './rule';

const REASONS: Readonly<Record<DocumentNumberFault, string>> = {
  bracket: '年份应用六角括号“〔〕”括起',
  shortYear: '年份应写四位数字',
  year: '括号内只写年份数字，不加“年”',
  ordinal: '顺序号不加“第”',
  zero: '顺序号不编虚位，前面不加0',
  width: '数字应用半角',
  suffix: '顺序号后应有“号”',
  prefix: '前面还应有发文机关代字',
};

const CITATION_REASONS: Readonly<Record<CitationFault, string>> = {
  bare: '引用公文，文号放在标题后的圆括号里',
  bracket: '引用公文，文号外面用圆括号',
  inside: '文号不是标题的一部分，应写在书名号后面的圆括号里',
  before: '引用公文先写标题，后写文号',
  wordy: '括号里只写文号，不加“文”或者“文件”',
  untitled: '引用公文，标题用书名号标出',
};

/**
 * Document numbers that are not in the form 云政发〔2023〕3号, in the text and in the front matter; and citations that are
 * not in the form 《标题》（文号）, which is custom and therefore only information.
 */
export const documentNumber: Rule = {
  id: 'document-number',
  title: '文号不合规范',
  titleEnglish: 'Malformed document number',
  group: '文字',
  severity: 'warning',
  force: '国标',
  source: 'GB/T 9704-2012 第7.2.5条（年份标全称，用六角括号，顺序号不加“第”、不编虚位）',
  checkBlock(block, { asOf }, add) {
    for (const prose of prosesOf(block)) {
      if (!prose.has(DIGIT) || !prose.has(BRACKET | QUOTATION) || !/[号〔]/.test(prose.folded)) continue;
      for (const fault of faultyDocumentNumbers(prose.folded, asOf.date.year)) {
        addFault(fault, prose.text, (start, end) => prose.sourceSpan(start, end), add);
      }
      for (const citation of faultyCitations(prose.folded)) addCitation(citation, prose, add);
    }
  },
  checkReport(report, { asOf }, add) {
    const entry = frontMatterEntry(report.frontMatter, '发文字号');
    const place = entry?.valueSpans[0];
    const value = entry?.values[0];
    if (!place || value === undefined || report.slice(place) !== value) return;
    for (const fault of faultyDocumentNumbers(fold(value), asOf.date.year)) {
      addFault(fault, value, (start, end) => spanOf(place.start + start, place.start + end), add);
    }
  },
};

function addFault(
  fault: FaultyDocumentNumber,
  text: string,
  place: (start: number, end: number) => Span,
  add: Add,
): void {
  const { span, faults, replaceFrom, right } = fault;
  const written = text.slice(span.start, span.end);
  const last = written.slice(-1);
  const suffix = last === '号' || last === '號' ? last : '号';
  const whole = text.slice(span.start, replaceFrom) + right + suffix;
  const isGuessed = faults.includes('shortYear') || faults.includes('prefix');
  add({
    span: place(span.start, span.end),
    message: `文号“${written}”不合规范：${faults.map((one) => REASONS[one]).join('，')}。应为“${whole}”。`,
    fixes: [
      {
        title: `改为“${whole}”`,
        safe: !isGuessed,
        edits: [{ span: place(replaceFrom, span.end), newText: right + suffix }],
      },
    ],
  });
}

function addCitation({ fault, span, title, number }: FaultyCitation, prose: Prose, add: Add): void {
  const wordsOf = (part: Span) => prose.text.slice(part.start, part.end);
  const newText = `${title ? `《${wordsOf(title)}》` : ''}${number ? `（${wordsOf(number)}）` : ''}`;
  const source = prose.sourceSpan(span.start, span.end);
  const isVerbatim = prose.isVerbatim(span.start, span.end);
  add({
    span: source,
    severity: 'information',
    message: `${CITATION_REASONS[fault]}，即“《标题》（文号）”。应为“${newText}”。`,
    // Where the title begins is for the writer to say.
    fixes: isVerbatim
      ? [{ title: `改为“${newText}”`, safe: fault !== 'untitled', edits: [{ span: source, newText }] }]
      : [],
  });
}
