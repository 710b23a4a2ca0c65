import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import type { Span } from '../text/span';
import { type Block, blockFact } from './block';
import { elementsOf } from './elements';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';

/** What a reference points to: 附件2, 表3, 图1, 第五部分, 第二章. */
export type ReferenceTarget = '附件' | '表' | '图' | '附表' | '附图' | '部分' | '章' | '节';

/** Words that send the reader to another place of the same report. */
export interface Reference {
  readonly target: ReferenceTarget;
  /** The number as it is read: 3, or 2-1 with the chapter before it. */
  readonly number: string;
  readonly value: number;
  /** Place of the words in the report. */
  readonly span: Span;
  readonly numeralSpan: Span;
  readonly numeral: string;
}

interface Found extends Omit<Reference, 'span' | 'numeralSpan'> {
  readonly start: number;
  readonly end: number;
  readonly numeralStart: number;
}

const NUMERAL = '[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}';
const ATTACHMENT = new RegExp(`附件[ \\t\\u3000]{0,2}(${NUMERAL})(?![0-9０-９.．、：:一二三四五六七八九十])`, 'g');
const TABLE = new RegExp(
  `(附图|附表|图|表)[ \\t\\u3000]{0,2}(?:([0-9０-９]{1,2})[-－])?(${NUMERAL})(?![0-9０-９.．%％])`,
  'g',
);
const PART = new RegExp(`第(${NUMERAL})(部分|章|节)`, 'g');
/** Behind these a reference speaks of this report: 见第五部分, 详见表3, （见附件1）. */
const CUE =
  /(?:见|详见|参见|参照|参阅|如|由|从|据|按|按照|依照|根据|对照|查阅|填报|填写|本报告|本文|本方案|本要点|本总结|前述|上述|前文|上文|下文|[（(])[ \t\u3000]{0,2}$/;
const CUE_BEHIND = /^[ \t\u3000]{0,2}(?:所示|所列|所述|显示|可见|可知|反映|表明|已述|所提|中所|数据)/;
/** Before these the words belong to another paper: 《通知》附件2, 〔2025〕3号文件第二部分. */
const FOREIGN =
  /[》”〉](?:文件)?(?:的|中|[（(][^（）()]{0,24}[）)])?[ \t\u3000]{0,2}(?:见|如|按|按照|根据)?$|号(?:文件?)?(?:的|中)?$|(?:通知|意见|方案|办法|规定|文件|规划|纲要|决定|报告|标准|条例)(?:的|中)?$/;

/** References inside a paragraph; only those that plainly speak of the report itself. */
export const referencesIn = blockFact((block: Block): readonly Found[] => {
  const text = block.prose.folded;
  const found: Found[] = [];
  const note = (
    match: RegExpMatchArray,
    target: string,
    chapter: string | undefined,
    numeral: string,
    cued: boolean,
  ) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 32), start);
    if (FOREIGN.test(before) && !/本(?:报告|文|方案|要点|总结)$/.test(before)) return;
    if (cued && !CUE.test(before) && !CUE_BEHIND.test(text.slice(end))) return;
    const value = /^[0-9０-９]/.test(numeral) ? Number(toHalfWidthDigits(numeral)) : parseChineseInteger(numeral);
    if (value === undefined || value === 0) return;
    const number = chapter === undefined ? String(value) : `${toHalfWidthDigits(chapter)}-${value}`;
    const numeralStart = start + match[0].lastIndexOf(numeral);
    found.push({ target: target as ReferenceTarget, number, value, numeral, start, end, numeralStart });
  };
  for (const match of text.matchAll(ATTACHMENT)) note(match, '附件', undefined, match[1] ?? '', false);
  for (const match of text.matchAll(TABLE)) {
    // 如表一般, 代表一 and 发表3篇 are words; a Chinese numeral needs 所示 or its like behind it.
    const numeral = match[3] ?? '';
    const isChinese = !/^[0-9０-９]/.test(numeral);
    if (isChinese && !CUE_BEHIND.test(text.slice(match.index + match[0].length))) continue;
    note(match, match[1] ?? '', match[2], numeral, true);
  }
  for (const match of text.matchAll(PART)) note(match, match[2] ?? '', undefined, match[1] ?? '', true);
  return found;
});

const referring = blocksWith((block) => referencesIn(block).length > 0);

/** All references of the body to parts, tables, figures and attachments of the report itself. */
export const referencesOf = reportFact((report: Report): readonly Reference[] => {
  const kinds = elementsOf(report);
  const references: Reference[] = [];
  for (const [index, placed] of blocksAt(report, referring(report))) {
    if (!isProseBlock(placed.block) || kinds[index] !== 'body' || placed.block.container === 'quote') continue;
    for (const { start, end, numeralStart, ...reference } of referencesIn(placed.block)) {
      references.push({
        ...reference,
        span: report.proseSpan(placed, start, end),
        numeralSpan: report.proseSpan(placed, numeralStart, numeralStart + reference.numeral.length),
      });
    }
  }
  return references;
});
