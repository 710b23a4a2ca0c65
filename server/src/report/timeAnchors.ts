import { parseChineseInteger } from '../text/numerals';
import { isInsideTitle } from './openMarks';
import { PLAN_STARTS } from './planYears';

/**
 * A time that a text names, as far as it can be told without knowing when the text was written: years as numbers,
 * or counted back from the year of the report.
 */
export interface TimeAnchor {
  /** Offsets of the words in the text. */
  readonly start: number;
  readonly end: number;
  readonly from: Moment;
  readonly to: Moment;
  /** Whether the time lasts until the report is written: 2019年以来, 近三年, 今年. */
  readonly lasts: boolean;
}

/** A day as `YYYY-MM-DD`, or a day so many years before the report, or the report's own day. */
export type Moment =
  | { readonly day: string }
  | { readonly yearsBack: number; readonly edge: 'start' | 'end' | 'same' }
  | 'asOf'
  | 'future';

const YEAR = '(?:(?:19|20)\\d\\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})';

/** One alternative for each way of naming a time. */
const ANCHOR = new RegExp(
  [
    // 2016—2020年, 2018年至2020年, 2015年9月到2018年7月
    `(?<rangeFrom>${YEAR})(?:年\\s?(?:\\d{1,2}月)?)?[—–\\-－~～至到](?<rangeTo>${YEAR})年`,
    // 2019年, 2019年3月, 2019年3月5日, with what follows
    `(?<year>${YEAR})(?:年\\s?(?<month>\\d{1,2})月(?:\\s?\\d{1,2}日)?|年度?)(?<part>[底末初])?` +
      '(?<direction>以来|以后|之后|后|起|以前|之前|前)?',
    // “十三五”期间
    '(?<plan>十|十[一二三四五六]|[八九])五["”」』]?(?:规划)?(?<planPart>期间|时期|以来|期末|期初|末|初)',
    '(?<last>去年|上年|上一年度?|前年)(?:同期)?(?<lastSince>以来)?',
    '(?<current>今年|本年度?|年内|年初|本学[年期]|本月|上半年|下半年|[一二三四]季度|一年来|半年来|过去的?一年)(?:以来)?',
    '(?<now>当前|目前|现阶段|现在|眼下|近期|近日|新征程)',
    '(?<future>明年|来年|今后|下一?步|下一?阶段|接下来|未来|下学期|新学年|新的一年)',
    '近(?<near>[一二两三四五六七八九十几])?年来?|(?<back>[一二两三四五六七八九十多几]|十几)年多?(?:以)?来',
    '(?<long>长期以来|一直以来|历年)',
    '(?<congress>十[六七八九]|二十)大(?:胜利)?(?:召开)?(?<congressPart>以来|以后|之后|以前|之前)',
    '(?<epoch>改革开放以来|(?:新中国成立|建国)(?:以来|后|初期)|解放[前初]|民国时期|计划经济时期|上世纪)',
    '(?<covid>(?:疫情防?控?|抗疫)期间|疫情(?:发生)?以来)',
    '(?<poverty>脱贫攻坚(?:期间?内?|时期|战打响以来|以来))',
    '(?<season>(?:开学|入汛|入夏|入冬|入春|入秋|开春|开年)以来)',
    '(?<open>以来)',
  ].join('|'),
  'g',
);

const CONGRESSES: Readonly<Record<string, string>> = {
  十六: '2002-11-14',
  十七: '2007-10-21',
  十八: '2012-11-14',
  十九: '2017-10-24',
  二十: '2022-10-22',
};
const BEGINNING: Moment = { day: '0000-01-01' };

/** All times named in a folded text, in order. Years inside 《》 and of editions (2017年版) are not times. */
export function timeAnchorsIn(text: string): readonly TimeAnchor[] {
  const anchors: TimeAnchor[] = [];
  for (const match of text.matchAll(ANCHOR)) {
    const end = match.index + match[0].length;
    if (/^(?:版|修订|修正|颁布|级|届|款|远景)/.test(text.slice(end, end + 2))) continue;
    if (isInsideTitle(text, match.index)) continue;
    const span = readSpan(match, text);
    if (span) anchors.push({ start: match.index, end, ...span });
  }
  return anchors;
}

type AnchorTime = Pick<TimeAnchor, 'from' | 'to' | 'lasts'>;

