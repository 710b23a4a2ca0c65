import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '../../server/src/text/date';
import { type Span, spanOf } from '../../server/src/text/span';

const FOLDER = path.join(__dirname, '../../test/evaluation');

/** Faults of the `develop` half may be used to improve the checker; the `holdout` half is only ever measured. */
export type Half = 'develop' | 'holdout';

/** A fault a proof-reader would report: any of `rules` is right, anywhere on `places`. */
export interface Fault {
  readonly rules: readonly string[];
  readonly places: readonly Span[];
}

/** One text to check, with everything that is wrong in it; no faults means nothing may be said at warning level. */
export interface Case {
  /** File name or row id. */
  readonly id: string;
  readonly set: 'reports' | 'figures' | 'terms';
  readonly half: Half;
  readonly text: string;
  /** The day it was written, which is today for a text that names no date; undefined where dates do not matter. */
  readonly written: CalendarDate | undefined;
  readonly faults: readonly Fault[];
}

const TERM_RULES = [
  'outdated-term',
  'fixed-phrase',
  'misspelling',
  'conversion-slip',
  'mixed-script',
  'anniversary',
] as const;

/** The rule that owns a category of `terms.tsv`; the others of the group are equally right. */
const RULE_OF_CATEGORY: Readonly<Record<string, (typeof TERM_RULES)[number]>> = {
  phrase: 'fixed-phrase',
  misspelling: 'misspelling',
  conversion: 'conversion-slip',
  mixed: 'mixed-script',
};

/** The whole material in the order of its files. Throws with the place where a file breaks its own form. */
export function readMaterial(): Case[] {
  return [...reportCases(), ...figureCases(), ...termCases()];
}

function reportCases(): Case[] {
  const folder = path.join(FOLDER, 'reports');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => reportCase(name, readFileSync(path.join(folder, name), 'utf8')));
}

function reportCase(id: string, source: string): Case {
  const end = source.indexOf('\n') + 1;
  const comment = source.slice(0, end);
  const half = /half=(develop|holdout)/.exec(comment)?.[1] as Half | undefined;
  const written = /asof=(\d{4}-\d{2}-\d{2})/.exec(comment)?.[1];
  if (!half || !written) throw new Error(`${id}: 首行缺 half= 或 asof=`);
  const { text, faults } = readMarks(source.slice(end));
  if (comment.includes('clean=true') !== (faults.length === 0)) throw new Error(`${id}: clean 与标注不符`);
  return { id, set: 'reports', half, text, written: dateOf(written), faults };
}

/** `⟦text⟧(rule)`, `⟦text⟧(rule|equally-right-rule)`, `⟦⟧(rule: what is missing)`. */
const MARK = /⟦([^⟦⟧]*)⟧\(([a-z|-]+)(?::[^()]*)?\)/g;

function readMarks(marked: string): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(last, match.index);
    const start = text.length;
    text += match[1];
    faults.push({ rules: (match[2] ?? '').split('|'), places: [spanOf(start, text.length)] });
    last = match.index + match[0].length;
  }
  return { text: text + marked.slice(last), faults };
}

interface FigureRow {
  readonly id: string;
  readonly half: Half;
  readonly text: string;
  readonly expect: readonly string[];
  readonly accept?: readonly string[];
  readonly span: string | null;
  readonly figures: readonly string[];
}

function figureCases(): Case[] {
  return lines('figures.jsonl').map((line) => {
    const row = JSON.parse(line) as FigureRow;
    // The figures of the relation are as good a place as the words a proof-reader underlines.
    const words = [...(row.span === null ? [] : [row.span]), ...row.figures];
    const faults = row.expect.map((rule) => ({
      rules: [rule, ...(row.accept ?? [])],
      places: words.flatMap((word) => placesOf(row.text, word)),
    }));
    return { id: row.id, set: 'figures', half: row.half, text: row.text, written: undefined, faults };
  });
}

function termCases(): Case[] {
  const [head = '', ...rows] = lines('terms.tsv');
  const names = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const text = cell('sentence');
    const owner = RULE_OF_CATEGORY[cell('row_id')] ?? 'outdated-term';
    const fault = { rules: [owner, ...TERM_RULES], places: placesOf(text, cell('term_in_sentence')) };
    return {
      id: cell('trap_id'),
      set: 'terms',
      half: cell('half') as Half,
      text,
      written: dateOf(cell('report_date')),
      faults: cell('expected_verdict') === 'flag' ? [fault] : [],
    };
  });
}

function dateOf(written: string): CalendarDate {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  return { year, month, day };
}

function lines(name: string): string[] {
  return readFileSync(path.join(FOLDER, name), 'utf8').split('\n').filter(Boolean);
}

function placesOf(text: string, word: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    places.push(spanOf(at, at + word.length));
  }
  if (places.length === 0) throw new Error(`“${word}”不在“${text}”中`);
  return places;
}
