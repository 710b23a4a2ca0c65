import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { BELOW_ZERO, FALL, RISE } from './changeClauses';
import { fromTo } from './changeLevels';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** 满意度比上年下降，由: a verb of direction, and right behind it where the change began. */
const SAID_BEFORE = new RegExp(`(?:(${RISE})|(${FALL}))(?:趋势|态势)?[，,](?:已)?[由从][^，,；;。]{0,8}$`);
/** 较上年的30.4%有所下降: a level that is compared with, and the direction without any amount. */
const SAID_BEHIND = new RegExp(
  `^(?:相比)?(?:有所|略有|略微|明显|显著|大幅|小幅|稍有|进一步|稳步|均有所|又有)(?:(${RISE})|(${FALL}))(?:了)?$`,
);
const COMPARED = /(?:比|较|相较于?|与|同)(?:上年|去年|上期|上季度?|上月|年初|前年|20\d\d年)[^，,；;。]{0,8}的?$/;
/** Characters of which SAID_BEFORE, or the comparison before SAID_BEHIND has one. */
const MOVE_SIGNS = clue('由从比较与同');
/** Where a smaller number is the better one, or what rises and falls is told of something else. */
const REVERSED = /排名|位次|名次|第\d|[降减跌]幅|差距|压力|成本降|降本|提前|推迟/;

/** A direction told without an amount, before or behind the two levels it is of. */
export function findToldMoves(sentence: Sentence): Relation[] {
  if (!sentence.has(MOVE_SIGNS)) return [];
  const relations: Relation[] = [];
  for (let index = 0; index < sentence.figures.length; index++) {
    const found = saidBefore(sentence, index) ?? saidBehind(sentence, index);
    if (found) relations.push(found);
  }
  return relations;
}

function saidBefore(sentence: Sentence, index: number): Relation | undefined {
  const base = sentence.figures[index];
  const words = base ? sentence.slice(Math.max(sentence.start, base.span.start - 40), base.span.start) : '';
  const match = SAID_BEFORE.exec(words);
  const pair = match ? fromTo(sentence, index) : undefined;
  const result = pair && sentence.figures[pair.result];
  if (!base || !match || !result || REVERSED.test(words) || BELOW_ZERO.test(words)) return undefined;
  return told(sentence, base, result, match[1] === undefined ? -1 : 1);
}

function saidBehind(sentence: Sentence, index: number): Relation | undefined {
  const [result, base] = [sentence.figures[index - 1], sentence.figures[index]];
  if (!base || !result || !sameKind(base.unit, result.unit)) return undefined;
  const match = SAID_BEHIND.exec(sentence.tail(index));
  if (!match) return undefined;
  const lead = sentence.lead(index);
  if (!COMPARED.test(lead) || /[；;。]/.test(sentence.gap(index))) return undefined;
  const words = sentence.slice(Math.max(sentence.start, result.span.start - 40), base.span.start);
  // A comparison with a subject of its own is of another level.
  const subject = lead.replace(COMPARED, '').replace(/^(?:但|而|且|也|均|都)+/, '');
  if (subject !== '' || REVERSED.test(words) || BELOW_ZERO.test(words)) return undefined;
  return told(sentence, base, result, match[1] === undefined ? -1 : 1);
}

function told(sentence: Sentence, base: Figure, result: Figure, direction: 1 | -1): Relation | undefined {
  const { dimension } = base.unit;
  const isLevel = dimension === 'percent' || dimension === 'score' || isAmount(dimension);
  const order = result.nominal.cmp(base.nominal);
  if (!isLevel || base.hedge !== 'none' || result.hedge !== 'none' || order === 0 || order === direction)
    return undefined;
  const fact = `${literal(sentence, result)}${order > 0 ? '大于' : '小于'}${literal(sentence, base)}`;
  const [first, last] = base.span.start < result.span.start ? [base, result] : [result, base];
  return {
    kind: 'direction',
    rule: 'figure-direction',
    members: [member('基数', base), member('现值', result)],
    span: { start: first.span.start, end: last.span.end },
    computation: fact,
    holds: false,
    message: `升降与数字相反：${fact}，文中却说${direction > 0 ? '上升' : '下降'}，请核对两个数的先后和升降用词。`,
  };
}
