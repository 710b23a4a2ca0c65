import { type FrontMatterKey, frontMatterEntry } from '../report/frontMatter';
import type { Report } from '../report/report';
import { parseDate, toChineseDate } from '../text/date';
import { fold } from '../text/script';
import { containsSpan, type Span } from '../text/span';
import type { PageFormat, PageSpec } from './pageSpec';
import type { Imprint, Masthead, StatedText } from './styled';

/** The values of a front matter key with their places. */
export function stated(report: Report, key: FrontMatterKey): readonly StatedText[] {
  const entry = frontMatterEntry(report.frontMatter, key);
  if (!entry) return [];
  return entry.values.map((text, index) => ({ text, source: entry.valueSpans[index] ?? entry.keySpan }));
}

function first(report: Report, key: FrontMatterKey): StatedText | undefined {
  return stated(report, key)[0];
}

/** A date of the front matter as it is printed, 2026年3月5日; what is no date is printed as written. */
export function statedDate(report: Report, key: FrontMatterKey): StatedText | undefined {
  const value = first(report, key);
  const date = value === undefined ? undefined : parseDate(value.text);
  return value && date ? { text: toChineseDate(date), source: value.source } : value;
}

/** Values of one key as one text, in the writer's order. */
export function joined(values: readonly StatedText[], between: string): StatedText | undefined {
  const [start] = values;
  const last = values[values.length - 1];
  if (!start || !last) return undefined;
  const source: Span = containsSpan(start.source, last.source)
    ? start.source
    : { start: start.source.start, end: last.source.end };
  return { text: values.map((value) => value.text).join(between), source };
}

/** The 版头 that the front matter gives for a format; undefined for plain working papers. */
export function mastheadOf(report: Report, { format, masthead }: PageSpec): Masthead | undefined {
  // A joint letter has the name of the leading body alone (clause 10.1), other joint papers may (clause 7.2.4).
  const isLeadOnly = format === 'letter' || masthead.leadOnly;
  const issuers = stated(report, '发文机关').slice(0, isLeadOnly ? 1 : undefined);
  if (format === 'plain' || issuers.length === 0) return undefined;
  const secrecy = first(report, '密级');
  const term = first(report, '保密期限');
  return {
    copyNumber: first(report, '份号'),
    secrecy: secrecy && term ? { text: `${secrecy.text}★${term.text}`, source: secrecy.source } : secrecy,
    urgency: first(report, '紧急程度'),
    issuers,
    suffix: suffixOf(format, issuers[0]?.text ?? ''),
    documentNumber: first(report, '发文字号'),
    signers: format === 'document' ? stated(report, '签发人') : [],
  };
}

/** Clause 7.2.4: the body's name and 文件; 10.1: the name alone; 10.2: the name and 令 or 命令; 10.3: ×××××纪要. */
function suffixOf(format: PageFormat, issuer: string): string {
  if (format === 'document') return /文件$/.test(issuer) ? '' : '文件';
  if (format === 'order') return /[令]$/.test(issuer) ? '' : '令';
  if (format !== 'minutes') return '';
  const folded = fold(issuer);
  return folded.endsWith('纪要') ? '' : folded.endsWith('会议') ? '纪要' : '会议纪要';
}

/** The 版记 that the front matter gives; undefined without any of its parts. A letter names no printer (clause 10.1). */
export function imprintOf(report: Report, format: PageFormat): Imprint | undefined {
  const copies = joined(stated(report, '抄送'), '，');
  const withPrinter = format !== 'letter';
  const printer = withPrinter ? first(report, '印发机关') : undefined;
  const printed = withPrinter ? statedDate(report, '印发日期') : undefined;
  if (!copies && !printer && !printed) return undefined;
  return {
    addressee: undefined,
    copies: copies && { text: `抄送：${copies.text.replace(/[。．.]$/, '')}。`, source: copies.source },
    printer,
    printedOn: printed && { text: `${printed.text.replace(/印发$/, '')}印发`, source: printed.source },
  };
}
