import { decimal } from '../../text/decimal';
import { between, point } from '../../text/interval';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import { fitsQuotient } from './quotients';
import type { Relation } from './relation';
import { inScaleOf, literal, member, unitOf } from './writing';

/** 月均, 平均每月, 日均 before an average over time. */
const AVERAGE = /(?:^|[^\d])(?:(月)均|(季)均|(日|天)均|平均每个?(月|季|天|日)|每个?(月|季|天|日)平均)[^，,；;。]{0,8}$/;
const AVERAGE_SIGNS = clue('均每');
/** Stretches of a year and their months. */
const STRETCHES: readonly (readonly [RegExp, number])[] = [
  [/上半年|下半年|半年来?/, 6],
  [/前三季度/, 9],
  [/(?<!前)[一二三四]季度/, 3],
  [/全年|一年来|年度|20\d\d年|[一二][九〇○零][〇○零一二三四五六七八九]{2}年/, 12],
];
const MONTH_RANGE = /(?:^|[^\d])(?:(\d{1,2})月?(?:至|到|[—–－～~-]{1,2})|前)(\d{1,2})个?月/;
/** Days of a month that a daily mean may count: all of them, those of six-day and five-day weeks, those of school. */
const DAYS_OF_MONTH: readonly (readonly [number, number])[] = [
  [29.6, 30.6],
  [24.6, 26.4],
  [20, 21.4],
  [15, 17.1],
];
/** 开馆日均, 每个工作日平均: the days are those on which something is open. */
const OPEN_DAYS = /(?:开馆|开放|工作|营业|教学|在校|上课|开园|运行|作业|生产|出警|接待|门诊|开诊|值班)日(?:平)?均?/;
const DAYS = /[0-9一二三四五六七八九十百]\s?(?:天|日)|历时|为期/;
const CHINESE_MONTHS = /([一二两三四五六七八九十]{1,2})个月/;

/** 上半年共检查360家次，月均60家次: a total over months against the average told of them. */
export function findTimeAverages(sentence: Sentence): Relation[] {
  if (!sentence.has(AVERAGE_SIGNS)) return [];
  const relations: Relation[] = [];
  for (let index = 1; index < sentence.figures.length; index++) {
    const average = sentence.figures[index];
    // 41.26万人次（门诊…、急诊…），日均 is the mean of what stands before the bracket.
    const total = sentence.figures[sentence.beforeBrackets(index)];
    if (!average || !total || average.hedge === 'range' || !sameKind(average.unit, total.unit)) continue;
    const match = AVERAGE.exec(sentence.lead(index));
    if (OPEN_DAYS.test(sentence.lead(index))) continue;
    if (!match || !isAmount(total.unit.dimension) || /[；;]/.test(sentence.gap(index))) continue;
    if (/[均每]/.test(sentence.lead(index - 1)) || total.hedge === 'range') continue;
    const kind = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    const months = monthsBefore(sentence, total);
    if (months === undefined) continue;
    // 庙会历时15天，日均8400人次: the days are told and are not those of the year.
    if (DAYS.test(sentence.slice(sentence.start, total.span.start))) continue;
    relations.push(averageRelation(sentence, total, average, kind, months));
  }
  return relations;
}

/** How many months the total is of, when the words before it say so once. */
function monthsBefore(sentence: Sentence, total: Figure): number | undefined {
  const words = sentence.slice(sentence.start, total.span.start);
  const range = MONTH_RANGE.exec(words);
  if (range) {
    const months = Number(range[2]) - Number(range[1] ?? 1) + 1;
    return months >= 2 && months <= 12 ? months : undefined;
  }
  const counted = CHINESE_MONTHS.exec(words)?.[1];
  if (counted !== undefined) {
    const months = '一二三四五六七八九十'.indexOf(counted.replace('两', '二')) + 1;
    return counted.length === 1 && months >= 2 ? months : undefined;
  }
  const found = STRETCHES.filter(([pattern]) => pattern.test(words));
  const [first] = found;
  // 2023年上半年 names the year only to say of which half.
  return first && (found.length === 1 || (found.length === 2 && found[1]?.[1] === 12)) ? first[1] : undefined;
}

function averageRelation(sentence: Sentence, total: Figure, average: Figure, kind: string, months: number): Relation {
  const isDay = kind === '日' || kind === '天';
  const count = kind === '季' ? months / 3 : months;
  // A year of school has ten months.
  const counts: readonly (readonly [number, number])[] = isDay
    ? DAYS_OF_MONTH.map(([low, high]) => [Math.floor(months * low), Math.ceil(months * high)])
    : [[months === 12 && kind === '月' ? 10 : count, count]];
  const holds = counts.some(([low, high]) => {
    const parts = low === high ? point(decimal(low)) : between(decimal(low), decimal(high));
    return fitsQuotient(total.value, parts, average.derivedValue);
  });
  const value = total.nominal.div(isDay ? decimal(Math.round(months * 30.42)) : decimal(count));
  const shown = inScaleOf(value, average, 1);
  const by = isDay ? `${Math.round(months * 30.42)}天` : kind === '季' ? `${count}个季度` : `${count}个月`;
  const computation = `${literal(sentence, total)}÷${by}=${shown}${unitOf(sentence, average)}`;
  return {
    kind: 'average',
    rule: 'figure-share',
    members: [member('均值', average), member('合计', total)],
    span: average.span,
    computation,
    holds,
    message: holds ? '' : `平均数与总数不符：${computation}，文中为${literal(sentence, average)}，请核对。`,
  };
}
