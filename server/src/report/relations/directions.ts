import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, readUnit } from '../figures/units';
import { type Change, figureAt } from './change';
import { BELOW_ZERO, changeClause, type Direction, FALL, RISE } from './changeClauses';
import { fittingChangesOf } from './fittingChanges';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** Units whose smaller number is the higher one, or which are names more than amounts. */
const NAMED_LEVELS = '级类等档';

/** Words of direction against the figures beside them: 由A提高到B with B below A, 下降 with a rise. */
export function findDirections(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (const change of fittingChangesOf(sentence)) {
    const base = figureAt(sentence, change.base);
    const result = figureAt(sentence, change.result);
    if (base && result) {
      const found = againstLevels(sentence, change, base, result);
      if (found) relations.push(found);
      if (base.unit.dimension === 'rank') relations.push(...placesMoved(sentence, change, base, result));
    }
  }
  for (let index = 0; index + 1 < sentence.figures.length; index++) {
    const found = againstEachOther(sentence, index);
    if (found && !relations.some((other) => other.members.some(({ figure }) => figure === sentence.figures[index]))) {
      relations.push(found);
    }
  }
  return relations;
}

function againstLevels(sentence: Sentence, change: Change, base: Figure, result: Figure): Relation | undefined {
  if (NAMED_LEVELS.includes(base.unit.base) || base.hedge !== result.hedge) return undefined;
  // 压缩到法定时限25个工作日的20%: the figure is what the share is taken of, and not the end of the change.
  if (
    /^的(?:\d|百分之|[一二三四五六七八九十]成|[一二三四五六七八九十]+分之)/.test(
      sentence.slice(result.span.end, result.span.end + 8),
    )
  )
    return undefined;
  const words = sentence.slice(sentence.leadStart(change.base ?? 0), result.span.start);
  const each = per(sentence, change.result);
  if (BELOW_ZERO.test(words) || (each !== '' && each !== per(sentence, change.base))) return undefined;
  const isRank = base.unit.dimension === 'rank' || (/排名|位次|名次|排位/.test(words) && base.unit.base === '人');
  const order = result.nominal.cmp(base.nominal);
  const actual = (isRank ? -order : order) as Direction;
  const told: readonly [Direction, number | undefined][] = [
    [change.direction, undefined],
    [change.amountDirection, change.amount],
    [change.pointsDirection, change.points],
    [change.rateDirection, change.rate],
  ];
  for (const [direction, index] of told) {
    if (direction === 0 || direction === actual) continue;
    if (actual === 0 && !(base.isExact && result.isExact)) continue;
    const stated = index === undefined ? undefined : figureAt(sentence, index);
    return directionRelation(sentence, base, result, direction, isRank, stated);
  }
  return undefined;
}

/** 每立方米 before 34微克; empty where the level is of no so many. */
function per(sentence: Sentence, index = 0): string {
  return /每[^，,；;。]{0,8}$/.exec(sentence.lead(index))?.[0] ?? '';
}

function directionRelation(
  sentence: Sentence,
  base: Figure,
  result: Figure,
  told: Direction,
  isRank: boolean,
  stated: Figure | undefined,
): Relation {
  const first = sentence.slice(base.digitSpan.start, base.span.end);
  const from = isRank ? sentence.slice(base.span.start, base.span.end) : first;
  const to = isRank ? sentence.slice(result.span.start, result.span.end) : literal(sentence, result);
  const order = result.nominal.cmp(base.nominal);
  const fact = order === 0 ? `${from}与${to}相同` : `${to}${order > 0 ? '大于' : '小于'}${from}`;
  const start = fromWord(sentence, base);
  return {
    kind: 'direction',
    rule: 'figure-direction',
    members: [member('基数', base), member('现值', result), ...(stated ? [member('增幅', stated)] : [])],
    span: stated ? stated.span : { start, end: result.span.end },
    computation: fact,
    holds: false,
    message: `升降与数字相反：${fact}，文中却说${told > 0 ? '上升' : '下降'}，请核对两个数的先后和升降用词。`,
  };
}

/** Offset of 由, 从 or 自 before the base, else of the base itself. */
function fromWord(sentence: Sentence, base: Figure): number {
  const lead = sentence.slice(Math.max(sentence.start, base.span.start - 26), base.span.start);
  const at = Math.max(lead.lastIndexOf('由'), lead.lastIndexOf('从'), lead.lastIndexOf('自'));
  return at < 0 ? base.span.start : base.span.start - lead.length + at;
}

