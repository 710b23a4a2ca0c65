import type { Profile } from '../knowledge/profile';
import { type OutlineNode, outlinesOf, topSections } from '../report/outline';
import type { Report } from '../report/report';
import { headingSections } from '../report/roles';
import type { Rule } from './rule';

interface Part {
  readonly node: OutlineNode;
  /** Place in the profile of the first and the last section that the heading fills. */
  readonly first: number;
  readonly last: number;
}

/** More parts than any report has; what is longer is not looked at. */
const LIMIT = 100;

/** The top-level parts of the report stand in another order than the kind of report usually has them. */
export const sectionOrder: Rule = {
  id: 'section-order',
  title: '各部分次序',
  titleEnglish: 'Section order',
  group: '结构',
  severity: 'information',
  force: '惯例',
  source: '各类事务文书的通行次序，见 server/data/profiles',
  checkReport(report, { profile }, add) {
    if (!profile) return;
    const parts = partsOf(report, profile);
    const kept = longestInOrder(parts);
    for (const part of parts) {
      const placed = report.blocks[part.node.block];
      if (kept.has(part) || !placed) continue;
      const later = parts.filter(
        (each) => kept.has(each) && each.node.block > part.node.block && each.last < part.first,
      );
      const earlier = parts.find(
        (each) => kept.has(each) && each.node.block < part.node.block && each.first > part.last,
      );
      const other = later[later.length - 1] ?? earlier;
      const name = profile.sections[part.first]?.name ?? part.node.text;
      const otherPlaced = other ? report.blocks[other.node.block] : undefined;
      if (!other || !otherPlaced) continue;
      add({
        span: report.proseSpan(placed, part.node.mark?.span.start ?? part.node.heading.start, part.node.heading.end),
        message: `${profile.name}中“${name}”通常放在“${other.node.text}”之${other === earlier ? '前' : '后'}。请看是否需要调整次序。`,
        related: [
          {
            message: `“${other.node.text}”在这里`,
            span: report.proseSpan(otherPlaced, other.node.heading.start, other.node.heading.end),
          },
        ],
      });
    }
  },
};

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
