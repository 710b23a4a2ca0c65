import { parseChineseInteger, toHalfWidthDigits } from '../text/numerals';
import { spanOf } from '../text/span';
import { ORDINAL as ORDINAL_SIGN } from '../text/traits';
import type { AnniversaryMention } from './anniversaryMention';
import { blockFact } from './block';
import { prosesOf } from './blockProses';
import { isInsideTitle } from './openMarks';
import { ownAnniversaries } from './ownAnniversaries';
import { PLAN_STARTS } from './planYears';
import type { Prose } from './prose';

/** Days and weeks that are numbered from their first time on: names, and the year of the first. */
const NUMBERED: readonly (readonly [string, number])[] = [
  ['教师节', 1985],
  ['中国医师节', 2018],
  ['医师节', 2018],
  ['国际护士节', 1912],
  ['护士节', 1912],
  ['记者节', 2000],
  ['人民警察节', 2021],
  ['中国农民丰收节', 2018],
  ['国际劳动妇女节', 1911],
  ['世界读书日', 1996],
  ['国家宪法日', 2014],
  ['宪法宣传周', 2018],
  ['民法典宣传月', 2021],
  ['全民国家安全教育日', 2016],
  ['烈士纪念日', 2014],
  ['国家公祭日', 2014],
  ['全国助残日', 1991],
  ['残疾预防日', 2017],
  ['全国土地日', 1991],
  ['世界环境日', 1972],
  ['六五环境日', 1972],
  ['世界地球日', 1970],
  ['世界水日', 1993],
  ['中国水周', 1988],
  ['世界粮食日', 1981],
  ['节能宣传周', 1991],
  ['安全生产月', 2002],
  ['防灾减灾日', 2009],
  ['中小学生安全教育日', 1996],
  ['全国交通安全日', 2012],
  ['国际禁毒日', 1988],
  ['世界艾滋病日', 1988],
  ['世界无烟日', 1988],
  ['世界防治结核病日', 1996],
  ['世界献血者日', 2004],
  ['爱国卫生月', 1989],
  ['全国爱眼日', 1996],
  ['全国爱牙日', 1989],
  ['全国爱耳日', 2000],
  ['职业病防治法宣传周', 2003],
  ['税收宣传月', 1992],
  ['推广普通话宣传周', 1998],
  ['推普周', 1998],
  ['中国航天日', 2016],
  ['中国航海日', 2005],
  ['中国品牌日', 2017],
  ['中国旅游日', 2011],
  ['科技工作者日', 2017],
];

