import { type CalendarDate, compareDates, parseDate } from '../text/date';
import { blockFact, type PlacedBlock } from './block';
import { announcedPlan, closingClaim, plannedInside, type YearClaim } from './closingClaims';
import { elementsOf } from './elements';
import { frontMatterEntry } from './frontMatter';
import { headingClaims, pairedHeadingClaims } from './headingClaims';
import { partClaims } from './partClaims';
import { readPeriod } from './period';
import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { residueOf } from './residue';
import { titleOf } from './title';
import { digits, type TitlePeriod, yearsIn } from './titlePeriod';

/** All places in the report that name another year than the title where they should name the same. */
export function contraryClaims(
  report: Report,
  title: TitlePeriod,
  today: CalendarDate | undefined,
): readonly PeriodClaim[] {
  const claims: PeriodClaim[] = [];
  const body = bodyBlocks(report);
  claims.push(...titleClaims(report, title, body));
  const lead = body.slice(0, 3).find((placed) => placed.block.prose.text.length >= 12 && !placed.block.heading);
  for (const placed of body.slice(0, 4)) claims.push(...statedClaims(report, placed, title));
  if (lead) claims.push(...leadClaims(report, lead, title));
  for (const placed of body.slice(0, 2)) {
    for (const { start, written } of partClaims(placed, title)) {
      const span = report.proseSpan(placed, start, start + written.length);
      // A lead with a year of its own has been judged above.
      if (claims.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      claims.push({ span, written, year: title.start.year, place: '时段' });
    }
  }
  const headings = report.blocks.filter(({ block }) => block.heading);
  for (const placed of headings) claims.push(...headingClaims(report, placed, title));
  claims.push(...pairedHeadingClaims(report, headings, claims));
  if (title.isAccount) for (const placed of body) claims.push(...comparedClaims(report, placed, title));
  if (title.isPlan && !title.isAccount) for (const placed of body) claims.push(...plannedClaims(report, placed, title));
  if (title.isAccount) claims.push(...summingUpClaims(report, body, title));
  claims.push(...dateClaims(report, title));
  if (title.isAccount && title.isWholeYear) {
    for (const placed of body.slice(-3)) claims.push(...outlookClaims(report, placed, title, today));
  }
  return claims;
}

function bodyBlocks(report: Report): readonly PlacedBlock[] {
  const kinds = elementsOf(report);
  return report.blocks.filter(
    ({ block }, index) => kinds[index] === 'body' && !residueOf(block).some((residue) => residue.whole),
  );
}

const CUE =
  /现将|现就|一年来|半年来|如下|(?:领导|指导|关心|支持|关怀|帮助)下|本人|[我本](?:县|市|区|局|镇|乡|校|院|委|办|中心|街道|社区|村|单位|部门|所|站)|全(?:县|市|区|镇|乡|局|校|院|系统|体)|总体(?:要求|思路)|指导思想/;
const STRONG_CUE =
  /[现兹谨][将就](?:(?:19|20)\d\d年度?|一年来|全年|本年度?|半年来?|上半年|本学年)|(?:领导|指导|关心|支持)下/;
/** What happened in a year of its own, at the beginning of a story. */
const HISTORY =
  /担任|上任|到任|任职|任命|调任|调到|调入|调离|当选|毕业|入职|成立|组建|挂牌|建成|启动|印发|出台|批准|获批|开工|中标|签订|考取|荣获/;
const LEAD =
  /^\s*(?:((?:19|20)\d\d)年(?:度)?((?:(?:上|下)半年|第?[一二三四]季度|前三季度)(?:以来)?)?(?=[，,]|是.{2,60}(?:之年|的一年))|((?:19|20)\d\d)\s*[-—–－～~至/]\s*((?:19|20)\d\d)学年度?(?=[，,]))/;

function leadClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  const match = LEAD.exec(text);
  if (!match) return [];
  const start = match[0].length - match[0].trimStart().length;
  const written = match[0].trimStart();
  const year = Number(match[1] ?? match[3]);
  const firstClause =
    text
      .slice(match[0].length)
      .replace(/^[，,]/, '')
      .slice(0, 60)
      .split(/[，。；,;]/)[0] ?? '';
  if (HISTORY.test(firstClause)) return [];
  const cue = title.isAccount || title.isPlan ? CUE : STRONG_CUE;
  if (title.isInspection && year > title.start.year) return [];
  if (!cue.test(text)) return [];
  const years = match[3] === undefined ? [year] : [year, Number(match[4])];
  if (!years.some((one) => title.years.includes(one))) {
    // A plan may begin with what the year before has brought.
    if (title.isPlan && year === title.start.year - 1) return [];
    // 现将2022年工作总结如下 only announces the report; it does not tell what happened in which year.
    const others = yearsIn(text.slice(match[0].length).replace(STATED, ''));
    if (others.some((other) => title.years.includes(other))) return [];
    const shown = /^\d{4}年/.exec(written)?.[0] ?? written;
    return [claim(report, placed, start, shown, year, '开头')];
  }
  if (match[3] !== undefined && !years.every((one) => title.years.includes(one)) && title.years.length === 2) {
    return [claim(report, placed, start, written, year, '开头')];
  }
  const part = match[2] === undefined ? undefined : readPeriod(written);
  // What goes on since an earlier part of the year may well be told here.
  const isBefore = part && !/以来$/.test(written) && compareDates(part.end, title.start) < 0;
  const isApart = part && (isBefore || compareDates(part.start, title.end) > 0);
  return isApart ? [claim(report, placed, start, written, year, '开头')] : [];
}

