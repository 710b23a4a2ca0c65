import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { changeClause, type Direction } from './changeClauses';
import { yearIn } from './changeLevels';

/** A rate whose base the words beside it name outright: 在此基础上增长8%, 超出计划6%. Places are indexes of figures. */
export interface StatedBase {
  readonly base: number;
  readonly result: number;
  readonly rate: number;
  readonly direction: Direction;
  readonly isYearly: boolean;
}

/** 2022年60亿元，2023年在此基础上增长8%，达到64.8亿元, 与上年的62.4万吨相比，增长7.7%，达到67.2万吨: the rate stands between base and result. */
export function grownFromThere(sentence: Sentence, index: number): StatedBase | undefined {
  const rate = sentence.figures[index];
  const base = sentence.figures[index - 1];
  const result = sentence.figures[index + 1];
  if (rate?.unit.dimension !== 'percent' || !base || !result || !sameKind(base.unit, result.unit)) return undefined;
  const isCompared =
    /(?:与|同|和|较|比)[^，,；;。]{0,14}的?$/.test(sentence.lead(index - 1)) &&
    /^相?比较?[，,]/.test(sentence.gap(index));
  const isOnIt = /(?:此|这一|上年|该)(?:年)?基础上/.test(sentence.lead(index));
  const clause = isCompared || isOnIt ? changeClause(sentence, index) : undefined;
  const isJoined = !/[；;]/.test(sentence.gap(index) + sentence.gap(index + 1));
  if (!clause || !isAmount(base.unit.dimension) || base.hedge === 'range' || !isJoined) return undefined;
  if (!/^(?:将|预计|力争|可)?(?:达到?|为|增至|增加到|升至|降至|减至|减少到)$/.test(sentence.lead(index + 1)))
    return undefined;
  return { base: index - 1, result: index + 1, rate: index, direction: clause.direction, isYearly: clause.isYearly };
}

const PLANNED = /计划|目标|预算|概算|任务/;
const PLAN_SIGNS = clue('划标算任');
const BEYOND =
  /^(?:(?:比|较)?(超出?|超过|高于|高出|突破|增加|多出?)|(低于|少于|节约|节省|压减|减少|少|结余))(?:了)?(?:年度|全年|原|年初|预期)?(?:计划|目标|预算|概算|任务)(?:目标|任务|数|投资)?的?$|^(?:比|较)(?:年度|全年|原|年初|预期)?(?:计划|目标|预算|概算|任务)数?(?:(超出?|增加|多出?|高)|(节约|节省|压减|减少|少|低))了?$/;

/** What a plan came to, told between the plan and what was done, or behind or before both. */
export interface PlanDifference extends DatedLevels {
  readonly direction: Direction;
}

/** 计划投资4500万元，实际完成4725万元，超出计划5%; 比预算节省86万元，预算640万元，支出554万元: the plan is the base. */
export function beyondPlan(sentence: Sentence, index: number): PlanDifference | undefined {
  if (!sentence.has(PLAN_SIGNS)) return undefined;
  const stated = sentence.figures[index];
  const match = stated
    ? BEYOND.exec(
        sentence
          .lead(index)
          .replace(/^[^比较]{1,8}(?=[比较](?:年度|全年|原|年初|预期)?(?:计划|目标|预算|概算|任务))/, ''),
      )
    : null;
  if (!stated || !match) return undefined;
  const direction = (match[1] ?? match[3]) ? 1 : -1;
  for (const [one, other] of [
    [index - 2, index - 1],
    [index + 1, index + 2],
  ] as const) {
    const [first, second] = [sentence.figures[one], sentence.figures[other]];
    if (!first || !second || !isAmount(first.unit.dimension) || !sameKind(first.unit, second.unit)) continue;
    if (stated.unit.dimension !== 'percent' && !sameKind(stated.unit, first.unit)) continue;
    const isFirst = PLANNED.test(sentence.lead(one));
    if (isFirst === PLANNED.test(sentence.lead(other))) continue;
    const last = Math.max(index, other);
    if (/[；;]/.test(sentence.slice(first.span.end, sentence.figures[last]?.span.start ?? 0))) continue;
    return { base: isFirst ? one : other, result: isFirst ? other : one, direction };
  }
  return undefined;
}

/** A level told without a noun of its own, so that it is of what was told before: 2023年反弹至16.8亿元. */
const BARE_LEVEL = /^(?:到|至|而|但)?20\d\d年度?[^，,；;。]{0,8}?(?:到|至|为|达到?|完成|实现|有)?$/;

/** The level a change is told of, and the level of the year it is compared with. */
export interface DatedLevels {
  readonly base: number;
  readonly result: number;
}

/** 2022年7.2亿元；2023年反弹至16.8亿元，同比增长133.3%，较2019年增长16.7%: the base is the level of the year that is named or meant. */
export function levelsOfYears(sentence: Sentence, index: number): DatedLevels | undefined {
  const clause = changeClause(sentence, index);
  const stated = sentence.figures[index];
  if (!stated || clause?.subject !== '' || clause.isYearly || stated.hedge === 'range') return undefined;
  const result = lastDatedLevel(sentence, index);
  const level = result === undefined ? undefined : sentence.figures[result];
  if (result === undefined || !level || !BARE_LEVEL.test(sentence.lead(result)) || !isChangeOf(stated, level))
    return undefined;
  const lead = sentence.lead(index);
  const explicit = /[比较与](20\d\d)年/.exec(lead)?.[1];
  if (explicit === undefined && !/同比|(?:上|去|前一)年|^[又再]/.test(lead)) return undefined;
  const now = yearIn(sentence, result) ?? 0;
  const wanted = explicit === undefined ? now - 1 : Number(explicit);
  const bases = sentence.figures.flatMap((figure, at) =>
    at < result && sameKind(figure.unit, level.unit) && yearIn(sentence, at) === wanted ? [at] : [],
  );
  const [base] = bases;
  return base === undefined || bases.length !== 1 || wanted >= now ? undefined : { base, result };
}

/** Whether a figure can tell how such a level changed. */
function isChangeOf(stated: Figure, level: Figure): boolean {
  const { dimension } = stated.unit;
  if (level.unit.dimension === 'percent') return dimension === 'point';
  return dimension === 'percent' || dimension === 'multiple' || sameKind(stated.unit, level.unit);
}

/** The nearest amount or percentage before the figure that is no change itself, when a year is named right before it. */
function lastDatedLevel(sentence: Sentence, index: number): number | undefined {
  for (let at = index - 1; at >= 0 && index - at <= 3; at--) {
    const figure = sentence.figures[at];
    const isLevel = figure && (figure.unit.dimension === 'percent' || isAmount(figure.unit.dimension));
    if (!isLevel || changeClause(sentence, at)?.subject === '') continue;
    return yearIn(sentence, at) === undefined ? undefined : at;
  }
  return undefined;
}