/** 增加96件，下降5.9%: the change goes up and down at once. */
function againstEachOther(sentence: Sentence, index: number): Relation | undefined {
  const amount = sentence.figures[index];
  const rate = sentence.figures[index + 1];
  if (!amount || !rate || !isAmount(amount.unit.dimension) || rate.unit.dimension !== 'percent') return undefined;
  const first = changeClause(sentence, index);
  const second = changeClause(sentence, index + 1);
  if (!first || !second || second.subject !== '' || first.direction === second.direction) return undefined;
  if (
    /[；;（(]/.test(sentence.gap(index + 1)) ||
    /新增|新建|分别/.test(sentence.lead(index) + sentence.lead(index + 1))
  )
    return undefined;
  const told = sentence.slice(sentence.leadStart(index), rate.span.start);
  if (BELOW_ZERO.test(told) || /环比|同比.*同比/.test(told)) return undefined;
  const up = first.direction > 0;
  const fact = `数量${up ? '增加' : '减少'}${literal(sentence, amount)}`;
  return {
    kind: 'direction',
    rule: 'figure-direction',
    members: [member('增减', amount), member('增幅', rate)],
    span: rate.span,
    computation: fact,
    holds: false,
    message: `升降用词前后相反：${fact}，幅度却说${up ? '下降' : '上升'}${literal(sentence, rate)}，请核对。`,
  };
}

/** 由第57位升至第31位，前进26个位次. */
function placesMoved(sentence: Sentence, change: Change, base: Figure, result: Figure): Relation[] {
  const at = (change.result ?? 0) + 1;
  const moved = sentence.figures[at];
  if (moved?.unit.dimension !== 'count' || !/^[个人]$/.test(moved.unit.base)) return [];
  if (!/^(?:前进|上升|提升|提高|后退|下降|退后|跃升|前移|进位|后移|上移|下移|升|降|进|退)了?$/.test(sentence.lead(at)))
    return [];
  const distance = base.nominal.minus(result.nominal).abs();
  const holds = distance.eq(moved.nominal);
  const [more, less] = base.nominal.gt(result.nominal) ? [base, result] : [result, base];
  const computation = `${more.digits}-${less.digits}=${distance.toFixed()}`;
  return [
    {
      kind: 'growth',
      rule: 'figure-growth',
      members: [member('名次', base), member('名次', result), member('增减', moved)],
      span: moved.span,
      computation,
      holds,
      message: holds ? '' : `名次变化不符：${computation}，文中为${literal(sentence, moved)}，请核对。`,
    },
  ];
}

const BARE_PAIR = new RegExp(
  `[由从](?:上年的?|去年的?|20\\d\\d年的?)?(\\d+(?:\\.\\d+)?)(?:[:：∶]1)?(?:(${RISE})|(${FALL}))(?:到|至|为)了?(?:今年的?|20\\d\\d年的?)?(\\d+(?:\\.\\d+)?)(?!\\d|[.:：∶](?!1(?![\\d.]))\\d)`,
  'g',
);

/** 收入比由2.31缩小到2.18: numbers without a unit, which are no figures otherwise. */
export function findBareDirections(text: string): Relation[] {
  const relations: Relation[] = [];
  for (const match of text.matchAll(BARE_PAIR)) {
    const [whole, from = '', rise, , to = ''] = match;
    const order = Number(to) - Number(from);
    const told = rise === undefined ? -1 : 1;
    if (!Number.isFinite(order) || order === 0 || Math.sign(order) === told) continue;
    // The digits are only the head of figures with units; those are judged as such.
    if (readUnit(text, text.indexOf(from, match.index) + from.length) || readUnit(text, match.index + whole.length))
      continue;
    const fact = `${to}${order > 0 ? '大于' : '小于'}${from}`;
    const span = { start: match.index, end: match.index + whole.length };
    relations.push({
      kind: 'direction',
      rule: 'figure-direction',
      members: [],
      span,
      computation: fact,
      holds: false,
      message: `升降与数字相反：${fact}，文中却说${told > 0 ? '上升' : '下降'}，请核对两个数的先后和升降用词。`,
    });
  }
  return relations;
}
