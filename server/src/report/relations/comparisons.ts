import { intersects, subtract } from '../../text/interval';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { BELOW_ZERO, changeClause, type Direction, FALL, RISE } from './changeClauses';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** Words by which one level is set above or below another that they name. */
const ABOVE = '高出|高于|超过|超出|多于|大于|快于|强于|领先于?|长于|高(?=[了约近出达]*$)';
const BELOW = '低于|少于|小于|不及|慢于|落后于?|短于|逊于|低(?=[了约近出达]*$)';
/** Characters of which every such word has one. */
const BESIDE_SIGNS = clue('高超于领低及后');
/** 高于全市平均水平 before the other level. */
const BESIDE = new RegExp(`(?:(${ABOVE})|(${BELOW}))了?([^，,；;。]{2,18})$`);
/** 高于全省, 比全省高出 before the difference. */
const DIFFERENCE = new RegExp(`^(?:比|较)?(.*?)(?:(${ABOVE})|(${BELOW}))([^，,；;。]{0,8})$`);
/** 差距为3.5个百分点 behind the level that is compared with. */
const GAP = /^(?:两者|二者)?(?:差距|相差|差额|差值|差)(?:为|达|约)?$/;
/** What a level is compared with; other words behind 高于 may name a part or a target of something else. */
const REFERENCE =
  /平均|均值|水平|同期|年前|时期|上年|去年|前年|年初|上次|以往|历史|行业|同类|全[国省市区县州镇乡校系]|[国省市区县州]定|[国省市区县州]里|标准|要求|规定|预期|目标|限值|兄弟/;
const CHANGES = new RegExp(`${RISE}|${FALL}`);

/** Levels that are set against one another by words: 高于全市平均水平61.5%, 比全省高0.9个百分点. */
export function findComparisons(sentence: Sentence): Relation[] {
  if (!sentence.has(BESIDE_SIGNS)) return [];
  const relations: Relation[] = [];
  for (let index = 1; index < sentence.figures.length; index++) {
    const relation = differenceOf(sentence, index) ?? againstReference(sentence, index);
    if (relation) relations.push(relation);
  }
  return relations;
}

function isLevel(figure: Figure | undefined): figure is Figure {
  if (!figure || (figure.hedge !== 'none' && figure.hedge !== 'about')) return false;
  const { dimension } = figure.unit;
  return dimension === 'percent' || dimension === 'score' || isAmount(dimension);
}

/** Whether `difference` is counted in what two such levels differ by. */
function measures(difference: Figure, level: Figure): boolean {
  return level.unit.dimension === 'percent'
    ? difference.unit.dimension === 'point'
    : sameKind(difference.unit, level.unit);
}

/** Levels so far apart that one of them is rather a difference or a part. */
function areComparable(a: Figure, b: Figure): boolean {
  const [more, less] = a.nominal.gt(b.nominal) ? [a, b] : [b, a];
  return less.nominal.times(2).gte(more.nominal);
}

/** 上线率58.2%，高于全市平均水平61.5%: the words against the two levels. */
function againstReference(sentence: Sentence, index: number): Relation | undefined {
  const reference = sentence.figures[index];
  if (!isLevel(reference)) return undefined;
  const match = BESIDE.exec(sentence.lead(index));
  const words = match?.[3] ?? '';
  if (!match || !REFERENCE.test(words) || CHANGES.test(words.replace(/增[长速]|涨幅/g, ''))) return undefined;
  // 超过全市总量的60% is a share of it.
  if (/的$/.test(words) && !/平均|均值|水平|同期|年前|时期|上年|去年|标准|要求/.test(words)) return undefined;
  const at = subjectBefore(sentence, index, reference);
  const subject = at === undefined ? undefined : sentence.figures[at];
  if (at === undefined || !subject || !areComparable(subject, reference)) return undefined;
  const told: Direction = match[1] !== undefined ? 1 : -1;
  const actual = subject.nominal.cmp(reference.nominal);
  const between = sentence.slice(sentence.leadStart(at), reference.span.start);
  if (actual === 0 || actual === told || BELOW_ZERO.test(between)) return undefined;
  return opposite(sentence, subject, reference, reference, told);
}

