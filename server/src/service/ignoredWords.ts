import type { Report } from '../report/report';
import { fold } from '../text/script';
import type { Span } from '../text/span';

/** Rules that speak of one word or phrase, which an office may decide to keep. */
const WORD_RULES: ReadonlySet<string> = new Set(['conversion-slip', 'fixed-phrase', 'misspelling', 'outdated-term']);

/** Most units of a word that is worth keeping; what is longer is a passage and no word. */
const WORD_LIMIT = 60;

interface WordFinding {
  readonly rule: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span }[] | undefined;
}

/** The word a term finding is about, as written; undefined for findings of other rules and for long passages. */
export function wordOf(report: Report, finding: WordFinding): string | undefined {
  if (!WORD_RULES.has(finding.rule)) return undefined;
  const word = report.slice(finding.span).trim();
  return word !== '' && word.length <= WORD_LIMIT && !/[\r\n]/.test(word) ? word : undefined;
}

/**
 * Whether the office keeps the word of a term finding (忽略词 in `baogao.yaml`): every place the finding names must be
 * one of its words. Words count in either script.
 */
export function keepsWord(report: Report, finding: WordFinding, words: readonly string[] | undefined): boolean {
  if (words === undefined || words.length === 0) return false;
  const word = wordOf(report, finding);
  if (word === undefined) return false;
  const kept = new Set(words.map((each) => fold(each.trim())));
  const places = [word, ...(finding.related ?? []).map(({ span }) => report.slice(span).trim())];
  return places.every((each) => kept.has(fold(each)));
}
