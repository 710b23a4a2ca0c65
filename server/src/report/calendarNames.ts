import { toHalfWidthDigits } from '../text/numerals';
import type { Span } from '../text/span';

/** A part of the year or a feast that the months or the day beside it contradict. Offsets count in the text. */
export interface CalendarSlip extends Span {
  /** What the calendar says: 第三季度是7月至9月. */
  readonly fact: string;
}

/** First and last month of the parts of a year. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
  上半年: [1, 6],
  下半年: [7, 12],
  前三季度: [1, 9],
};
const PART_MONTHS =
  /(?:第?([一二三四1-4])季度|(上半年|下半年|前三季度))[（(](\d{1,2})月?(?:至|到|[-—–－～~]{1,2})(\d{1,2})月(?:份)?[）)]/g;
const NO_QUARTER = /第([五六七八九5-9])季度/g;

/** Feasts and days with a fixed date. */
const FEASTS: readonly (readonly [string, number, number])[] = [
  ['元旦', 1, 1],
  ['国际劳动妇女节', 3, 8],
  ['妇女节', 3, 8],
  ['植树节', 3, 12],
  ['国际消费者权益日', 3, 15],
  ['世界水日', 3, 22],
  ['全民国家安全教育日', 4, 15],
  ['世界地球日', 4, 22],
  ['世界读书日', 4, 23],
  ['国际劳动节', 5, 1],
  ['青年节', 5, 4],
  ['国际护士节', 5, 12],
  ['防灾减灾日', 5, 12],
  ['中国旅游日', 5, 19],
  ['世界无烟日', 5, 31],
  ['国际儿童节', 6, 1],
  ['世界环境日', 6, 5],
  ['全国爱眼日', 6, 6],
  ['国际禁毒日', 6, 26],
  ['全国土地日', 6, 25],
  ['建党节', 7, 1],
  ['建军节', 8, 1],
  ['中国医师节', 8, 19],
  ['教师节', 9, 10],
  ['烈士纪念日', 9, 30],
  ['国庆节', 10, 1],
  ['世界粮食日', 10, 16],
  ['记者节', 11, 8],
  ['全国消防日', 11, 9],
  ['世界艾滋病日', 12, 1],
  ['全国交通安全日', 12, 2],
  ['国家宪法日', 12, 4],
  ['国家公祭日', 12, 13],
];
const FEAST_NAMES = FEASTS.map(([name]) => name)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** 9月12日是第40个教师节, 教师节（9月12日）: the day and the feast are said to be one. */
const IS_FEAST = new RegExp(
  `(?<!农历|阴历)(?<![\\d至到—～~.-])(\\d{1,2})月(\\d{1,2})日[，,]?(?:正|恰)?(?:是|为|值|逢|系|适逢|正值|恰逢)(?:我国|中国)?(?:第[\\d一二三四五六七八九十]{1,4}个)?[“"「]?(?:全国|国际)?(${FEAST_NAMES})|(?<!前夕|期间)(${FEAST_NAMES})[”"」]?[（(](\\d{1,2})月(\\d{1,2})日[）)]`,
  'g',
);

/** 9时70分, 25时: no clock shows them. */
const NO_TIME = /(?<![\d.])(?:(?:2[5-9]|[3-9]\d)[时點点](?:\d{1,2}分|[整许])|(?:[01]?\d|2[0-4])[时點点](?:[6-9]\d)分)/g;
/** 13月底, 15月份. */
const NO_MONTH = /(?<![\d.—～~-])(?:1[3-9]|[2-9]\d)月(?:[底初末份]|[上中下]旬)/g;

/** Quarters with other months behind them, a fifth quarter, feasts on another day, and times that no clock shows. */
export function calendarSlips(folded: string): readonly CalendarSlip[] {
  // Every slip has a quarter, a month or an hour in it.
  if (!/[月季时点點]/.test(folded)) return [];
  if (!/季度|半年|\d[时点]\d|\d月|[节日旦][”"」]?(?:[（(]|$)|[是为值逢系]/.test(folded)) return [];
  const text = folded.replace(/[０-９]/g, toHalfWidthDigits);
  const slips: CalendarSlip[] = [];
  for (const match of /[（(]/.test(text) ? text.matchAll(PART_MONTHS) : []) {
    const quarter = match[1] === undefined ? undefined : '一二三四'.charAt((Number(match[1]) || 0) - 1) || match[1];
    const name = match[2] ?? `${quarter}季度`;
    const months = PARTS[name];
    if (!months || (months[0] === Number(match[3]) && months[1] === Number(match[4]))) continue;
    const isQuarter = match[1] !== undefined;
    slips.push({
      start: match.index,
      end: match.index + match[0].length,
      fact: `${isQuarter ? '第' : ''}${name}是${months[0]}月至${months[1]}月`,
    });
  }
  for (const match of text.includes('季') ? text.matchAll(NO_QUARTER) : []) {
    slips.push({ start: match.index, end: match.index + match[0].length, fact: '一年只有四个季度' });
  }
  for (const match of /[时點点]/.test(text) ? text.matchAll(NO_TIME) : []) {
    slips.push({ start: match.index, end: match.index + match[0].length, fact: '一天只有24小时，一小时只有60分钟' });
  }
  for (const match of text.matchAll(NO_MONTH)) {
    slips.push({ start: match.index, end: match.index + match[0].length, fact: '一年只有十二个月' });
  }
  for (const match of /[节日旦]/.test(text) ? text.matchAll(IS_FEAST) : []) {
    const name = match[3] ?? match[4] ?? '';
    const feast = FEASTS.find(([known]) => known === name);
    const [month, day] = [Number(match[1] ?? match[5]), Number(match[2] ?? match[6])];
    if (!feast || (feast[1] === month && feast[2] === day)) continue;
    slips.push({
      start: match.index,
      end: match.index + match[0].length,
      fact: `${name}是${feast[1]}月${feast[2]}日`,
    });
  }
  return slips;
}
