import { decimal, HALF, ONE, powerOfTen, toShortText } from '../../text/decimal';
import { around, fromPercent, type Interval, intersects, multiply, point } from '../../text/interval';
import type { Span } from '../../text/span';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** 师生比1∶13, 竞争比约28:1; numbers in a row of three are shares of industries. */
const RATIO =
  /([\u4e00-\u9fff]{2,10})比(?:例|值)?(?:分别)?(?:为|是|达到?|控制在)?(大?约|近)?为?(\d{1,5}(?:\.\d{1,3})?) ?[:：∶] ?(\d{1,5}(?:\.\d{1,3})?)(?!\d|[.:：∶]\d|%)/g;
/** 城乡居民收入比为2.08, 收入比由2.12缩小到2.08. */
const INCOME_RATIO =
  /(城乡[\u4e00-\u9fff]{0,10}收入)(?:之)?比值?(?:[由从][^，,；;。]{1,14}(?:缩小|下降|降低|降|扩大|收窄)[到至为])?(?:为|是|达到?)?(约)?(\d\.\d{1,3})(?!\d|[.:：∶]\d|%)/g;
/** 存贷比69.3%. */
const LOAN_RATIO = /(存贷)比[例率]?(?:为|是|达到?)?(\d{1,3}(?:\.\d{1,2})?)[%％]/g;
/** Ratios of applicants and places, whose names say neither. */
const COMPETITION = /竞争|报录|招录|录取|报考/;
/** Ratios that are fixed or of something else than the amounts beside them. */
const FIXED = /配套|按|以|结构|产业|出资|股权|分成|配比|混合|坡|长宽|产出|投资|性价|同|环|相|对/;

const RATIO_SIGN = clue('比');

interface Ratio {
  readonly name: string;
  readonly first: Interval;
  readonly second: Interval;
  readonly span: Span;
}

/** Ratios against the two amounts they are of. */
export function findRatios(sentence: Sentence): Relation[] {
  if (sentence.figures.length < 2 || !sentence.has(RATIO_SIGN)) return [];
  const text = sentence.slice(sentence.start, sentence.end);
  const relations: Relation[] = [];
  for (const ratio of ratiosIn(text, sentence.start)) {
    const pair = amountsOf(sentence, ratio.name);
    if (!pair) continue;
    const [a, b] = pair;
    const fits = (one: Figure, other: Figure) =>
      intersects(multiply(one.value, ratio.second), multiply(other.value, ratio.first));
    const holds = fits(a, b) || fits(b, a);
    const [more, less] = a.nominal.gt(b.nominal) ? [a, b] : [b, a];
    if (less.nominal.lte(0)) continue;
    const computation = `${literal(sentence, more)}÷${literal(sentence, less)}=${toShortText(more.nominal.div(less.nominal), 2)}`;
    relations.push({
      kind: 'share',
      rule: 'figure-share',
      members: [{ role: '占比', span: ratio.span }, member('数值', a), member('数值', b)],
      span: ratio.span,
      computation,
      holds,
      message: holds
        ? ''
        : `比例与数量不符：${computation}，文中为${sentence.slice(ratio.span.start, ratio.span.end)}，请核对。`,
    });
  }
  return relations;
}

function ratiosIn(text: string, offset: number): Ratio[] {
  const found: Ratio[] = [];
  for (const match of text.matchAll(RATIO)) {
    const [whole, name = '', about, first = '', second = ''] = match;
    if (FIXED.test(name.slice(-4))) continue;
    const written = text.slice(match.index, match.index + whole.length);
    const start = offset + match.index + written.lastIndexOf(first, written.search(/[:：∶]/) - 1);
    const span = { start, end: offset + match.index + whole.length };
    found.push({ name, first: rounded(first, about), second: rounded(second, about), span });
  }
  for (const match of text.matchAll(INCOME_RATIO)) {
    const [whole, name = '', about, first = ''] = match;
    const end = offset + match.index + whole.length;
    found.push({ name, first: rounded(first, about), second: point(ONE), span: { start: end - first.length, end } });
  }
  for (const match of text.matchAll(LOAN_RATIO)) {
    const [whole, name = '', digits = ''] = match;
    const end = offset + match.index + whole.length;
    const span = { start: end - digits.length - 1, end };
    found.push({ name, first: fromPercent(rounded(digits, undefined)), second: point(ONE), span });
  }
  return found;
}

