import type { Sentence } from '../figures/sentence';
import { sentenceFact } from '../figures/sentenceFacts';
import { isAmount, sameKind } from '../figures/units';
import { type Change, figureAt } from './change';
import { changeClause } from './changeClauses';
import { equationsOf } from './changeEquations';
import { changesOf } from './changes';

/** Levels before a change that it may be told of as well; further back nobody looks for one. */
const LEVELS_BACK = 8;

/**
 * The changes of a sentence, each told of the level it fits: 税收8.5亿元，其中增值税3.3亿元、所得税1.7亿元，同比增长9% may
 * speak of the last amount or of the one they are parts of. Where it fits none, it is of the nearest.
 */
export const fittingChangesOf = sentenceFact((sentence): readonly Change[] =>
  changesOf(sentence).map((change) => fitting(sentence, change)),
);

function fitting(sentence: Sentence, change: Change): Change {
  const level = figureAt(sentence, change.result);
  if (!level || change.result === undefined || change.direction !== 0 || change.isSubjectNamed) return change;
  if (!isAmount(level.unit.dimension) || fits(sentence, change) !== false) return change;
  for (let at = change.result - 1; at >= 0 && change.result - at <= LEVELS_BACK; at--) {
    const other = figureAt(sentence, at);
    if (/[；;]/.test(sentence.gap(at + 1))) break;
    if (!other || at === change.base || !sameKind(other.unit, level.unit)) continue;
    if (changeClause(sentence, at)?.subject === '') continue;
    const told = { ...change, result: at };
    if (fits(sentence, told)) return told;
  }
  return change;
}

/** Whether all equations of the change hold; undefined when there are none. */
function fits(sentence: Sentence, change: Change): boolean | undefined {
  const equations = equationsOf(sentence, change);
  return equations.length === 0 ? undefined : equations.every(({ holds }) => holds);
}
