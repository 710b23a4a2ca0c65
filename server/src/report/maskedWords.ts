import { LATIN, MASK } from '../text/traits';
import type { Prose } from './prose';

/**
 * Words that web forums and filters mask or mutilate and that drafts pasted from there still carry: D建, ***总书记,
 * 共chan党. The mask is what is replaced; offsets count in the text.
 */
export interface MaskedWord {
  readonly start: number;
  readonly end: number;
  /** Where the word that holds the mask begins and ends. */
  readonly wordStart: number;
  readonly wordEnd: number;
  /** The whole word as written and as it should be, for the message: D建, 党建. */
  readonly written: string;
  readonly meant: string;
  /** What to put in the place of `start`–`end`. */
  readonly newText: string;
}

interface Mask {
  readonly pattern: RegExp;
  readonly newText: string;
}

const PARTY_WORDS =
  '建(?![模筑])|员(?!工)|委|支部|总支|小组|组织|组书记|组成员|组会|组理论|章|史(?!密)|课|风|性(?![质状能])|群(?=工作|干部|服务|活动|共建|组织)|校|内(?=监督|政治|法规|教育|规章)|外干部|中央|代会|政(?=领导|主要|班子|机关|干部|一把手)|务公开|纪(?=国法|政纪|法规)|旗(?=领航|飘扬|引领)|徽|费|的(?:领导|建设|[一二三]十|十[六七八九]|政治|组织|纪律|路线|方针|理论|基本|全面|作风|思想|创新|宗旨|纲领|教育)';
const STARS = '[*＊×✳●■□]';

/** Each pattern has the mask as group 1; what stands around it tells that it is one. All are linear. */
const MASKS: readonly Mask[] = [
  { pattern: new RegExp(`(?<![A-Za-z0-9.\\-+、])([DＤ])(?:${PARTY_WORDS})`, 'g'), newText: '党' },
  { pattern: /((?:Xi|xi|XI|[Xx×*＊Ｘ某]{1,3}))近平/g, newText: '习' },
  { pattern: /习([Xx×*＊Ｘ]{1,2}|(?:[Jj]in)?[Pp]ing)(?:总书记|主席|同志|新时代|重要)/g, newText: '近平' },
  { pattern: /习近([Xx×*＊Ｘ])(?:总书记|主席|同志|新时代|重要)/g, newText: '平' },
  { pattern: new RegExp(`(${STARS}{1,4}|[Xx]{2,3})新时代中国特色社会主义思想`, 'g'), newText: '习近平' },
  { pattern: new RegExp(`(${STARS}{2,4})(?:总书记|重要讲话|关于教育|同志为核心)`, 'g'), newText: '习近平' },
  { pattern: /(?<![A-Za-z])(XJP|Xjp|xjp)(?![A-Za-z])/g, newText: '习近平' },
  { pattern: /(?<![A-Za-z])((?:[Gg]ong|[Gg])(?:产|[Cc]han)|共(?:[Cc]han|[CＣ*＊×])|GC)党/g, newText: '共产' },
  { pattern: /(?<![A-Za-z])(GCD)(?![A-Za-z])/g, newText: '共产党' },
  { pattern: /(?<![A-Za-z])([Zz]hong|[ZＺ])国(?:共产党|特色|梦|式)/g, newText: '中' },
  { pattern: /中([Gg]ong|[GＧ])中央/g, newText: '共' },
  { pattern: /(?:十[六七八九]|二十)([Dd]a|DA|[DＤ])(?:精神|报告|以来|召开|提出|代表|胜利)/g, newText: '大' },
  { pattern: /([Tt]uo|[TＴ])贫(?:攻坚|户|县|村|人口|成果)/g, newText: '脱' },
];

/** The name of the theory without the name it belongs to; offsets of the place where the name is missing. */
const THEORY = '新时代中国特色社会主义思想';
const BARE_THEORY = new RegExp(`(?<!习近平|[*＊×✳●■□Xx])${THEORY}`, 'g');

/** All masked words of a text, in order; offsets count in the prose. */
export function maskedWordsOf(prose: Prose): readonly MaskedWord[] {
  const { folded } = prose;
  const found: MaskedWord[] = [];
  const isBare = folded.includes(THEORY);
  if (!isBare && !prose.has(MASK | LATIN)) return found;
  for (const { pattern, newText } of prose.has(MASK | LATIN) ? MASKS : []) {
    for (const match of folded.matchAll(pattern)) {
      const mask = match[1] ?? '';
      const start = match.index + match[0].indexOf(mask);
      const end = start + mask.length;
      const written = match[0];
      const wordEnd = match.index + written.length;
      const meant = written.replace(mask, newText);
      found.push({ start, end, wordStart: match.index, wordEnd, written, meant, newText });
    }
  }
  for (const match of isBare ? folded.matchAll(BARE_THEORY) : []) {
    const { index } = match;
    found.push({
      start: index,
      end: index,
      wordStart: index,
      wordEnd: index + match[0].length,
      written: match[0],
      meant: `习近平${match[0]}`,
      newText: '习近平',
    });
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  return found.filter((word, index) => index === 0 || word.start >= (found[index - 1] as MaskedWord).end);
}