/** Events whose anniversaries are counted: the words before the number, the year, and the name for the message. */
const EVENTS: readonly (readonly [string, number, string])[] = [
  ['中国共产党(?:成立|建立|诞生|建党)|(?<!高|四|闭|部|支)建党|我们党成立|(?<=庆祝)党成立', 1921, '中国共产党成立'],
  ['(?:新中国|中华人民共和国|人民共和国)(?:成立|建立|诞生)|(?<!封)建国|国庆', 1949, '新中国成立'],
  ['(?:人民解放军|人民军队)(?:成立|建立|创建|建军)|建军', 1927, '建军'],
  ['改革开放', 1978, '改革开放'],
  ['(?:抗日战争|抗战)(?:暨世界反法西斯战争)?胜利', 1945, '抗战胜利'],
  ['长征胜利', 1936, '长征胜利'],
  ['长征出发', 1934, '长征出发'],
  ['五四运动', 1919, '五四运动'],
  ['辛亥革命', 1911, '辛亥革命'],
  ['(?:南昌|八一)起义', 1927, '南昌起义'],
  ['遵义会议(?:召开)?', 1935, '遵义会议'],
  ['(?:共青团|共产主义青年团)(?:成立|建立|建团)|建团', 1922, '共青团成立'],
  ['(?:少先队|少年先锋队)(?:成立|建立|建队)', 1949, '少先队成立'],
  ['《?共产党宣言》?(?:发表|问世)', 1848, '《共产党宣言》发表'],
  ['抗美援朝出国作战', 1950, '志愿军抗美援朝出国作战'],
  ['抗美援朝战争?胜利', 1953, '抗美援朝战争胜利'],
  ['人民政协(?:成立)?|人民政治协商会议成立', 1949, '人民政协成立'],
  ['人民代表大会成立', 1954, '全国人民代表大会成立'],
  ['香港回归(?:祖国)?', 1997, '香港回归'],
  ['澳门回归(?:祖国)?', 1999, '澳门回归'],
  ['汶川(?:特大|大)?地震', 2008, '汶川地震'],
  ['唐山(?:大)?地震', 1976, '唐山地震'],
  ['九一八事变', 1931, '九一八事变'],
  ['(?:七七|卢沟桥)事变|全民族抗战爆发', 1937, '全民族抗战爆发'],
  ['西藏和平解放', 1951, '西藏和平解放'],
  ['西藏自治区成立', 1965, '西藏自治区成立'],
  ['内蒙古自治区成立', 1947, '内蒙古自治区成立'],
  ['新疆维吾尔自治区成立', 1955, '新疆维吾尔自治区成立'],
  ['广西壮族自治区成立', 1958, '广西壮族自治区成立'],
  ['宁夏回族自治区成立', 1958, '宁夏回族自治区成立'],
  ['海南建省(?:办经济特区)?', 1988, '海南建省'],
  ['重庆直辖', 1997, '重庆直辖'],
  ['毛泽东(?:同志)?诞辰', 1893, '毛泽东同志诞辰'],
  ['周恩来(?:同志)?诞辰', 1898, '周恩来同志诞辰'],
  ['刘少奇(?:同志)?诞辰', 1898, '刘少奇同志诞辰'],
  ['朱德(?:同志)?诞辰', 1886, '朱德同志诞辰'],
  ['邓小平(?:同志)?诞辰', 1904, '邓小平同志诞辰'],
  ['陈云(?:同志)?诞辰', 1905, '陈云同志诞辰'],
  ['马克思诞辰', 1818, '马克思诞辰'],
  ['孙中山(?:先生)?诞辰', 1866, '孙中山先生诞辰'],
  ['为雷锋同志题词', 1963, '为雷锋同志题词'],
  ['现行宪法(?:公布施行|公布实施|颁布实施|颁布)', 1982, '现行宪法公布施行'],
];

