import { type Decimal, decimal, ONE, powerOfTen, toShortText } from '../../text/decimal';
import { fromPercent, point, scale } from '../../text/interval';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, readUnit, sameKind, type Unit } from '../figures/units';
import { fitsQuotient } from './quotients';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** 即, 相当于 before 每百人: what follows says the percentage before it in other words. */
const RESTATES = /(?:即|也就是说?|相当于|换言之|换句话说|意味着|折合)[，,]?(?:平均)?(?:大约|约)?每$/;

const PER = clue('每');

/** 每百人中有12名, 每千人口医师3.42人: a number per so many, against a percentage or the two amounts it comes from. */
export function findPerHundred(sentence: Sentence): Relation[] {
  if (!sentence.has(PER)) return [];
  const relations: Relation[] = [];
  for (let index = 0; index < sentence.figures.length; index++) {
    const number = sentence.figures[index];
    if (!number || !isAmount(number.unit.dimension) || number.hedge !== 'none') continue;
    const per = perFigure(sentence, index) ?? perTenThousand(sentence, index);
    if (!per) continue;
    const relation = restated(sentence, per, number) ?? fromAmounts(sentence, index, per, number);
    if (relation) relations.push(relation);
  }
  return relations;
}

/** So many of a unit, behind 每. */
interface Per {
  readonly nominal: Decimal;
  readonly unit: Unit;
  readonly text: string;
  /** Index of the figure that is 每百人 itself, or that follows it. */
  readonly index: number;
  readonly figure: Figure | undefined;
  /** The words before it, with 每. */
  readonly lead: string;
}

/** 每百人, 每10户, read as a figure of its own. */
function perFigure(sentence: Sentence, index: number): Per | undefined {
  const figure = sentence.figures[index - 1];
  if (!figure || /[，,；;。：:（(]/.test(sentence.gap(index))) return undefined;
  const lead = sentence.slice(Math.max(sentence.start, figure.span.start - 16), figure.span.start);
  if (!lead.endsWith('每') || figure.hedge !== 'none' || !isAmount(figure.unit.dimension) || figure.nominal.lte(1)) {
    return undefined;
  }
  return {
    nominal: figure.nominal,
    unit: figure.unit,
    text: literal(sentence, figure),
    index: index - 1,
    figure,
    lead,
  };
}

/** 每万人, 每万名居民: 万 alone is no number. */
function perTenThousand(sentence: Sentence, index: number): Per | undefined {
  const words = sentence.lead(index);
  const at = words.lastIndexOf('每万');
  const unit = at < 0 ? undefined : readUnit(words, at + 2);
  if (!unit || !isAmount(unit.dimension)) return undefined;
  return {
    nominal: decimal(10000),
    unit,
    text: `万${unit.name}`,
    index,
    figure: undefined,
    lead: words.slice(0, at + 1),
  };
}

/** 8%，即每百人有8名. */
function restated(sentence: Sentence, per: Per, number: Figure): Relation | undefined {
  const rate = sentence.figures[per.index - 1];
  if (rate?.unit.dimension !== 'percent' || !RESTATES.test(per.lead) || /[；;]/.test(sentence.gap(per.index)))
    return undefined;
  // What is said in other words is the percentage as it stands, whatever it was rounded from.
  const holds = fitsQuotient(number.derivedValue, point(per.nominal), fromPercent(point(rate.nominal)));
  const value = toShortText(rate.nominal.times(per.nominal).div(100), number.decimals + 1);
  const computation = `${per.text}×${literal(sentence, rate)}=${value}`;
  return perRelation(sentence, [number, rate], number, computation, holds);
}

/** 常住人口38.6万人，共有医师1320人，每千人口3.42人. */
function fromAmounts(sentence: Sentence, index: number, per: Per, number: Figure): Relation | undefined {
  const others = sentence.figures.filter(
    (figure) =>
      figure !== per.figure && figure !== number && isAmount(figure.unit.dimension) && figure.hedge !== 'range',
  );
  const wholes = others.filter(({ unit }) => sameKind(unit, per.unit));
  const parts = others.filter(({ unit }) => sameKind(unit, number.unit));
  const isOneKind = sameKind(per.unit, number.unit);
  if (isOneKind ? wholes.length !== 2 : wholes.length !== 1 || parts.length !== 1) return undefined;
  const [one, other] = isOneKind ? wholes : [wholes[0], parts[0]];
  if (!one || !other) return undefined;
  const [whole, part] = isOneKind && one.nominal.lt(other.nominal) ? [other, one] : [one, other];
  if (!sharesNoun(sentence, index, part)) return undefined;
  const each = scale(whole.value, ONE.div(per.nominal));
  const holds = fitsQuotient(part.value, each, number.derivedValue);
  const value = part.nominal.div(whole.nominal.eq(0) ? ONE : whole.nominal).times(per.nominal);
  const shown = toShortText(value.div(powerOfTen(number.exponent)).div(number.unit.factor), number.decimals + 1);
  const computation = `${literal(sentence, part)}÷${literal(sentence, whole)}×${per.nominal.toFixed()}=${shown}`;
  return perRelation(sentence, [number, part, whole], number, computation, holds);
}

/** Whether the amount is of what is told per so many: two characters of the words around the number recur beside it. */
function sharesNoun(sentence: Sentence, index: number, part: Figure): boolean {
  const own = sentence.lead(index) + sentence.tail(index);
  const at = sentence.figures.indexOf(part);
  const words = sentence.lead(at) + sentence.tail(at);
  for (let start = 0; start + 2 <= own.length; start++) {
    const pair = own.slice(start, start + 2);
    if (!/拥有|人口|平均|共有|全[县市省区镇]|[，,。；;]/.test(pair) && words.includes(pair)) return true;
  }
  return false;
}

function perRelation(
  sentence: Sentence,
  figures: readonly Figure[],
  number: Figure,
  computation: string,
  holds: boolean,
): Relation {
  return {
    kind: 'average',
    rule: 'figure-share',
    members: figures.map((figure) => member(figure === number ? '均值' : '数值', figure)),
    span: number.span,
    computation,
    holds,
    message: holds ? '' : `每百、每千之数与比例不符：${computation}，文中为${literal(sentence, number)}，请核对。`,
  };
}
