import { isBlank } from '../text/cjk';
import { type Span, spanOf } from '../text/span';
import { endOfLeadingTitle } from './leadingTitle';
import { readMark } from './marks';

/** A bracketed first number right behind a heading that has no end mark: 一、工作状况〔一〕党建引领。 */
const FIRST_BRACKETED = /[（(〔［[【]一[）)〕］\]】]/g;
const SECOND_BRACKETED = /[。；！？ \t\u3000][（(〔［[【]二[）)〕］\]】]/;
/** Shortest line that holds a whole report, so that 报告如下：一、… announces its sections and not a list in a sentence. */
const DRAFT_LINE = 600;

/** The signature and the date at the end of a report that stands on one line. */
const ENDING = /[。！？][ \t\u3000]+([^\s，。；：]{3,30})[ \t\u3000]+((?:19|20)\d\d年\d{1,2}月\d{1,2}日)[ \t\u3000]*$/;
const CLOSING = /特此[报報]告。[ \t\u3000]*$/;

/** Lines shorter than this hold one paragraph; only pasted text puts several on a line. */
const SHORT_LINE = 24;
const WORD = /(?:提纲|提綱|目录|目錄|正文)(?=[ \t\u3000：:]|$)/y;

/**
 * The marked parts of one source line. Text that was pasted onto a single line still has its marks: each 一、 or
 * （一） or 1. that begins behind a sentence end or a blank and goes on counting (or starts at one) begins a new part.
 * An ordinary line comes back as one part. Offsets count from the line's start; parts have no blanks at their ends.
 */
export function splitLine(line: string): Span[] {
  if (line.length < SHORT_LINE) return [spanOf(0, line.length)];
  const title = endOfLeadingTitle(line);
  const cuts: number[] = title === undefined ? [0] : [0, title];
  const last = new Map<number, number>();
  const inSentence = new Set<number>();
  const first = readMark(line, 0);
  if (first) last.set(first.level, first.value);
  const bracketed = firstBracketed(line);
  for (let at = Math.max(1, (title ?? 0) + 1); at < line.length; at++) {
    if (!isBoundary(line, at) && at !== bracketed) {
      if (!'：:；;'.includes(line.charAt(at - 1))) continue;
      const inner = readMark(line, at);
      if (inner?.value !== 1) continue;
      if (line.length < DRAFT_LINE || last.has(inner.level) || !line.startsWith('如下', at - 3)) {
        // 提出三点意见：一、…。二、…。 is a list inside a sentence, its other numbers begin no paragraphs either.
        inSentence.add(inner.level);
        continue;
      }
    }
    WORD.lastIndex = at;
    if (isBlank(line.charCodeAt(at - 1)) && WORD.test(line)) {
      cuts.push(at);
      continue;
    }
    const mark = readMark(line, at);
    if (!mark || mark.level === 0 || mark.level === 5 || mark.contentStart >= line.length) continue;
    const previous = last.get(mark.level);
    if (inSentence.has(mark.level)) continue;
    // A number that is doubled or left out still is one; 1 begins a new count, others run on through the parts.
    const goesOn = previous !== undefined && mark.value >= previous && mark.value <= previous + 2;
    if (!goesOn && mark.value !== 1) continue;
    cuts.push(at);
    last.set(mark.level, mark.value);
    at = Math.max(at, mark.contentStart - 1);
  }
  if (cuts.length === 1) return [spanOf(0, line.length)];
  const lastCut = cuts[cuts.length - 1] ?? 0;
  if (cuts.length > 3) cuts.push(...endingCuts(line).filter((place) => place > lastCut));
  const parts: Span[] = [];
  for (const [index, start] of cuts.entries()) {
    let end = cuts[index + 1] ?? line.length;
    while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
    if (end > start) parts.push(spanOf(start, end));
  }
  return parts;
}

/** Place of a first bracketed number behind a short heading, when a second one follows it later; else -1. */
function firstBracketed(line: string): number {
  FIRST_BRACKETED.lastIndex = 1;
  const at = FIRST_BRACKETED.exec(line)?.index ?? -1;
  if (at < 0 || !SECOND_BRACKETED.test(line.slice(at))) return -1;
  const before = line.slice(Math.max(0, at - 40), at);
  const heading = before.slice(
    Math.max(before.lastIndexOf('。'), before.lastIndexOf('　'), before.lastIndexOf(' ')) + 1,
  );
  return /^[一二三四五六七八九十]{1,3}、[^，；：。、]{2,30}$/.test(heading) ? at : -1;
}

/** Where 特此报告, the signature and the date begin at the end of the line. */
function endingCuts(line: string): number[] {
  const tail = line.slice(-80);
  const match = ENDING.exec(tail);
  if (!match) return [];
  const [, signature = '', date = ''] = match;
  const dateAt = tail.lastIndexOf(date);
  const signatureAt = tail.lastIndexOf(signature, dateAt - 1);
  const closing = CLOSING.exec(tail.slice(0, signatureAt));
  const places = closing && closing.index > 0 ? [closing.index, signatureAt, dateAt] : [signatureAt, dateAt];
  return places.map((place) => line.length - tail.length + place);
}

/** The marks a report's first part can have. */
const FIRST_MARK = /^(?:一、|[（(〔［]一)/;

/** Whether the words before `at` announce what follows: 如下：. */
function isEndOfLead(line: string, at: number): boolean {
  return /如下[：:]$/.test(line.slice(Math.max(0, at - 3), at));
}

/** A part may begin behind a sentence end, or behind a blank that follows a word or a sentence end. */
function isBoundary(line: string, at: number): boolean {
  const before = line.charAt(at - 1);
  if ('。！？'.includes(before)) return true;
  if ('”’）)」'.includes(before) && '。！？'.includes(line.charAt(at - 2)) && at > 1) return true;
  if (!isBlank(before.charCodeAt(0)) || isBlank(line.charCodeAt(at))) return false;
  let back = at - 1;
  while (back > 0 && isBlank(line.charCodeAt(back - 1))) back--;
  // 现将情况报告如下： 一、基本情况 is where the lead ends; the blank tells it from a list within a sentence.
  if (isEndOfLead(line, back) && FIRST_MARK.test(line.slice(at, at + 4))) return true;
  // Behind a comma or a colon the sentence goes on, and a digit there is a figure or the first half of `1 1 .`.
  return !'，,、：:（(《“'.includes(line.charAt(back - 1)) && !/[0-9]/.test(line.charAt(back - 1));
}
