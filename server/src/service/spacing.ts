import { prosesOf } from '../report/blockProses';
import type { Report } from '../report/report';
import type { Edit } from '../rules/rule';
import { isBlank } from '../text/cjk';
import { codeSpansIn } from '../text/htmlResidue';
import type { Span } from '../text/span';

const HAN = '\\u3400-\\u9fff';
/** What a figure counts begins with one of these; behind anything else the digits may be a telephone number or a code. */
const UNITS =
  '年月日时時分秒个個名人位所项項次万萬亿億元千百吨噸公米亩畝户戶家件台臺套期届屆条條章节節部类類种種份篇页頁岁歲倍成度级級批处處座栋棟间間辆輛余餘多';
/** Words that a number belongs to with a blank behind it: 表1 各校情况. */
const CAPTION = /(?:图|圖|表|附件|附图|附圖|附表|第)$/;
/** Digits of telephone numbers, codes and dates written together. */
const LONGEST_NUMBER = 6;

/** Latin words and numbers with blanks typed for looks between Chinese characters: 共 30 所, 使用 WPS 办公. */
const LOOSE = new RegExp(`(?<=[${HAN}])( {0,2})([A-Za-z0-9][A-Za-z0-9.,%+/-]{0,30})( {0,2})(?=[${HAN}])`, 'g');
/** Blanks beside a mark that brings its own space. */
const BESIDE_MARK = new RegExp(
  `(?<=[，。；：？！、”’）》〉】])[ \\u00a0]{1,4}(?=[${HAN}“‘（《])|(?<=[${HAN}0-9%])[ \\u00a0]{1,4}(?=[，。；：？！、”’）》〉】])|(?<=[“‘（《〈【])[ \\u00a0]{1,4}(?=[${HAN}0-9])`,
  'g',
);
/** Blanks behind a number at the beginning of a paragraph: 一、 基本情况. */
const BEHIND_NUMBER = /^[ \u00a0\u3000]{1,4}(?=[\u3400-\u9fff“《（])/;

/**
 * The edits that take away blanks which printed reports do not have: those typed for looks between Chinese characters and
 * Latin words or figures with their units, those beside full-width marks and behind numbers, indents made of wide blanks,
 * blanks at line ends, and empty lines beyond the first. Words, figures, addresses and code stay as they are. In the order
 * of the text, without overlaps.
 */
export function spacingEdits(report: Report): Edit[] {
  const edits: Edit[] = [...gapEdits(report)];
  for (const placed of report.blocks) {
    const { block } = placed;
    const code = codeSpansIn(block.source);
    let nextCode = 0;
    for (const prose of prosesOf(block)) {
      for (const { start, end } of loosePassages(
        prose.text,
        prose === block.prose ? (block.mark?.contentStart ?? 0) : 0,
      )) {
        if (!prose.isVerbatim(start, end)) continue;
        const span = prose.sourceSpan(start, end);
        while (nextCode < code.length && (code[nextCode]?.end ?? 0) <= span.start) nextCode++;
        if ((code[nextCode]?.start ?? Number.POSITIVE_INFINITY) <= span.start) continue;
        edits.push({ span: { start: placed.offset + span.start, end: placed.offset + span.end }, newText: '' });
      }
    }
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** The blanks inside a paragraph that go; offsets count in its prose. */
function loosePassages(text: string, contentStart: number): Span[] {
  const blanks = new Set<number>();
  const add = (start: number, end: number) => {
    for (let at = start; at < end; at++) blanks.add(at);
  };
  if (contentStart > 0) {
    let markEnd = contentStart;
    while (markEnd > 0 && isBlank(text.charCodeAt(markEnd - 1))) markEnd--;
    const length = BEHIND_NUMBER.exec(text.slice(markEnd))?.[0].length ?? 0;
    // A chapter keeps its blank: 第一部分　基本情况.
    if (/[、.．）)]$/.test(text.slice(0, markEnd))) add(markEnd, markEnd + length);
  }
  for (const match of text.matchAll(LOOSE)) {
    const [, before = '', word = '', behind = ''] = match;
    const start = match.index;
    const end = start + match[0].length;
    if (before === '' && behind === '') continue;
    if (CAPTION.test(text.slice(Math.max(0, start - 2), start))) continue;
    const isNumber = !/[A-Za-z]/.test(word);
    if (isNumber) {
      if (word.replace(/[^0-9]/g, '').length > LONGEST_NUMBER && !/[.,%]/.test(word)) continue;
      if (!/%$/.test(word) && !UNITS.includes(text.charAt(end))) continue;
    } else if (before === '' || behind === '') continue;
    add(start, start + before.length);
    add(end - behind.length, end);
  }
  for (const match of text.matchAll(BESIDE_MARK)) add(match.index, match.index + match[0].length);
  return runsOf(blanks);
}

/** Neighbouring offsets as passages, in order. */
function runsOf(offsets: ReadonlySet<number>): Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const at of [...offsets].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last?.end === at) last.end++;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs;
}

/** What stands between the blocks: indents of wide blanks, blanks at line ends, empty lines. */
function gapEdits(report: Report): Edit[] {
  const { text, blocks } = report;
  const edits: Edit[] = [];
  const gap = (start: number, end: number) => {
    const written = text.slice(start, end);
    const tidy = tidyGap(written, start === report.frontMatter.span.end, end === text.length);
    if (tidy !== written) edits.push({ span: { start, end }, newText: tidy });
  };
  let last = report.frontMatter.span.end;
  for (const placed of blocks) {
    if (placed.offset > last) gap(last, placed.offset);
    last = Math.max(last, placed.offset + placed.block.source.length);
  }
  if (last < text.length) gap(last, text.length);
  return edits;
}

/** A gap that holds more than blanks, such as bullets, quotation signs or hashes, stays as it is. */
function tidyGap(written: string, isFirst: boolean, isLast: boolean): string {
  if (/[^\s\u3000\ufeff]/.test(written) || written.includes('\ufeff')) return written;
  const breaks = written.match(/\r\n|\n|\r/g) ?? [];
  const [newline] = breaks;
  if (newline === undefined) return isLast ? '' : isFirst ? indentOf(written) : written;
  const count = isLast ? 1 : Math.min(breaks.length, 2);
  const lines = written.split(/\r\n|\n|\r/);
  // Two blanks at the end of a line are a line break in Markdown, where no empty line follows.
  const hard = breaks.length === 1 && !isLast && /^ {2,}$/.test(lines[0] ?? '') ? '  ' : '';
  return hard + newline.repeat(count) + (isLast ? '' : indentOf(lines[lines.length - 1] ?? ''));
}

/** An indent of wide blanks is what the paper gives every paragraph; one of ordinary blanks may mean a list. */
function indentOf(blanks: string): string {
  return /[\u3000\u00a0]/.test(blanks) ? '' : blanks;
}
