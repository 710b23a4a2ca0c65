import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ReportSession, type SessionSettings } from '../../server/src/service/session';
import { fc } from './fastCheck';
import { builtInKnowledge } from './knowledge';
import { readMarkers } from './markers';

const ROOT = path.join(__dirname, '../..');
const FOLDERS = ['docs/sample', 'test/fixtures/reports', 'test/evaluation/reports'];

/** What an editor without any settings checks with, every Markdown text counted as a report. */
export const EVERY_TEXT: SessionSettings = { enable: 'always', levels: {}, page: {} };

let known: readonly string[] | undefined;

/** Whole reports of the repository, in both scripts and of every kind. */
export function wholeReports(): readonly string[] {
  return FOLDERS.flatMap(textsIn);
}

/** The same, and the faulty passages that the rules are tested with. */
function drafts(): readonly string[] {
  known ??= [...wholeReports(), ...fixtures()];
  return known;
}

function textsIn(folder: string): string[] {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8'));
}

function fixtures(): string[] {
  const folder = path.join(ROOT, 'test/fixtures/rules');
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith('.md') && !name.endsWith('.fixed.md'))
    .sort()
    .map((name) => readMarkers(readFileSync(path.join(folder, name), 'utf8')).text);
}

/** What slips into a draft while it is typed and pasted. */
const SLIPS = [
  ',',
  '.',
  ';',
  ':',
  '(',
  ')',
  ' ',
  '  ',
  '　',
  '\n',
  '\n\n\n',
  '"',
  '、',
  '。',
  '！',
  '“',
  '》',
  '`a, b`',
  '一.',
  '1、',
];

/** A passage of a draft with slips typed into it. */
export function slippedDraft(): fc.Arbitrary<string> {
  const all = drafts();
  return fc
    .record({
      draft: fc.nat(all.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      slips: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.constantFrom(...SLIPS) }), {
        maxLength: 8,
      }),
    })
    .map(({ draft, from, slips }) => {
      const text = all[draft] ?? '';
      // A part is enough, and quick to check.
      const start = Math.floor(Math.max(0, text.length - 1200) * from);
      return slips.reduce(
        (now, slip) => {
          const at = Math.floor(now.length * slip.at);
          return now.slice(0, at) + slip.text + now.slice(at);
        },
        text.slice(start, start + 1200),
      );
    });
}

/** A session on a text, as an editor keeps it. */
export function sessionOf(text: string, settings: SessionSettings = EVERY_TEXT): ReportSession {
  return new ReportSession(text, 1, builtInKnowledge(), settings);
}
