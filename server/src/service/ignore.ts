import { frontMatterEntry } from '../report/frontMatter';
import type { Report } from '../report/report';
import { overlaps, type Span } from '../text/span';

/** The places where the writer does not want to hear of a rule. */
export interface IgnoredPassages {
  covers(rule: string, span: Span): boolean;
}

const COMMENT = /^<!--\s*baogao-ignore(-file)?(?:\s+([a-z-]+(?:[\s,，、]+[a-z-]+)*))?\s*-->/;

/**
 * Reads the front matter's 忽略 and the comments `<!-- baogao-ignore rule-id … -->` (the next paragraph) and
 * `<!-- baogao-ignore-file rule-id … -->` (the whole report). Without ids a comment speaks of all rules.
 */
export function ignoredPassages(report: Report): IgnoredPassages {
  const everywhere = new Set(frontMatterEntry(report.frontMatter, '忽略')?.values ?? []);
  const places: { readonly rules: ReadonlySet<string>; readonly span: Span }[] = [];
  for (const [index, placed] of report.blocks.entries()) {
    if (placed.block.kind !== 'comment') continue;
    const match = COMMENT.exec(placed.block.source);
    if (!match) continue;
    const rules = new Set((match[2] ?? '*').split(/[\s,，、]+/));
    const next = report.blocks[index + 1];
    if (match[1] !== undefined) for (const rule of rules) everywhere.add(rule);
    else if (next) places.push({ rules, span: report.blockSpan(next) });
  }
  const names = (rules: ReadonlySet<string>, rule: string) => rules.has(rule) || rules.has('*');
  return {
    covers: (rule, span) =>
      names(everywhere, rule) || places.some((place) => names(place.rules, rule) && overlaps(place.span, span)),
  };
}
