import { anniversariesOf, namedYearOf } from '../report/anniversaries';
import type { AnniversaryMention } from '../report/anniversaryMention';
import { periodOf, periodText } from '../report/period';
import type { Report } from '../report/report';
import { blocksAt, blocksWith } from '../report/reportFact';
import { sectionTenses } from '../report/sectionTense';
import { parseChineseInteger, toChineseOrdinal } from '../text/numerals';
import { shiftSpan } from '../text/span';
import type { Fix, Rule, RuleContext } from './rule';

/** Words that look ahead to a day that is still to come, perhaps next year. */
const AHEAD = /迎接|喜迎|即将|来临|到来|筹备|筹办|献礼|前夕|将|拟|计划|打算|力争|谋划|明年|下一步|今后/;
/** Meetings and speeches are cited by their names for years. */
const NAMED_EVENT =
  /^[”"」]?(?:纪念|庆祝)?(?:大会|座谈会|招待会)?(?:上的?|精神|重要)?(?:重要|系列)?(?:讲话|阅兵|纪念章|决议|精神)|^[”"」]?(?:纪念|庆祝)?大会(?:上|精神|重要)|^[”"」]?以来/;
/** A day that returns every year is celebrated at a meeting of that year; only what was said there is cited later. */
const CITED_DAY = /^[”"」]?(?:纪念|庆祝)?(?:大会|座谈会)?(?:上的?)?(?:重要|系列)*(?:讲话|精神|贺信|回信)|^[”"」]?以来/;
/** A count that is further off than this belongs to something else. */
const MISS_LIMIT = 3;

/** Ordinals and anniversaries that do not go with the year: 第39个教师节 in 2024, 建党100周年 in 2023. */
export const anniversary: Rule = {
  id: 'anniversary',
  title: '届次周年不符',
  titleEnglish: 'Anniversary and year disagree',
  group: '日期',
  severity: 'warning',
  force: '算术',
  source: '节日的首届年份、事件的年份与所说年份之差',
  reads: {
    block: (block) => (anniversariesOf(block).length > 0 ? block : undefined),
    facts: [sectionTenses, periodText],
  },
  checkReport(report, { asOf }, add) {
    const known = knownYears(report, asOf);
    const tenses = sectionTenses(report);
    for (const [index, { block, offset }] of blocksAt(report, celebrating(report))) {
      for (const mention of anniversariesOf(block)) {
        const years = yearsFor(mention, known, asOf, tenses[index] === 'open');
        if (years.length === 0 || years.includes(mention.base + mention.count)) continue;
        const nearest = Math.min(...years.map((year) => Math.abs(year - mention.base - mention.count)));
        const isStated = typeof namedYearOf(mention) === 'object';
        if (!isStated && nearest > MISS_LIMIT) continue;
        const { prose, start, end } = mention;
        add({
          span: shiftSpan(prose.sourceSpan(start, end), offset),
          message: messageFor(mention, prose.text.slice(start, end), years),
          fixes: years.length === 1 ? fixesFor(mention, years[0] ?? 0, offset) : [],
        });
      }
    }
  },
};

const celebrating = blocksWith((block) => anniversariesOf(block).length > 0);

/** The years the report tells of, or none when nothing but today's date is known. */
function knownYears(report: Report, asOf: RuleContext['asOf']): readonly number[] {
  const years = periodOf(report)?.years ?? [];
  const isDated = asOf.source !== 'today' && asOf.source !== '正文';
  return [...new Set([...years, ...(isDated ? [asOf.date.year] : [])])];
}

/** The years in which the mention may be right; empty when that cannot be told. */
function yearsFor(
  mention: AnniversaryMention,
  known: readonly number[],
  asOf: RuleContext['asOf'],
  isPlan: boolean,
): readonly number[] {
  const { prose, start, end } = mention;
  const text = prose.folded;
  const named = namedYearOf(mention);
  const after = text.slice(end, end + 16);
  const clause = text.slice(Math.max(0, start - 24), start) + after;
  const isAhead = AHEAD.test(clause);
  const isCited = (text.slice(start, end).endsWith('周年') ? NAMED_EVENT : CITED_DAY).test(after);
  if (mention.name === '') return planYears(mention, named, known);
  if (typeof named === 'object') {
    if (isCited) return [];
    return isAhead && !isDue(mention) ? [named.year, named.year + 1] : [named.year];
  }
  if (known.length === 0 || isCited) return [];
  if (named === '去年') return known.map((year) => year - 1);
  if (named === '明年') return known.map((year) => year + 1);
  const isNow = named === '今年' && asOf.source !== 'today';
  if (isNow && !isAhead) return known;
  return isAhead || isPlan ? [...known, ...known.map((year) => year + 1)] : known;
}

/** A day of the year told with words of its coming, so that it comes in the year that is named: 2021年“七一”前夕. */
const DUE =
  /(?:七一|八一|十一|五四|建党节?|建军节?|国庆节?|教师节|护士节|医师节|记者节|劳动节|青年节|儿童节)[”"」』]?(?:节|前夕|期间|前后|当[天日]|之际|来临|到来|即将)/;
const COMING = /^[”"」]?(?:即将)?(?:前夕|来临|到来|之际)/;
/** The months in which what is celebrated every year is celebrated. */
const MONTHS: Readonly<Record<string, number>> = {
  中国共产党成立: 7,
  建军: 8,
  新中国成立: 10,
  五四运动: 5,
  共青团成立: 5,
  少先队成立: 10,
};
/** Months before a day in which one looks ahead to it, and not to that of the next year. */
const MONTHS_AHEAD = 3;

/** Whether the words put the day itself into the year they name. */
function isDue({ prose, start, end, name }: AnniversaryMention): boolean {
  const before = prose.folded.slice(Math.max(0, start - 60), start);
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1);
  if (DUE.test(sentence)) return true;
  if (COMING.test(prose.folded.slice(end, end + 8)) && !/周年/.test(prose.folded.slice(start, end))) return true;
  const month = Number(/\d年(\d{1,2})月/.exec(sentence)?.[1]);
  const own = MONTHS[name];
  return own !== undefined && month <= own && month >= own - MONTHS_AHEAD;
}

/** 2026年是“十五五”开局之年 says the year itself; anything looser may speak of another. */
function planYears(
  { prose, start }: AnniversaryMention,
  named: ReturnType<typeof namedYearOf>,
  known: readonly number[],
): readonly number[] {
  const before = prose.folded.slice(Math.max(0, start - 40), start);
  const isStatement = /(?:\d年|今年)[，,]?(?:既|也|正|正好|恰)?(?:是|为)[^。；;]{0,24}$/.test(before);
  if (!isStatement) return [];
  if (typeof named === 'object') return [named.year];
  return named === '今年' && known.length === 1 ? known : [];
}

function messageFor(mention: AnniversaryMention, written: string, years: readonly number[]): string {
  const right = mention.base + mention.count;
  if (mention.name === '') return `“${written}”应是${right}年，文中说的是${years[0]}年，请核对。`;
  const isAnniversary = written.endsWith('周年');
  const counts = years.map(
    (year) => `${year}年是${isAnniversary ? `${year - mention.base}周年` : `第${year - mention.base}个`}`,
  );
  return `“${written}”与年份不符：${mention.name}${isAnniversary ? '在' : '从'}${isAnniversary ? mention.base : mention.base + 1}年${isAnniversary ? '' : '算起'}，${counts.slice(0, 3).join('，')}。`;
}

function fixesFor(mention: AnniversaryMention, year: number, offset: number): Fix[] {
  if (mention.name === '') return [];
  const { prose, number } = mention;
  const count = year - mention.base;
  const isChinese = parseChineseInteger(prose.folded.slice(number.start, number.end)) !== undefined;
  if (count < 1 || (isChinese && count > 99)) return [];
  const newText = isChinese ? toChineseOrdinal(count) : String(count);
  return [
    {
      title: `改为“${newText}”`,
      safe: false,
      edits: [{ span: shiftSpan(prose.sourceSpan(number.start, number.end), offset), newText }],
    },
  ];
}