const STATED =
  /现[将就把](?:[我本全](?:[县市区局镇乡校院委办所站]|单位|系统)|本人)?((?:19|20)\d\d)年(?:度|上半年|下半年)?(?![-—–－～~至到])([^，。；,;]{0,24})如下/g;

/** What a plan says of its own year, and of no other: 2026年全县水利工作的总体要求是. */
const PLANNED_YEAR =
  /(?<![\d至到—～~-])((?:19|20)\d\d)年度?[^，。；：:,;\d]{0,24}(?:总体要求|总体思路|总体目标|工作思路|工作目标|主要目标|指导思想)(?:是|为|[：:])/g;

/** 现将2021年工作总结如下; in a plan, 2021年工作的总体要求是. */
function statedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  const claims: PeriodClaim[] = [];
  for (const match of text.matchAll(STATED)) {
    const year = Number(match[1]);
    const isOther = /整改|反馈|问题|考核结果|[和与及、](?:19|20)\d\d年/.test(match[2] ?? '');
    if (title.years.includes(year) || isOther || (title.isPlan && year === title.start.year - 1)) continue;
    const at = match.index + match[0].indexOf(match[1] ?? '');
    claims.push(claim(report, placed, at, `${match[1]}年`, year, '开头'));
  }
  for (const match of title.isPlan ? text.matchAll(PLANNED_YEAR) : []) {
    const year = Number(match[1]);
    if (title.years.includes(year)) continue;
    claims.push(claim(report, placed, match.index, `${match[1]}年`, year, '开头'));
  }
  return claims;
}

/** 到2024年底前，完成…: a deadline that a plan sets. */
const DEADLINE =
  /(?:^|[。；，,;：:\n、])\s{0,8}(?:力争|确保|计划|拟|要)?(?:到|在|于|至|赶在)?((?:19|20)\d\d)年(?:年?底|年?末|\d{1,2}月底?|[一二三四]季度末?|上半年|下半年)(?:之?前|以前)[，,]?(?:要|全面|全部|基本|力争|确保|必须|务必|完成|实现|建成|达到|投[用产]|竣工|启动|开工)(?!的)/g;

const MEANT =
  /(?:^|[。；\n])\s{0,8}((?:19|20)\d\d)年(?:(?:要|将|拟|计划|力争|确保)(?![求点素])|是[^，。；,;]{2,18}年[，,](?:我[县市区局镇乡校]|全[县市区局镇乡校])?(?:要|将|必须))/g;

/** 2019年要开工项目12个 in a plan for 2020: what is meant to be done lies in a year that is over. */
function plannedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  const text = digits(placed.block.prose.text);
  return [...text.matchAll(MEANT), ...text.matchAll(DEADLINE)].flatMap((match) => {
    const year = Number(match[1]);
    const at = match.index + match[0].indexOf(match[1] ?? '');
    return year < title.start.year ? [claim(report, placed, at, `${match[1]}年`, year, '正文')] : [];
  });
}

/** Years of the summing up at the end, and of a plan told within a paragraph, that are not those of the title. */
function summingUpClaims(report: Report, body: readonly PlacedBlock[], title: TitlePeriod): readonly PeriodClaim[] {
  const claims: PeriodClaim[] = [];
  for (const placed of body.slice(-3)) {
    const found = closingClaim(placed.block, title);
    if (found) claims.push(claim(report, placed, found.start, `${found.year}年`, found.year, '结尾'));
  }
  const planned = announcedPlan(digits(titleOf(report)?.text ?? '')) ?? title.start.year + 1;
  if (planned <= title.start.year || !(title.isWholeYear || title.years.length === 2)) return claims;
  for (const placed of body) {
    for (const { start, year } of plannedInside(placed.block, planned))
      claims.push({ ...claim(report, placed, start, `${year}年`, year, '下年打算'), announced: planned });
  }
  return claims;
}

/** 2023年，…，比2023年增长: what is compared with a year was not done in that year. */
const TOLD_YEAR = /(?:^|[。\n])\s{0,8}((?:19|20)\d\d)年(?:度|全年)?[，,]([^。；;]{4,120})/g;

const COMPARED =
  /(?:比|较|同)((?:19|20)\d\d)年(?!年?[底末初])[^，。；,;]{0,6}(?:增|减|提|升|降|多|少|上|下|高|低|扩|缩)/g;

