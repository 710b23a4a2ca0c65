import { intersects, sum } from '../../text/interval';
import { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { mayOverlap } from './partition';
import type { Relation } from './relation';
import { slipExplains } from './slips';
import { sumRelation } from './sumRelation';

const ADDS_UP = /(?:总人数|总户数|总数|总量|总计|合计|共计|一共|总共|合起来)(?:为|是|达到?|有)?$/;
const OTHER_TIME = /累计|历年|上年|去年|以来|截至|新增|新建/;

/** 省派12名，市派36名，县派84名。全县总数为132名: a sentence of one figure that adds up what the one before has listed. */
export function totalBehind(before: Sentence, sentence: Sentence): Relation | undefined {
  const [total, ...more] = sentence.figures;
  const parts = before.figures;
  if (!total || more.length > 0 || parts.length < 3 || !ADDS_UP.test(sentence.lead(0))) return undefined;
  if (!isAmount(total.unit.dimension) || total.hedge !== 'none') return undefined;
  const isPart = (at: number) => {
    const part = parts[at];
    return part?.hedge === 'none' && sameKind(part.unit, total.unit) && before.bracket(at) < 0;
  };
  if (parts.some((_, at) => !isPart(at))) return undefined;
  const labels = parts.map((_, at) => before.lead(at));
  const told = before.slice(before.start, before.end) + sentence.lead(0);
  if (/其中/.test(told) || OTHER_TIME.test(told) || mayOverlap(labels)) return undefined;
  const joined = Sentence.join([before, sentence]);
  if (!joined) return undefined;
  const holds = intersects(sum(parts.map(({ value }) => value)), total.value);
  return holds || slipExplains(total, parts) ? sumRelation(joined, total, parts, holds) : undefined;
}
