import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Direction } from './changeClauses';
import type { Relation } from './relation';
import { member } from './writing';

/** Verbs of moving to a better and to a worse place. */
const FORWARD = '前进|前移|上升|提升|跃升|进位|升|进|上移|攀升|提高|晋升|赶超|提前';
const BACKWARD = '后退|后移|下降|退后|下滑|下移|降|退|倒退|下跌|滑落';
const MOVED = new RegExp(`(?:(${FORWARD})|(${BACKWARD}))了?$`);
const FORMER = /上年|去年|前年|上届|上次|上季|上月|同期|年初|此前|原来|原为|20\d\d年/;

/** 第31位，比上年的第57位前进26位; 上年第57位，今年第31位，前移26位: two places and what lies between them. */
export function findRankMoves(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const moved = sentence.figures[index];
    const [first, second] = [sentence.figures[index - 2], sentence.figures[index - 1]];
    if (!moved || first?.unit.dimension !== 'rank' || second?.unit.dimension !== 'rank') continue;
    if (moved.unit.dimension !== 'count' || !/^[个人]$/.test(moved.unit.base)) continue;
    const match = MOVED.exec(sentence.lead(index));
    if (!match || /[；;]/.test(sentence.slice(first.span.end, moved.span.start))) continue;
    // 由第57位升至第31位 is told with its words of direction.
    if (/[由从自][^，,；;。由从自]*$/.test(sentence.lead(index - 2))) continue;
    const base = baseOf(sentence, index);
    if (!base) continue;
    relations.push(
      moveRelation(sentence, base, base === first ? second : first, moved, match[1] === undefined ? -1 : 1),
    );
  }
  return relations;
}

/** Which of the two places before the move is the earlier one in time. */
function baseOf(sentence: Sentence, index: number): Figure | undefined {
  const [first, second] = [sentence.lead(index - 2), sentence.lead(index - 1)];
  if (/[比较]/.test(second) || (FORMER.test(second) && !FORMER.test(first))) return sentence.figures[index - 1];
  return FORMER.test(first) ? sentence.figures[index - 2] : undefined;
}

function moveRelation(sentence: Sentence, base: Figure, result: Figure, moved: Figure, told: Direction): Relation {
  const distance = base.nominal.minus(result.nominal);
  const isOpposite = distance.cmp(0) !== 0 && distance.cmp(0) !== told;
  const holds = !isOpposite && distance.abs().eq(moved.nominal);
  const [more, less] = distance.gt(0) ? [base, result] : [result, base];
  const written = (figure: Figure) => sentence.slice(figure.span.start, figure.span.end);
  const computation = isOpposite
    ? `${written(result)}比${written(base)}${distance.gt(0) ? '靠前' : '靠后'}`
    : `${more.digits}-${less.digits}=${distance.abs().toFixed()}`;
  const message = isOpposite
    ? `名次升降与用词相反：${computation}，请核对两个名次和升降用词。`
    : `名次变化不符：${computation}，文中为${written(moved)}，请核对。`;
  return {
    kind: isOpposite ? 'direction' : 'growth',
    rule: isOpposite ? 'figure-direction' : 'figure-growth',
    members: [member('名次', base), member('名次', result), member('增减', moved)],
    span: moved.span,
    computation,
    holds,
    message: holds ? '' : message,
  };
}
