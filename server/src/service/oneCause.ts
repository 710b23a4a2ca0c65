import type { RawFinding, Rule } from '../rules/rule';
import type { Span } from '../text/span';

/** A finding with the rule that reported it. */
export interface Entry {
  readonly rule: Rule;
  readonly finding: RawFinding;
}

/**
 * The findings of one block without those whose cause another rule has named: one cause is one finding. A rule yields
 * to another where that one speaks of the same words, which are the finding's own or at least half of a place that
 * belongs to it: of “六大纪律”：政治纪律、……, a list with a member missing, the set phrase is told and not the count.
 */
export function withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(({ rule }) => rule.yieldsTo !== undefined)) return entries;
  return entries.filter(({ rule, finding }) => {
    if (rule.yieldsTo === undefined) return true;
    const said = entries.filter((each) => each.rule.id === rule.yieldsTo).flatMap((each) => placesOf(each.finding));
    return !said.some((place) => speaksOf(place, finding));
  });
}

function speaksOf(place: Span, { span, related = [] }: RawFinding): boolean {
  if (common(place, span) > 0) return true;
  return related.some((each) => common(place, each.span) * 2 >= each.span.end - each.span.start);
}

function placesOf({ span, related = [] }: RawFinding): readonly Span[] {
  return [span, ...related.map((each) => each.span)];
}

/** How many units two places have in common. */
function common(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
