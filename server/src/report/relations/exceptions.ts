import { intersects, sum } from '../../text/interval';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameBase } from '../figures/units';
import { balance } from './balances';
import type { Relation } from './relation';

/** 除2个村因修路暂缓外: from 除 to the 外 that closes it. */
const EXCEPT = /(?<![消拆解废清剔扣免排])除(?![险此夕草雪])[^；;。]{2,60}?外[，,](?![还又也另并再])/g;
/** What is left: 其余14个, 42所中的39所均已通过. */
const LEFT = /(?:其余|其他|剩余|余下)的?$/;
const OF_ALL = /[中里内]的$/;
const EACH = /^[^，,；;。]{0,6}(?:均|都|全部)/;

/** 除2个村外，全镇17个村中其余15个已完成: what is excepted is told before the whole it is taken off. */
export function findExceptions(sentence: Sentence): Relation[] {
  const { figures, start, end } = sentence;
  const text = sentence.slice(start, end);
  if (figures.length < 3 || !text.includes('除')) return [];
  return [...text.matchAll(EXCEPT)].flatMap((match) => {
    const from = start + match.index;
    const to = from + match[0].length;
    const behind = figures.filter(({ span }) => span.start >= to);
    const [whole, rest] = behind;
    if (!whole || !rest || !isAmount(whole.unit.dimension) || !isLeft(sentence, figures.indexOf(rest))) return [];
    const taken = figures.filter(({ span, unit }) => span.start > from && span.end < to && sameBase(unit, whole.unit));
    const all = [whole, rest, ...taken];
    const isAlike = all.every(({ unit, hedge }) => unit.name === whole.unit.name && hedge === 'none');
    if (taken.length === 0 || !isAlike || /[；;]/.test(sentence.slice(from, rest.span.start))) return [];
    const holds = intersects(sum([rest, ...taken].map(({ value }) => value)), whole.value);
    return [balance(sentence, whole, taken, rest, holds)];
  });
}

function isLeft(sentence: Sentence, index: number): boolean {
  const lead = sentence.lead(index);
  return LEFT.test(lead) || (OF_ALL.test(lead) && EACH.test(sentence.tail(index)));
}
