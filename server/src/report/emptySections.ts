import { blockFact } from './block';
import { isCutOff } from './closing';
import { elementsOf } from './elements';
import { type OutlineNode, outlinesOf } from './outline';
import type { Report } from './report';
import { reportFact, whileSame } from './reportFact';
import { structuralKeyOf } from './structuralKey';

/** Longest text in units of a heading that can stand as an item of its own when it ends with a mark. */
const ITEM_LENGTH = 8;
/** What is longer says all that is to be said, with or without a mark at its end. */
const HEADING_LENGTH = 36;
/** Below level 2 a short line may be all there is to say, unless most items of the report have more, and so many. */
const USUALLY_FILLED = 0.6;
const ENOUGH_FILLED = 2;
/** A last item that needs no more words: 完成上级交办的其他任务; 本方案自印发之日起施行. */
const REMAINDER = /(?:完成|做好|办理|抓好).{0,12}其[他它]|^其[他它]|^本(?:方案|办法|意见|通知|计划)|负责解释$/;

/** What has been done or is to be done is said in one sentence: 会议审议通过了《…》. */
const STATEMENT = /会议|《|了|已|请|决定|同意/;

/** What is known of headings that are compared with one another. */
interface Peers {
  count: number;
  filled: number;
  /** How many headings that end like a sentence have text below them, so that the others may be expected to. */
  sentencesWithText: number;
}

/** The headings of the body that have nothing below them although their neighbours have. */
export const emptySectionsOf = reportFact((report): readonly OutlineNode[] => {
  const { nodes } = outlinesOf(report).body;
  const empty = new Set(nodes.filter((node, index) => isEmpty(report, node, nodes[index + 1])));
  if (empty.size === 0) return [];
  const siblings = new Map<OutlineNode | undefined, Peers>();
  const levels = new Map<number, Peers>();
  for (const [index, node] of nodes.entries()) {
    const isFilled = !empty.has(node);
    const hasOwnText = isFilled && !node.runIn && node.children.length === 0;
    // Below the last heading the text may be the end of the whole report.
    const sentenceHasText = hasOwnText && index < nodes.length - 1 && isSentence(report, node);
    for (const peers of [peersAt(siblings, node.parent), peersAt(levels, node.level)]) {
      peers.count++;
      if (isFilled) peers.filled++;
      if (sentenceHasText) peers.sentencesWithText++;
    }
  }
  return [...empty].filter((node) => {
    const own = peersAt(siblings, node.parent);
    if (own.filled === 0 && own.count > 1) return false;
    return !isItem(report, node, own, peersAt(levels, node.level));
  });
}, whileSame(structuralKeyOf));

function peersAt<Key>(map: Map<Key, Peers>, key: Key): Peers {
  let peers = map.get(key);
  if (!peers) {
    peers = { count: 0, filled: 0, sentencesWithText: 0 };
    map.set(key, peers);
  }
  return peers;
}

function isEmpty(report: Report, node: OutlineNode, next: OutlineNode | undefined): boolean {
  if (node.runIn || node.children.length > 0) return false;
  const block = report.blocks[node.block]?.block;
  if (!block || (!node.mark && block.depth === 0) || block.container === 'quote') return false;
  // 一、会议时间　3月5日 has its text behind the blank.
  if (/\S[\s\u3000]+\S{2}/.test(node.text)) return false;
  for (let index = node.block + 1; index < endOf(report, node); index++) {
    const kind = report.blocks[index]?.block.kind;
    if (kind !== 'comment' && kind !== 'break') return false;
  }
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
function isItem(report: Report, node: OutlineNode, siblings: Peers, level: Peers): boolean {
  const isHashed = (report.blocks[node.block]?.block.depth ?? 0) > 0;
  if (isHashed) return false;
  if (REMAINDER.test(node.text) || node.text.length > HEADING_LENGTH) return true;
  if (isSentence(report, node) && node.text.length >= ITEM_LENGTH) {
    const isUsual =
      siblings.sentencesWithText >= ENOUGH_FILLED && siblings.sentencesWithText >= siblings.count * USUALLY_FILLED;
    if (!isUsual || STATEMENT.test(node.text)) return true;
  }
  if (node.level <= 1) return false;
  if (node.level === 2) return siblings.filled < 1;
  return level.filled < ENOUGH_FILLED || level.filled < level.count * USUALLY_FILLED;
}

const endsSentence = blockFact(({ prose }) => /[。；;.]$/.test(prose.folded.trimEnd()));

function isSentence(report: Report, node: OutlineNode): boolean {
  const block = report.blocks[node.block]?.block;
  return block !== undefined && endsSentence(block);
}
