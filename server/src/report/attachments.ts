import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import type { Span } from '../text/span';
import { blockFact } from './block';
import { type ElementKind, elementsOf } from './elements';
import { frontMatterEntry } from './frontMatter';
import { isProseBlock, type Report } from './report';
import { blocksAt, blocksWith, reportFact } from './reportFact';

/** One attachment named in the attachment note (附件说明). */
export interface NotedAttachment {
  /** Its number; undefined for a single attachment, which has none. */
  readonly value: number | undefined;
  /** Place of 2. in the report; of the name when there is no number. */
  readonly span: Span;
  readonly numeralSpan: Span;
  readonly numeral: string;
  /** The name in Simplified script without blanks. */
  readonly name: string;
}

/** The label 附件2 above an attachment. */
export interface AttachmentLabel {
  readonly value: number | undefined;
  readonly span: Span;
  readonly numeralSpan: Span;
  readonly numeral: string;
  /** The title below or behind the label, in Simplified script without blanks; empty when there is none. */
  readonly title: string;
}

/** The attachments of a report: what the note lists and what follows. */
export interface Attachments {
  readonly noted: readonly NotedAttachment[];
  readonly labels: readonly AttachmentLabel[];
  /** Number of attachments that the front matter lists. */
  readonly stated: number;
}