/** What is counted in 届; other things with 届 are an office's own. */
const SESSIONS = /水日|水周|普通话|推普周|节能|世界|国际/;
const NUMBER = '(\\d{1,3}|[一二三四五六七八九十百零〇]{1,5})';
const ORDINAL = new RegExp(
  `第${NUMBER}[ 　]?(?:个|届|次)[“"「]?(?:全国|国际|全民|世界|国家|六五|(?:中国(?!农民丰收节|医师节|水周|航|品牌|旅游))|“?5·12”?|“?六·五”?)?[“"「]?(${NUMBERED.map(
    ([name]) => name,
  )
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
  'g',
);
const ANNIVERSARY = new RegExp(
  `(?:${EVENTS.map(([words]) => `(${words})`).join('|')})[”"」]?[ 　]?${NUMBER}[ 　]?周年`,
  'g',
);
const PLAN = /[“"「]?(八|九|十[一二三四五六]?)五[”"」]?(?:规划|计划|时期)?的?(开局|收官)(?:起步)?(?:之年|年)/g;

/** All counts of the kind in a block. */
export const anniversariesOf = blockFact((block): readonly AnniversaryMention[] =>
  prosesOf(block).flatMap((prose) => mentionsIn(prose)),
);

function mentionsIn(prose: Prose): readonly AnniversaryMention[] {
  const { folded } = prose;
  const isOrdinal = prose.has(ORDINAL_SIGN) && /[节日周月]/.test(folded);
  const isAnniversary = folded.includes('周年');
  const isPlan = folded.includes('开局') || folded.includes('收官');
  if (!isOrdinal && !isAnniversary && !isPlan) return [];
  const text = folded.replace(/[０-９]/g, toHalfWidthDigits);
  const found: AnniversaryMention[] = [];
  const add = (match: RegExpExecArray, digits: string, base: number, name: string) => {
    const count = /^\d/.test(digits) ? Number(digits) : parseChineseInteger(digits);
    if (count === undefined || isInsideTitle(text, match.index)) return;
    const at = match.index + match[0].lastIndexOf(digits);
    const end = match.index + match[0].length;
    // 第22个全国“安全生产月”: the closing mark belongs to the name.
    const isQuoted = /[“"「]/.test(match[0]) && !/[”」]/.test(match[0]) && /[”"」]/.test(text.charAt(end));
    found.push({
      start: match.index,
      end: isQuoted ? end + 1 : end,
      prose,
      number: spanOf(at, at + digits.length),
      count,
      base,
      name,
    });
  };
  for (const match of isOrdinal ? text.matchAll(ORDINAL) : []) {
    const [, digits = '', name = ''] = match;
    const first = NUMBERED.find(([known]) => known === name)?.[1];
    if (first !== undefined && (!match[0].includes('届') || SESSIONS.test(match[0])))
      add(match, digits, first - 1, name);
  }
  for (const match of isAnniversary ? text.matchAll(ANNIVERSARY) : []) {
    const index = EVENTS.findIndex((_event, place) => match[place + 1] !== undefined);
    const event = EVENTS[index];
    if (event) add(match, match[EVENTS.length + 1] ?? '', event[1], event[2]);
  }
  for (const match of isPlan ? text.matchAll(PLAN) : []) {
    const start = PLAN_STARTS[match[1] ?? ''];
    if (start === undefined || isInsideTitle(text, match.index)) continue;
    const year = match[2] === '开局' ? start : start + 4;
    const end = match.index + match[0].length;
    found.push({
      start: match.index,
      end,
      prose,
      number: spanOf(match.index, end),
      count: 0,
      base: year,
      name: '',
    });
  }
  const own = isAnniversary ? ownAnniversaries(text, prose) : [];
  found.push(...own.filter((one) => !found.some((known) => known.start < one.end && one.start < known.end)));
  return found.sort((a, b) => a.start - b.start);
}

/** The year a sentence puts a mention in: a year as written, a word such as 去年, or nothing. */
export type NamedYear = { readonly year: number } | '今年' | '去年' | '明年' | undefined;

const YEAR_WORD =
  /(?<![到至自从截较比与和、—～~-])(?:((?:1[89]|20)\d\d)年(?!以来|起|至|到|以前|以后|之前|之后|代|版|级|[—～~-])|(今年|本年|去年|上年|明年|来年|次年))/g;

/** How a later item of a run begins. */
const LATER_ITEM = /^\s*(?:[二三四五六七八九]|十[一二三]?)是/;

/** The year that goes with the passage: the nearest before it in its sentence, else one in brackets behind it. */
export function namedYearOf({ prose, start, end, base, name }: AnniversaryMention): NamedYear {
  const text = prose.folded;
  const before = text.slice(Math.max(0, start - 200), start).replace(/[０-９]/g, toHalfWidthDigits);
  const behindLast = (marks: readonly string[]) => Math.max(...marks.map((mark) => before.lastIndexOf(mark))) + 1;
  const own = before.slice(behindLast(['。', '；', '！', '？', ';', '\n']));
  // 2016年，重点做好…：一是…；二是…: the items of a run share the year it begins with.
  const sentence = LATER_ITEM.test(own) ? before.slice(behindLast(['。', '！', '？', '\n'])) : own;
  const years = [...sentence.matchAll(YEAR_WORD)].filter(
    // 1949年 beside 建国75周年 is where the count begins; the years of a plan are told by nothing else.
    (match) => name === '' || Number(match[1]) !== base,
  );
  const nearest = years[years.length - 1];
  if (nearest) {
    if (nearest[1] !== undefined) return { year: Number(nearest[1]) };
    const word = nearest[2] ?? '';
    return word === '去年' || word === '上年' ? '去年' : word === '今年' || word === '本年' ? '今年' : '明年';
  }
  const behind = /^[^，。；,;]{0,6}[（(]((?:19|20)\d\d)年[）)]/.exec(
    text.slice(end, end + 20).replace(/[０-９]/g, toHalfWidthDigits),
  );
  return behind ? { year: Number(behind[1]) } : undefined;
}
