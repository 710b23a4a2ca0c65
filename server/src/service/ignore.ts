import { frontMatterEntry } from '../report/frontMatter';
import { commentWords } from '../report/markdown';
import type { Report } from '../report/report';
import { blocksWith } from '../report/reportFact';
import { overlaps, type Span } from '../text/span';

/** The places where the writer does not want to hear of a rule. */
export interface IgnoredPassages {
  covers(rule: string, span: Span): boolean;
}

const comments = blocksWith(({ kind }) => kind === 'comment');

/** The words of such a comment: 1 for the whole report, 2 the rules. */
const IGNORE = /^baogao-ignore(-file)?(?:\s+([a-z-]+(?:[\s,，、]+[a-z-]+)*))?$/;

/**
 * Reads what the writer wants ignored, if anything: the front matter's 忽略 and the comments
 * `<!-- baogao-ignore rule-id … -->` (the next paragraph) and `<!-- baogao-ignore-file rule-id … -->` (the whole report).
 * Without ids a comment speaks of all rules.
 */
export function ignoredPassages(report: Report): IgnoredPassages | undefined {
  const everywhere = new Set(frontMatterEntry(report.frontMatter, '忽略')?.values ?? []);
  const places: { readonly rules: ReadonlySet<string>; readonly span: Span }[] = [];
  for (const index of comments(report)) {
    const match = IGNORE.exec(commentWords(report.blocks[index]?.block.source ?? '') ?? '');
    if (!match) continue;
    const rules = new Set((match[2] ?? '*').split(/[\s,，、]+/));
    if (match[1] !== undefined) for (const rule of rules) everywhere.add(rule);
    else {
      const span = paragraphBehind(report, index);
      if (span) places.push({ rules, span });
    }
  }
  if (everywhere.size === 0 && places.length === 0) return undefined;
  const names = (rules: ReadonlySet<string>, rule: string) => rules.has(rule) || rules.has('*');
  return {
    covers: (rule, span) =>
      names(everywhere, rule) || places.some((place) => names(place.rules, rule) && overlaps(place.span, span)),
  };
}

/** What a comment speaks of: the next paragraph, past other comments, with all its parts when its line holds several. */
function paragraphBehind(report: Report, index: number): Span | undefined {
  const isComment = (at: number) => report.blocks[at]?.block.kind === 'comment';
  let first = index + 1;
  while (isComment(first)) first++;
  let last = first;
  while (report.blocks[last + 1]?.block.startsLine === false) last++;
  const [from, to] = [report.blocks[first], report.blocks[last]];
  return from && to ? { start: report.blockSpan(from).start, end: report.blockSpan(to).end } : undefined;
}