function readSpan(match: RegExpExecArray, text: string): AnchorTime | undefined {
  const { rangeFrom, rangeTo, year, month, part, direction, plan, planPart } = match.groups ?? {};
  if (rangeFrom !== undefined && rangeTo !== undefined) return years(toYear(rangeFrom), toYear(rangeTo));
  if (year !== undefined) return readYear(toYear(year), month, part, direction, text.charAt(match.index - 1));
  if (plan !== undefined) {
    const start = PLAN_STARTS[plan];
    if (start === undefined) return undefined;
    return planPart === '以来' ? since({ day: `${start}-01-01` }) : years(start, start + 4);
  }
  return readRelative(match);
}

function readYear(
  year: number,
  month: string | undefined,
  part: string | undefined,
  direction: string | undefined,
  before: string,
): AnchorTime {
  const from = month === undefined ? 1 : Number(month);
  const to = month === undefined ? 12 : Number(month);
  const pad = (value: number) => String(value).padStart(2, '0');
  const first = part === '底' || part === '末' ? Math.max(from, month === undefined ? 11 : from) : from;
  const last = part === '初' && month === undefined ? 3 : to;
  const start: Moment = { day: `${year}-${pad(first)}-01` };
  const end: Moment = { day: `${year}-${pad(last)}-31` };
  if (direction === undefined) return { from: start, to: end, lasts: false };
  if (direction === '前' || direction === '以前' || direction === '之前') {
    return { from: BEGINNING, to: end, lasts: false };
  }
  // 自2019年起 lasts until now; 2019年起 alone says the same of what began then.
  return before === '到' ? { from: start, to: end, lasts: false } : since(start);
}

function readRelative(match: RegExpExecArray): AnchorTime | undefined {
  const { last, lastSince, current, now, future, near, back, congress, congressPart, epoch } = match.groups ?? {};
  const { long, covid, poverty, season, open } = match.groups ?? {};
  if (last !== undefined) {
    const back = yearBack(last === '前年' ? 2 : 1);
    return lastSince === undefined ? back : since(back.from);
  }
  if (current !== undefined) {
    const isWholeYear = /[一半]年来|过去|上半年|下半年|季度/.test(current);
    return since({ yearsBack: isWholeYear ? 1 : 0, edge: isWholeYear ? 'same' : 'start' });
  }
  if (now !== undefined) return { from: 'asOf', to: 'asOf', lasts: true };
  if (future !== undefined) return { from: 'future', to: 'future', lasts: true };
  if (congress !== undefined) {
    const day = CONGRESSES[congress];
    if (day === undefined) return undefined;
    return congressPart?.endsWith('前') ? { from: BEGINNING, to: { day }, lasts: false } : since({ day });
  }
  if (epoch !== undefined) {
    return epoch.startsWith('改革开放') ? since({ day: '1978-12-18' }) : { from: BEGINNING, to: 'asOf', lasts: true };
  }
  if (covid !== undefined) return { from: { day: '2020-01-20' }, to: { day: '2023-01-08' }, lasts: false };
  if (poverty !== undefined) return { from: { day: '2015-11-29' }, to: { day: '2021-02-25' }, lasts: false };
  if (season !== undefined) return since({ yearsBack: 0, edge: 'start' });
  if (long !== undefined) return since({ yearsBack: 15, edge: 'same' });
  if (open !== undefined) return since({ yearsBack: 5, edge: 'same' });
  return since({ yearsBack: countOfYears(near ?? back), edge: 'same' });
}

function countOfYears(word: string | undefined): number {
  if (word === undefined || word === '几') return 4;
  if (word === '多' || word === '十几') return 15;
  return parseChineseInteger(word) ?? 4;
}

function toYear(text: string): number {
  return parseChineseInteger(text) ?? Number(text);
}

function years(from: number, to: number): AnchorTime {
  return { from: { day: `${from}-01-01` }, to: { day: `${to}-12-31` }, lasts: false };
}

function yearBack(count: number): AnchorTime {
  return { from: { yearsBack: count, edge: 'start' }, to: { yearsBack: count, edge: 'end' }, lasts: false };
}

function since(from: Moment): AnchorTime {
  return { from, to: 'asOf', lasts: true };
}

/** The moment as `YYYY-MM-DD`, for a report of the given day. */
export function resolveMoment(moment: Moment, asOf: string): string {
  if (moment === 'asOf') return asOf;
  if (moment === 'future') return '9999-12-31';
  if ('day' in moment) return moment.day;
  const year = String(Number(asOf.slice(0, 4)) - moment.yearsBack).padStart(4, '0');
  if (moment.edge === 'same') return `${year}${asOf.slice(4)}`;
  return moment.edge === 'start' ? `${year}-01-01` : `${year}-12-31`;
}
