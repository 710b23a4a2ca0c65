import { endsBefore, intersects } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { type Addition, addend, additionOf, isLevelOfMarks, type ListKind } from './addition';
import { provesExcess } from './excessSums';
import { completedLater, fittingParts } from './fittingParts';
import type { Parts } from './partLists';
import type { Relation } from './relation';
import { provesShortfall } from './shortSums';
import { sumRelation } from './sumRelation';

/** A total that is itself a net change: its parts may have either sign. */
const NET_CHANGE = /(?:增收|减收|增支|减支|净增|净减|增加|减少|增长|下降|增|减)(?:了|额)?$/;
/** Labels of what has left: 退出1家 beside 新增3家. */
const LEAVES = /退|减|注销|关[停闭]|转出|调出|流出|迁出|死亡|淘汰|撤/;

/**
 * Compares a total with its parts: first whether they make it up, then whether they are meant to be added up at all, and
 * only then whether the difference proves a mistake. Undefined when nothing can be said.
 */
export function judge(sentence: Sentence, totalIndex: number, parts: Parts, list: ListKind): Relation | undefined {
  const addition = additionOf(sentence, totalIndex, parts, list);
  if (!addition) return undefined;
  const { total, figures } = addition;
  const told = (members: readonly Figure[], holds: boolean) => sumRelation(sentence, total, members, holds);

  if (addsUp(addition)) return isBounded(addition) ? told(figures, true) : undefined;
  const fitting = fittingParts(addition);
  if (fitting) return told(fitting, true);

  if (isBalanceOfMoves(addition) || isLevelOfMarks(total, figures)) return undefined;

  if (endsBefore(addend(total), addition.comesTo)) return provesExcess(addition) ? told(figures, false) : undefined;
  const longer = completedLater(addition);
  if (longer) return told(longer, true);
  return provesShortfall(addition) ? told(figures, false) : undefined;
}

/** Whether the parts come to the total; a single one that equals it is no list. */
function addsUp({ figures, comesTo, total }: Addition): boolean {
  return figures.length >= 2 && intersects(comesTo, addend(total));
}

/** 突破100亿元 is open to one side, and parts that reach it confirm nothing. */
function isBounded({ total }: Addition): boolean {
  return total.value.high !== undefined;
}

/** 净增2家（新增3家、退出1家）: what comes and what goes is not added up. */
function isBalanceOfMoves({ sentence, totalIndex, parts, closed }: Addition): boolean {
  const lead = sentence.lead(totalIndex);
  if (/净/.test(lead) && parts.labels.some((label) => LEAVES.test(label))) return true;
  return !closed && NET_CHANGE.test(lead);
}
