import { parseChineseInteger } from '../text/numerals';
import { spanOf } from '../text/span';
import type { AnniversaryMention } from './anniversaryMention';
import type { Prose } from './prose';

const VERBS =
  '创办|创建|创立|始建|成立|组建|设立|开办|兴办|建成|落成|启用|开馆|开园|开业|开院|创刊|通车|投产|投运|投用|挂牌|缔结|结为|签约|结对|颁布|公布|施行|实施|建[校院馆所厂站局社库园镇区市县]|设[县市区]';
/** 创办于1958年, 始建于1963年; 1982年创刊, 于2004年缔结. */
const FOUNDED = new RegExp(
  `(?:${VERBS}|建)[\\u4e00-\\u9fff]{0,2}于(1[89]\\d\\d|20\\d\\d)年|(1[89]\\d\\d|20\\d\\d)年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:正式|建成)?(?:${VERBS})`,
  'g',
);
/** 建校60周年, 结好15周年: what an office or a place counts of its own. */
const OWN = new RegExp(
  `(${VERBS}|结好|办学|办刊|开通|解放)[”"」]?[ 　]?(\\d{1,3}|[一二三四五六七八九十百]{1,5})[ 　]?周年`,
  'g',
);

/** Anniversaries of what the paragraph itself gives the year of: 创办于1958年…，2023年迎来建校60周年. */
export function ownAnniversaries(text: string, prose: Prose): readonly AnniversaryMention[] {
  if (!/[18129]\d{3}年/.test(text)) return [];
  const found: AnniversaryMention[] = [];
  for (const match of text.matchAll(OWN)) {
    const [words, name = '', digits = ''] = match;
    const before = text.slice(0, match.index);
    const founded = new Set([...before.matchAll(FOUNDED)].map(([, one, other]) => Number(one ?? other)));
    const count = /^\d/.test(digits) ? Number(digits) : parseChineseInteger(digits);
    const [base] = founded;
    if (base === undefined || founded.size !== 1 || count === undefined || count === 0) continue;
    // 1978年增设高中部…，高中部成立45周年: another year of the paragraph may be where the count begins.
    const years = [...text.matchAll(/(1[89]\d\d|20\d\d)年/g)].map(([, year]) => Number(year));
    const isOfAnother = years.some((from) => from !== base && years.includes(from + count));
    if (isOfAnother) continue;
    const at = match.index + words.lastIndexOf(digits);
    found.push({
      start: match.index,
      end: match.index + words.length,
      prose,
      number: spanOf(at, at + digits.length),
      count,
      base,
      name,
    });
  }
  return found;
}
