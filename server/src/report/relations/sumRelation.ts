import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Relation } from './relation';
import { literal, member, unitOf, writeNumber, writeValue } from './writing';

/** The relation of a total and its parts. */
export function sumRelation(sentence: Sentence, total: Figure, parts: readonly Figure[], holds: boolean): Relation {
  const all = [total, ...parts];
  const computed = nominalSum(parts);
  const line = `${parts.map((figure) => writeNumber(sentence, figure, all)).join('+')}=${writeValue(computed, total)}`;
  const mixedScale = !all.every(
    (figure) => figure.exponent === total.exponent && figure.unit.factor.eq(total.unit.factor),
  );
  const computation = mixedScale ? `${line}${unitOf(sentence, total)}` : line;
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('合计', total), ...parts.map((figure) => member('分项', figure))],
    span: total.span,
    computed,
    computation,
    holds,
    message: holds
      ? ''
      : parts.length === 1
        ? `分项${literal(sentence, parts[0] ?? total)}大于总数${literal(sentence, total)}，请核对这两个数。`
        : `各分项相加与总数不符：${computation}，文中为${writeNumber(sentence, total, all)}，请核对总数和各分项。`,
  };
}
