import { isCutOff } from './closing';
import { elementsOf } from './elements';
import { type OutlineNode, outlinesOf } from './outline';
import { type Report, reportFact } from './report';

/** A heading with nothing below it. */
export interface EmptySection {
  readonly node: OutlineNode;
  /** False for items below level 2, where a short line may be all that is to be said. */
  readonly isPart: boolean;
}

/** Longest text in units of a heading that can stand as an item of its own when it ends with a mark. */
const ITEM_LENGTH = 8;

/** The headings of the body that have nothing below them although their neighbours have. */
export const emptySectionsOf = reportFact((report): readonly EmptySection[] => {
  const { nodes, roots } = outlinesOf(report).body;
  const empty = new Set(nodes.filter((node) => isEmpty(report, node, nodes)));
  const found: EmptySection[] = [];
  for (const node of empty) {
    const siblings = node.parent?.children ?? roots;
    if (siblings.every((sibling) => empty.has(sibling)) && siblings.length > 1) continue;
    if (isItem(report, node, siblings, empty)) continue;
    found.push({ node, isPart: node.level <= 2 });
  }
  return found;
});

function isEmpty(report: Report, node: OutlineNode, nodes: readonly OutlineNode[]): boolean {
  if (node.runIn || node.children.length > 0) return false;
  const block = report.blocks[node.block]?.block;
  if (!block || (!node.mark && block.depth === 0) || block.container === 'quote') return false;
  for (let index = node.block + 1; index < endOf(report, node); index++) {
    const kind = report.blocks[index]?.block.kind;
    if (kind !== 'comment' && kind !== 'break') return false;
  }
  const next = nodes[nodes.indexOf(node) + 1];
  // （一） right above 一、 that begins anew is a scheme upside down; the text below belongs to both.
  if (next?.mark && node.mark && next.level < node.level && next.mark.value === 1) return false;
  return next !== undefined || !isCutOff(block);
}

/** The first block behind the section that says anything; tables and pictures at the end of the body belong to it. */
function endOf(report: Report, node: OutlineNode): number {
  const kinds = elementsOf(report);
  let end = node.end;
  while (kinds[end] === 'other') end++;
  return end;
}

/** Whether the heading is a complete item of a list rather than a heading whose text is lost. */
function isItem(
  report: Report,
  node: OutlineNode,
  siblings: readonly OutlineNode[],
  empty: ReadonlySet<OutlineNode>,
): boolean {
  const placed = report.blocks[node.block];
  const isHashed = (placed?.block.depth ?? 0) > 0;
  if (node.level <= 1 || isHashed) return false;
  const text = placed?.block.prose.folded.trimEnd() ?? '';
  const isSentence = /[。；;.]$/.test(text) && node.text.length >= ITEM_LENGTH;
  if (isSentence || /其他|其它/.test(node.text)) return true;
  const filled = siblings.filter((sibling) => !empty.has(sibling)).length;
  return node.level === 2 ? filled < 1 : filled < 2 || /[，,]/.test(node.text) || node.text.length > 20;
}