/** Lines behind the last one of the note that may go on with it. */
const NOTE_LINES = 4;
const NOTE = /^[ \t\u3000]*附[ \t\u3000]*件[ \t\u3000]*[：:][ \t\u3000]*/;
const ITEM = /(^|[^0-9０-９.．])([0-9０-９]{1,2})[.．、](?![0-9０-９](?![0-9０-９]{3}[年—–-]))/g;
/** Longest title in units that stands behind the label of an attachment. */
const LONGEST_TITLE = 60;
const LABEL =
  /^附[ \t\u3000]*件[ \t\u3000]*(?:([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[ \t\u3000]*)?(?:[：:](.*))?$/;

/** The match of a paragraph that is the label of an attachment. */
const labelIn = blockFact((block) => {
  const match = isProseBlock(block) ? LABEL.exec(block.prose.folded.trim()) : null;
  return match && (match[2] ?? '').length <= LONGEST_TITLE ? match : undefined;
});

/** The attachment note and the labels of the attachments themselves. */
export const attachmentsOf = reportFact((report): Attachments => {
  const kinds = elementsOf(report);
  const noted: NotedAttachment[] = [];
  const labels: AttachmentLabel[] = [];
  for (const [index, placed] of blocksAt(report, placesOf(report, kinds))) {
    if (kinds[index] === 'attachmentNote' || goesOnWithNote(report, kinds, index)) {
      const text = placed.block.prose.folded;
      const from = NOTE.exec(text)?.[0].length ?? 0;
      const items = itemsIn(text.slice(from));
      for (const [at, match] of items.entries()) {
        const numeral = match[2] ?? '';
        const start = from + match.index + (match[1] ?? '').length;
        const end = from + match.index + match[0].length;
        const next = items[at + 1];
        const nameEnd = next ? from + next.index : text.length;
        noted.push({
          value: Number(toHalfWidthDigits(numeral)),
          span: report.proseSpan(placed, start, end),
          numeralSpan: report.proseSpan(placed, start, start + numeral.length),
          numeral,
          name: bare(text.slice(end, nameEnd)),
        });
      }
      if (items.length === 0 && from > 0 && text.length > from) {
        const span = report.proseSpan(placed, from, text.length);
        noted.push({ value: undefined, span, numeralSpan: span, numeral: '', name: bare(text.slice(from)) });
      }
    } else if (kinds[index] === 'attachment' || kinds[index] === 'body') {
      const match = labelIn(placed.block);
      if (!match || (match[1] === undefined && kinds[index] !== 'attachment')) continue;
      const text = placed.block.prose.folded;
      const lead = text.length - text.trimStart().length;
      const numeral = match[1] ?? '';
      const start = lead + (numeral === '' ? 0 : match[0].indexOf(numeral));
      const labelEnd = numeral === '' ? lead + match[0].trimEnd().length : start + numeral.length;
      labels.push({
        value: /^[0-9０-９]/.test(numeral) ? Number(toHalfWidthDigits(numeral)) : parseChineseInteger(numeral),
        span: report.proseSpan(placed, lead, labelEnd),
        numeralSpan: report.proseSpan(placed, start, start + numeral.length),
        numeral,
        title: bare(match[2] ?? '') || titleBelow(report, index),
      });
    }
  }
  return { noted, labels, stated: frontMatterEntry(report.frontMatter, '附件')?.values.length ?? 0 };
});

const labelled = blocksWith((block) => labelIn(block) !== undefined);

/** Indexes of the blocks that may belong to the note or be labels. */
function placesOf(report: Report, kinds: readonly ElementKind[]): number[] {
  const places = new Set(labelled(report));
  for (let index = kinds.indexOf('attachmentNote'); index >= 0; index = kinds.indexOf('attachmentNote', index + 1)) {
    for (let behind = 0; behind <= NOTE_LINES; behind++) places.add(index + behind);
  }
  return [...places].sort((a, b) => a - b);
}

/** All that is known of the attachments but for their places, as one text. */
export const attachmentsText = reportFact((report): string => {
  const { noted, labels, stated } = attachmentsOf(report);
  return JSON.stringify([
    noted.map(({ value, name }) => [value, name]),
    labels.map(({ value, title }) => [value, title]),
    stated,
  ]);
});

/** The numbers of a line of the note; without a blank before it a number counts only if it goes on counting. */
function itemsIn(line: string): RegExpExecArray[] {
  let last = 0;
  return [...line.matchAll(ITEM)].filter((match) => {
    const value = Number(toHalfWidthDigits(match[2] ?? ''));
    if (!/^[ \t\u3000；;，,]?$/.test(match[1] ?? '') && value !== last + 1) return false;
    last = value;
    return true;
  });
}

/** A numbered line between the note and the signature is one more attachment, even if a wrapped name parts them. */
function goesOnWithNote(report: Report, kinds: readonly ElementKind[], index: number): boolean {
  const block = report.blocks[index]?.block;
  if (kinds[index] !== 'body' || block?.mark?.level !== 3) return false;
  const before = kinds.slice(Math.max(0, index - NOTE_LINES), index);
  const after = kinds.slice(index + 1, index + 4);
  return before.includes('attachmentNote') && (after.includes('signature') || after.includes('date'));
}

/** The next paragraph when it is a title: a line without an end mark. */
function titleBelow(report: Report, index: number): string {
  const next = report.blocks[index + 1]?.block;
  if (!next || !isProseBlock(next) || next.mark) return '';
  const text = next.prose.folded.trim();
  return text.length <= 60 && !/[。；：:，]$/.test(text) ? bare(text) : '';
}

function bare(text: string): string {
  return text.replace(/[\s\u3000《》“”]/g, '').replace(/(?<![。；;，,.])[。；;，,.]+$/, '');
}

/** An attachment that does not agree with the note. */
export interface AttachmentMismatch {
  /** `unlisted`: the note has no such number; `swapped`: another one's name; `renamed`: a name the note does not have. */
  readonly kind: 'unlisted' | 'swapped' | 'renamed';
  readonly label: AttachmentLabel;
  /** What it is compared with. */
  readonly related: readonly NotedAttachment[];
  /** The name in the note; empty for `unlisted`. */
  readonly name: string;
}

/** The attachments that follow against the note; attachments kept in files of their own are no fault. */
export function attachmentMismatches({ noted, labels }: Attachments): AttachmentMismatch[] {
  if (noted.length === 0) return [];
  const values = noted.map(({ value }, index) => value ?? index + 1);
  const highest = Math.max(noted.length, ...values);
  const found: AttachmentMismatch[] = [];
  for (const label of labels) {
    const own = noted[values.indexOf(label.value ?? 1)];
    if (label.value !== undefined && label.value > highest) {
      found.push({ kind: 'unlisted', label, related: noted, name: '' });
    } else if (own && label.title.length >= 4 && !isSameName(label.title, own.name)) {
      const other = noted.find(({ name }) => name.length >= 4 && isSameName(label.title, name));
      // Two that changed places are one cause.
      if (other && found.some(({ kind }) => kind === 'swapped')) continue;
      const compared = other ?? own;
      found.push({ kind: other ? 'swapped' : 'renamed', label, related: [compared], name: compared.name });
    }
  }
  return found;
}

/** A title often has the name of the body or （摘要） in addition. */
function isSameName(title: string, name: string): boolean {
  return name === '' || title.includes(name) || name.includes(title);
}