/** The years that a paragraph tells of and compares with themselves. */
const comparedYears = blockFact((block): readonly YearClaim[] =>
  [...digits(block.prose.text).matchAll(TOLD_YEAR)].flatMap((match) => {
    const [whole, year = '', told = ''] = match;
    const isCompared = [...told.matchAll(COMPARED)].some(([, other]) => other === year);
    return isCompared ? [{ start: match.index + whole.indexOf(year), year: Number(year) }] : [];
  }),
);

function comparedClaims(report: Report, placed: PlacedBlock, title: TitlePeriod): readonly PeriodClaim[] {
  return comparedYears(placed.block)
    .filter(({ year }) => !title.years.includes(year))
    .map(({ start, year }) => claim(report, placed, start, `${year}年`, year, '正文'));
}

/** The same title with another year: repeated below, or in front matter and text. */
function titleClaims(report: Report, title: TitlePeriod, body: readonly PlacedBlock[]): readonly PeriodClaim[] {
  const whole = titleOf(report);
  const stated = frontMatterEntry(report.frontMatter, '标题');
  const wanted = withoutYears(digits(whole?.text ?? ''));
  const claims: PeriodClaim[] = [];
  const lines = [
    ...(stated ? (whole?.blocks ?? []) : []).flatMap((index) => report.blocks[index] ?? []),
    ...body.slice(0, 3),
  ];
  for (const placed of lines) {
    const text = digits(placed.block.prose.text);
    if (text.length > 80 || withoutYears(text) !== wanted) continue;
    const year = yearsIn(text)[0];
    if (year === undefined || title.years.includes(year)) continue;
    claims.push(claim(report, placed, text.indexOf(String(year)), `${year}年`, year, '标题'));
  }
  const period = frontMatterEntry(report.frontMatter, '报告期');
  const read = period?.values[0] === undefined ? undefined : readPeriod(period.values[0]);
  const span = period?.valueSpans[0];
  if (read && span && read.end.year < Math.min(...title.years)) {
    claims.push({ span, written: period?.values[0] ?? '', year: read.end.year, place: '报告期' });
  } else if (read && span && read.start.year > Math.max(...title.years)) {
    claims.push({ span, written: period?.values[0] ?? '', year: read.start.year, place: '报告期' });
  }
  return claims;
}

function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d\d/g, '').replace(/[\s，,。、]/g, '');
}

/** The date that a short paragraph is. */
const soleDate = blockFact(({ prose: { text } }): CalendarDate | undefined =>
  text.length > 20 ? undefined : parseDate(digits(text).replace(/[（()）\s]/g, '')),
);

/** An account is not dated before its year, a plan not after its own. */
function dateClaims(report: Report, title: TitlePeriod): readonly PeriodClaim[] {
  const isWrong = (date: CalendarDate) =>
    ((title.isAccount || title.isInspection) && date.year < Math.min(...title.years)) ||
    (title.isPlan && compareDates(date, title.end) > 0);
  const stated = frontMatterEntry(report.frontMatter, '成文日期');
  const value = stated?.values[0];
  const date = value === undefined ? undefined : parseDate(value);
  const span = stated?.valueSpans[0];
  if (date && span) return isWrong(date) ? [{ span, written: value ?? '', year: date.year, place: '成文日期' }] : [];
  for (const placed of report.blocks) {
    const found = soleDate(placed.block);
    if (!found || !isWrong(found)) continue;
    const { text } = placed.block.prose;
    const start = text.search(/[^\s（(]/);
    const end = text.replace(/(?<![\s）)])[\s）)]+$/, '').length;
    return [
      {
        span: report.proseSpan(placed, start, end),
        written: text.slice(start, end),
        year: found.year,
        place: '成文日期',
      },
    ];
  }
  return [];
}

const NEXT =
  /^\s*((?:19|20)\d\d)年[，,]?(?:[我本全][^，。；,;]{0,8})?(?:将|要)(?:继续|进一步|以|坚持|认真|全面|深入|着力|重点|紧紧|紧扣|围绕|大力|切实|按照|不断|努力|再接再厉)/;

/** 2022年，我们将继续… at the end of an account of 2022: the year to come has been forgotten. */
function outlookClaims(
  report: Report,
  placed: PlacedBlock,
  title: TitlePeriod,
  today: CalendarDate | undefined,
): readonly PeriodClaim[] {
  const match = NEXT.exec(digits(placed.block.prose.text));
  if (!match) return [];
  const year = Number(match[1]);
  // An account that is written before its year is over still has something to do in it.
  const isOver = today !== undefined && (today.year > title.start.year || today.month >= 11);
  if (year > title.start.year || (year === title.start.year && !isOver)) return [];
  const start = match[0].length - match[0].trimStart().length;
  return [claim(report, placed, start, `${match[1]}年`, year, '下年打算')];
}