/** The level that is compared: the nearest of the same kind before it that is no change of a level. */
function subjectBefore(sentence: Sentence, index: number, like: Figure): number | undefined {
  for (let at = index - 1; at >= 0 && index - at <= 3; at--) {
    const figure = sentence.figures[at];
    if (/[；;]/.test(sentence.gap(at + 1))) return undefined;
    if (!isLevel(figure) || !sameKind(figure.unit, like.unit)) continue;
    const clause = changeClause(sentence, at);
    // Rates of growth are levels themselves, but a fall counts downwards.
    if (clause?.direction === -1) return undefined;
    if (clause && clause.subject === '' && at > 0) continue;
    return at;
  }
  return undefined;
}

/** 全省增速5.2%，我市6.1%，高于全省0.9个百分点. */
function differenceOf(sentence: Sentence, index: number): Relation | undefined {
  const difference = sentence.figures[index];
  const first = sentence.figures[index - 2];
  const second = sentence.figures[index - 1];
  if (!difference || !isLevel(first) || !isLevel(second) || !sameKind(first.unit, second.unit)) return undefined;
  if (!measures(difference, first) || first.hedge !== 'none' || second.hedge !== 'none') return undefined;
  const gap = GAP.test(sentence.lead(index));
  const match = gap ? BESIDE.exec(sentence.lead(index - 1)) : DIFFERENCE.exec(sentence.lead(index));
  if (!match || /[；;]/.test(sentence.slice(first.span.end, difference.span.start))) return undefined;
  const named = gap ? '' : `${match[1] ?? ''}${match[4] ?? ''}`.replace(/平均水平|平均|水平|的|出|了|约/g, '');
  const reference = referenceOf(sentence, index, named);
  if (!reference) return undefined;
  const subject = reference === first ? second : first;
  const told: Direction = match[gap ? 1 : 2] !== undefined ? 1 : -1;
  const actual = subject.nominal.cmp(reference.nominal);
  if (BELOW_ZERO.test(sentence.slice(sentence.leadStart(index - 2), difference.span.start))) return undefined;
  if (actual !== 0 && actual !== told) return opposite(sentence, subject, reference, difference, told);
  const [more, less] = first.nominal.gt(second.nominal) ? [first, second] : [second, first];
  const holds = intersects(subtract(more.value, less.value), difference.value);
  const all = [more, less];
  const value = writeValue(more.nominal.minus(less.nominal), difference);
  const unit = sentence.slice(difference.digitSpan.end, difference.span.end);
  const line = `${writeNumber(sentence, more, all)}-${writeNumber(sentence, less, all)}=${value}${unit}`;
  return {
    kind: 'points',
    rule: 'figure-growth',
    members: [member('基数', reference), member('现值', subject), member('增幅', difference)],
    span: difference.span,
    computation: line,
    holds,
    message: holds ? '' : `高低之差不相符：${line}，文中为${literal(sentence, difference)}，请核对这三个数。`,
  };
}

/** Which of the two levels before the difference is the one it is counted from. */
function referenceOf(sentence: Sentence, index: number, named: string): Figure | undefined {
  const [first, second] = [sentence.lead(index - 2), sentence.lead(index - 1)];
  if (named.length >= 2) {
    if (second.includes(named)) return sentence.figures[index - 1];
    return first.includes(named) ? sentence.figures[index - 2] : undefined;
  }
  if (named !== '') return undefined;
  const [isFirst, isSecond] = [REFERENCE.test(first), REFERENCE.test(second)];
  if (isFirst === isSecond) return undefined;
  return sentence.figures[isFirst ? index - 2 : index - 1];
}

function opposite(sentence: Sentence, subject: Figure, reference: Figure, reported: Figure, told: Direction): Relation {
  const [a, b] = [literal(sentence, subject), literal(sentence, reference)];
  const fact = `${a}${told > 0 ? '小于' : '大于'}${b}`;
  return {
    kind: 'direction',
    rule: 'figure-direction',
    members: [member('现值', subject), member('基数', reference)],
    span: reported.span,
    computation: fact,
    holds: false,
    message: `高低与数字相反：${fact}，文中却说${told > 0 ? '更高' : '更低'}，请核对两个数和用词。`,
  };
}