/** The values a side of a ratio was rounded from; the 1 of 1∶13 is exact. */
function rounded(digits: string, about: string | undefined): Interval {
  const value = decimal(digits);
  if (value.eq(1) && !digits.includes('.')) return point(value);
  const half = powerOfTen(-(digits.split('.')[1]?.length ?? 0)).times(HALF);
  const share = value.times('0.05');
  return around(value, about !== undefined && share.gt(half) ? share : half);
}

/** The two amounts a ratio is of: those its name names, or the only two of one kind. */
function amountsOf(sentence: Sentence, name: string): readonly [Figure, Figure] | undefined {
  const amounts = sentence.figures
    .map((figure, index) => ({ figure, words: sentence.lead(index) + sentence.tail(index).slice(0, 8) }))
    .filter(({ figure }) => isAmount(figure.unit.dimension) && figure.hedge !== 'range');
  const named = sidesOf(name);
  if (named) {
    const [one, other] = named.map((side) => amounts.filter(({ words }) => side.test(words)));
    const [a] = one ?? [];
    const [b] = other ?? [];
    if (one?.length === 1 && other?.length === 1 && a && b && a !== b) return [a.figure, b.figure];
    return undefined;
  }
  const pair = /([\u4e00-\u9fff]{2})[与和对]([\u4e00-\u9fff]{0,4}[\u4e00-\u9fff]{2})之$/.exec(name);
  if (pair) {
    const [one, other] = [pair[1] ?? '', (pair[2] ?? '').slice(-2)].map((side) =>
      amounts.filter(({ words }) => words.includes(side)),
    );
    const [first, second] = [one?.[0]?.figure, other?.[0]?.figure];
    return one?.length === 1 && other?.length === 1 && first && second && first !== second
      ? [first, second]
      : undefined;
  }
  const [a, b] = amounts;
  if (a && b && amounts.length === 2 && namesTwo(name.slice(-2), a.words, b.words)) return [a.figure, b.figure];
  if (!COMPETITION.test(name) || amounts.length !== 2 || !a || !b) return undefined;
  return sameKind(a.figure.unit, b.figure.unit) || b.figure.unit.base === '个' || a.figure.unit.base === '个'
    ? [a.figure, b.figure]
    : undefined;
}

/** What the two sides of a ratio are called beside their amounts, by its name. */
const SIDES: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/师生$|生师$/, /师(?!范)/, /学生|在校生|学员|幼儿|在园/],
  [/男女$|性别$/, /男/, /女/],
  [/城乡.*收入$/, /城镇/, /农村|农民/],
  [/存贷$/, /存款/, /贷款/],
  [/医护$|护医$/, /医师|医生/, /护士|护理/],
  [/床护$|护床$/, /床/, /护士|护理/],
  [/床医$|医床$/, /床/, /医师|医生/],
  [/公办民办|公民办|公民$/, /公办/, /民办/],
];

/** 车位比 of 泊位2.4万个 and 机动车9.6万辆: each of the two characters of the name is of one amount. */
function namesTwo(name: string, a: string, b: string): boolean {
  const [one = '', other = ''] = [...name];
  return (a.includes(one) && b.includes(other)) || (a.includes(other) && b.includes(one));
}

function sidesOf(name: string): readonly [RegExp, RegExp] | undefined {
  const found = SIDES.find(([pattern]) => pattern.test(name));
  return found && [found[1], found[2]];
}
