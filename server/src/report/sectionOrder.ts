import type { Profile } from '../knowledge/profile';
import { type OutlineNode, outlinesOf, topSections } from './outline';
import type { Report } from './report';
import { headingSections } from './roles';

interface Part {
  readonly node: OutlineNode;
  /** Place in the profile of the first and the last section that the heading fills. */
  readonly first: number;
  readonly last: number;
}

/** A part of the report that stands elsewhere than its kind of report usually has it. */
export interface MisplacedPart {
  readonly node: OutlineNode;
  /** What the profile calls the part. */
  readonly name: string;
  /** The part that is in its place, and on which side of it this one belongs. */
  readonly other: OutlineNode;
  readonly belongs: 'before' | 'after';
}

/** More parts than any report has; what is longer is not looked at. */
const LIMIT = 100;

/** The top-level parts that would have to move for the rest to be in the order of the profile. */
export function misplacedParts(report: Report, profile: Profile): readonly MisplacedPart[] {
  const parts = partsOf(report, profile);
  const kept = longestInOrder(parts);
  const fixed = parts.filter((part) => kept.has(part));
  return parts.flatMap((part): MisplacedPart[] => {
    if (kept.has(part)) return [];
    const { node } = part;
    const name = profile.sections[part.first]?.name ?? node.text;
    const later = fixed.filter((each) => each.node.block > node.block && each.last < part.first).at(-1);
    if (later) return [{ node, name, other: later.node, belongs: 'after' }];
    const earlier = fixed.find((each) => each.node.block < node.block && each.first > part.last);
    return earlier ? [{ node, name, other: earlier.node, belongs: 'before' }] : [];
  });
}

/** The parts whose headings say which section they are; headings on the subject matter may stand anywhere. */
function partsOf(report: Report, profile: Profile): Part[] {
  const roots = topSections(outlinesOf(report).body);
  if (roots.length > LIMIT) return [];
  return roots.flatMap((node) => {
    const block = report.blocks[node.block]?.block;
    const sections = block ? headingSections(block, profile) : [];
    const orders = sections.map((section) => profile.sections.indexOf(section));
    return orders.length === 0 ? [] : [{ node, first: Math.min(...orders), last: Math.max(...orders) }];
  });
}

/** The largest set of parts that stand in the profile's order; the rest is out of place. */
function longestInOrder(parts: readonly Part[]): Set<Part> {
  const best: Part[][] = [];
  for (const [index, part] of parts.entries()) {
    let longest: Part[] = [];
    for (let earlier = 0; earlier < index; earlier++) {
      const before = parts[earlier];
      const chain = best[earlier] ?? [];
      if (before && before.first <= part.last && chain.length > longest.length) longest = chain;
    }
    best.push([...longest, part]);
  }
  return new Set(best.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []));
}
