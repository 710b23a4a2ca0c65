import { intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** 高出全市平均水平, before the bracket that gives the level; 比全市平均水平 where the direction follows behind it. */
const AHEAD =
  /^[，,]?(?:均|也|则)?(?:(高出|高于|超出|超过|领先)|(低于|落后于?))[^，,；;。（(]{1,14}[（(][^，,；;。（(\d]{0,4}$/;
const COMPARED = /^[，,]?(?:均|也|则)?(?:比|较)[^，,；;。（(]{1,14}[（(][^，,；;。（(\d]{0,4}$/;
const BEHIND = /^[^，,；;。\d]{0,4}[）)](?:(高出?|提高|上升|多)|(低|下降|回落|少))?了?$/;

/** 覆盖率88.6%，高出全市平均水平（85.2%）3.4个百分点: the level compared with stands in a bracket. */
export function findBracketedLevels(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const [own, other, stated] = [sentence.figures[index - 2], sentence.figures[index - 1], sentence.figures[index]];
    if (own?.unit.dimension !== 'percent' || other?.unit.dimension !== 'percent' || !stated) continue;
    const { dimension } = stated.unit;
    if ((dimension !== 'percent' && dimension !== 'point') || sentence.bracket(index - 1) < 0) continue;
    const before = sentence.gap(index - 1);
    const behind = BEHIND.exec(sentence.gap(index));
    const ahead = AHEAD.exec(before);
    if (!behind || !(ahead || (COMPARED.test(before) && (behind[1] ?? behind[2])))) continue;
    if ([own, other, stated].some(({ hedge }) => hedge !== 'none')) continue;
    const isUp = ahead ? ahead[1] !== undefined : behind[1] !== undefined;
    relations.push(relationOf(sentence, own, other, stated, isUp));
  }
  return relations;
}

function relationOf(sentence: Sentence, own: Figure, other: Figure, stated: Figure, isUp: boolean): Relation {
  const [more, less] = isUp ? [own, other] : [other, own];
  const all = [own, other];
  const fits = intersects(subtract(more.value, less.value), stated.value);
  const isPoint = stated.unit.dimension === 'point';
  const isOpposite = more.nominal.lt(less.nominal);
  const difference = more.nominal.minus(less.nominal);
  const line = `${writeNumber(sentence, more, all)}-${writeNumber(sentence, less, all)}=${writeValue(difference, isPoint ? stated : own)}个百分点`;
  const written = literal(sentence, stated);
  const holds = fits && isPoint;
  const message = isOpposite
    ? `高低与数字相反：${line}，文中为${isUp ? '高出' : '低'}${written}，请核对。`
    : fits
      ? `两个百分数相差应当用“个百分点”：${line}，不是${written}，请核对。`
      : `相差的数不符：${line}，文中为${written}，请核对这三个数。`;
  return {
    kind: isOpposite ? 'direction' : 'points',
    rule: isOpposite ? 'figure-direction' : fits ? 'percentage-point' : 'figure-growth',
    members: [member('现值', own), member('基数', other), member('增幅', stated)],
    span: stated.span,
    computation: line,
    holds,
    message: holds ? '' : message,
  };
}
