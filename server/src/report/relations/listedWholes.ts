import { endsBefore, sum } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameBase } from '../figures/units';

/** How two amounts of one list are joined: 建议87件、政协委员提案104件. */
const JOINED = /^(?:、|和|与|及|以及)[^，,；;。：:、（(]{1,16}$/;
/** Names of what is itself all of something. */
const IS_WHOLE = /合计|共|总|其中/;

/**
 * Several amounts told side by side that only together can be the whole of `part`, because it exceeds each of them. The
 * last stands at `last`; undefined where one of them is large enough, or all together are not.
 */
export function listedWhole(sentence: Sentence, last: number, part: Figure): readonly Figure[] | undefined {
  const nearest = sentence.figures[last];
  if (!nearest || !sameBase(nearest.unit, part.unit) || nearest.hedge !== 'none') return undefined;
  const wholes = [nearest];
  for (let at = last; at > 0 && JOINED.test(sentence.gap(at)); at--) {
    const before = sentence.figures[at - 1];
    if (!before || !sameBase(before.unit, part.unit) || before.hedge !== 'none') break;
    wholes.unshift(before);
  }
  const first = last - wholes.length + 1;
  if (wholes.length < 2 || wholes.length > 4 || IS_WHOLE.test(sentence.lead(first))) return undefined;
  if (wholes.some((whole) => !whole.nominal.lt(part.nominal))) return undefined;
  return endsBefore(sum(wholes.map(({ value }) => value)), part.value) ? undefined : wholes;
}
