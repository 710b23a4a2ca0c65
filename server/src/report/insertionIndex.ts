import type { Profile, ProfileSection } from '../knowledge/profile';
import { outlinesOf, topSections } from './outline';
import type { Report } from './report';
import { type Roles, rolesOf } from './roles';
import { isNarrativeItem } from './sentences';

/** What a place on the wrong side of the insertion costs. A sentence may speak of anything anywhere and weighs less. */
const SENTENCE_COST = 1;
const PLACE_COST = 2;

/**
 * The index in `report.blocks` of the block in front of which the section belongs: where the fewest sections of the
 * report would stand on the wrong side of it. Only the beginnings of top-level parts and the end of the body come
 * into question. One pass over the places, whatever their number.
 */
export function insertionIndex(report: Report, profile: Profile, section: ProfileSection): number {
  const roles = rolesOf(report, profile);
  const order = new Map(profile.sections.map((each, index) => [each, index]));
  const own = order.get(section) ?? 0;
  const earlier = (place: Roles['places'][number]) => (order.get(place.section) ?? 0) < own;
  const costOf = (place: Roles['places'][number]) => (place.how === 'sentence' ? SENTENCE_COST : PLACE_COST);
  // At the very top all earlier sections stand behind the insertion; going down, places change sides one by one.
  let cost = roles.places.reduce((sum, place) => sum + (earlier(place) ? costOf(place) : 0), 0);
  let passed = 0;
  let best = roles.bodyEnd;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of [...partBeginnings(report, roles), roles.bodyEnd]) {
    for (; passed < roles.places.length; passed++) {
      const place = roles.places[passed];
      if (!place || place.block >= candidate) break;
      if (place.section !== section) cost += earlier(place) ? -costOf(place) : costOf(place);
    }
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

/** The blocks in front of which a part of the report may begin, in order. */
function partBeginnings(report: Report, { places, body }: Roles): number[] {
  const roots = topSections(outlinesOf(report).body);
  const named = new Set<number>();
  const spoken = new Set<number>();
  for (const place of places) {
    if (place.how === 'heading') named.add(place.block);
    else if (place.how === 'sentence' && place.section.headed) spoken.add(place.block);
  }
  const beginnings: number[] = [];
  let next = 0;
  for (const index of body) {
    while ((roots[next]?.block ?? Number.POSITIVE_INFINITY) <= index) next++;
    const root = roots[next - 1];
    const block = report.blocks[index]?.block;
    const isBeginning =
      index === body[0] ||
      root?.block === index ||
      // Paragraphs below a heading belong to it, except one that begins a part of its own: 尽管取得了成效，还存在….
      (root && root.end > index && !named.has(root.block) && spoken.has(index)) ||
      (root && root.end <= index) ||
      (roots.length === 0 && block !== undefined);
    if (isBeginning && !(block && index !== body[0] && isNarrativeItem(block))) beginnings.push(index);
  }
  return beginnings;
}
