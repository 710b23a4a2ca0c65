import { toHalfWidthDigits } from './numerals';
import { type Span, spanOf } from './span';

/** What is wrong with the form of a document number (发文字号). */
export type DocumentNumberFault = 'bracket' | 'shortYear' | 'year' | 'ordinal' | 'zero' | 'width' | 'suffix' | 'prefix';

/** A document number in a text that is not in the form 云政发〔2023〕3号. */
export interface FaultyDocumentNumber {
  /** The whole number with the code of the organ; offsets in the text. */
  readonly span: Span;
  readonly faults: readonly DocumentNumberFault[];
  /** From where in the text on `right` replaces what stands there up to the end of the span; the code stays. */
  readonly replaceFrom: number;
  /** Brackets, year and number as they should be, without 号. */
  readonly right: string;
}

const OPEN = '[[［【〔（(〈《{]';
const CLOSE = '[\\]］】〕）)〉》}]';
const GAP = '[ 　]?';
const NUMBER = new RegExp(
  `(?<code>[\\u3400-\\u9fff]{1,14})?${GAP}(?<open>${OPEN})?${GAP}(?<year>\\d{4}|\\d{2})${GAP}(?<unit>年)?${GAP}(?<close>${CLOSE})?${GAP}(?<ordinal>第)?${GAP}(?<number>\\d{1,5})${GAP}(?<suffix>号)(?![楼院线路门店厂机井桥房车泵炉井矿床位])`,
  'g',
);
const WITHOUT_SUFFIX = new RegExp(
  `(?<code>[\\u3400-\\u9fff]{2,14})〔(?<year>\\d{4})〕(?<number>\\d{1,4})(?!${GAP}[\\d号、和及至—–~～-])`,
  'g',
);
/** Ordinary words in front of a code; the code begins behind the last of them. */
const LEAD =
  /^.*(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|印发|下发|转发|发布|制发|出台|文件|通知|通报|意见|批复|报告|请示|方案|文号|编号|字号|我局|我县|我市|我区|我办|我委|我厅|本局|[省市县区](?:局|厅|政府|委)(?=.{3})|即|见|的|了|以|及|和|与|是|为)/;
/** A preposition directly before a code that is long enough without it. */
const PREPOSITION = /^[经按据由自对](?=.{3})/;
/** Codes of certificates, cases, orders and reports of appraisers, whose numbers have forms of their own. */
const OTHER_NUMBER =
  /(?:用|证|证字|权|案|案字|立字|决字|罚字|诉字|认字|鉴字|报字|会审字|验字|登字|合字|刑|民|行|执|初|终|令|公告|通告|决定书|通知书|建议书|裁决书|判决书|合同|协议|编号|批号|执照|刊|期|届|案号)$/;
/** What codes of organs usually end with. */
const CODE_END =
  /(?:发|函|办|字|文|通|请|报|呈|教|财|政|党|预|库|委|府|规|组|任|督|批|复|综|秘|人|农|水|交|建|卫|环|审|监|安|编)$/;
/** GB/T 9704-1999 introduced the brackets 〔〕; older numbers are cited as they were printed. */
const FIRST_YEAR = 2000;

/**
 * Finds document numbers whose form is wrong under GB/T 9704-2012 7.2.5: full year in 〔〕, no 第, no leading zero, half-width
 * digits, 号 at the end. `folded` is the text in Simplified script. `thisYear` tells what a year of two digits stands for.
 */
export function faultyDocumentNumbers(folded: string, thisYear: number): readonly FaultyDocumentNumber[] {
  if (!/[\d０-９]/.test(folded)) return [];
  const text = toHalfWidthDigits(folded);
  const found: FaultyDocumentNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const fault = readNumber(match, text, folded, thisYear);
    if (fault) found.push(fault);
  }
  for (const match of text.matchAll(WITHOUT_SUFFIX)) {
    const { code = '', year = '', number = '' } = match.groups ?? {};
    const own = code.replace(LEAD, '').replace(PREPOSITION, '');
    const end = match.index + match[0].length;
    if (own.length < 2 || own.length > 8 || !CODE_END.test(own) || OTHER_NUMBER.test(own)) continue;
    const start = match.index + code.length - own.length;
    found.push({
      span: spanOf(start, end),
      faults: ['suffix'],
      replaceFrom: match.index + code.length,
      right: `〔${year}〕${Number(number)}`,
    });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function readNumber(
  match: RegExpExecArray,
  text: string,
  folded: string,
  thisYear: number,
): FaultyDocumentNumber | undefined {
  const { code = '', open, year = '', unit, close, ordinal, number = '' } = match.groups ?? {};
  if (open === undefined && close === undefined) return undefined;
  const before = text.charAt(match.index - 1);
  const own = code.replace(LEAD, '').replace(PREPOSITION, '');
  const full = year.length === 4 ? Number(year) : Number(year) <= (thisYear % 100) + 1 ? 2000 + Number(year) : 0;
  if (full < FIRST_YEAR || full > thisYear + 5 || OTHER_NUMBER.test(code) || /[权证]/.test(own)) return undefined;
  const followsTitle = code === '' && before === '》';
  if (!followsTitle && (own.length < 2 || own.length > 8)) return undefined;
  // Without the full year in its own brackets, only the code tells that this is a document number.
  const isWeak = (year.length === 2 && open !== '〔') || open === undefined || close === undefined;
  if (isWeak && !CODE_END.test(own)) return undefined;
  // 会审字（2017）第9号 and its like are numbers of appraisers' reports and certificates.
  const isRound = open !== undefined && '（('.includes(open);
  if (own.endsWith('字') && isRound && (ordinal !== undefined || number.startsWith('0'))) return undefined;
  const faults: DocumentNumberFault[] = [];
  if (open !== '〔' || close !== '〕') faults.push('bracket');
  if (year.length === 2) faults.push('shortYear');
  if (unit !== undefined) faults.push('year');
  if (ordinal !== undefined) faults.push('ordinal');
  if (number.length > 1 && number.startsWith('0')) faults.push('zero');
  const end = match.index + match[0].length;
  if (/[０-９]/.test(folded.slice(match.index, end))) faults.push('width');
  if (faults.length === 0) return undefined;
  if (followsTitle) faults.push('prefix');
  const replaceFrom = match.index + code.length;
  return {
    span: spanOf(replaceFrom - own.length, end),
    faults,
    replaceFrom,
    right: `〔${full}〕${Number(number)}`,
  };
}
