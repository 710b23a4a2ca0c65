import { type Span, spanOf } from './span';

/**
 * How the citation of a document departs from 《标题》（文号）: the number stands bare behind the title, in other
 * brackets, inside the title marks or before the title, has 文 or 文件 behind it, or the title has no 《》.
 */
export type CitationFault = 'bare' | 'bracket' | 'inside' | 'before' | 'wordy' | 'untitled';

/** A faulty citation; offsets in the text. */
export interface FaultyCitation {
  readonly fault: CitationFault;
  /** What is wrong and what the right citation takes the place of: the number with what is around it, or the title. */
  readonly span: Span;
  /** The words of the title and of the number, as far as they belong to what is written anew. */
  readonly title?: Span;
  readonly number?: Span;
}

/** A well-formed number; malformed ones have findings of their own. */
const NUMBER = '[\\u3400-\\u9fff]{2,8}〔(?:19|20)\\d\\d〕\\d{1,4}号';
/** The end of a document's title. */
const KIND =
  '(?:通知|意见|决定|决议|通报|公告|通告|批复|函|报告|请示|方案|办法|规定|细则|规划|纲要|计划|要点|措施|条例)';
/** Joins and other ordinary words, which can stand between a title and a number that is not the title's. */
const NOT_A_CODE = /[的和与及或等以在按据经见文件]/;

/** Words and names of bodies before a code that the pattern of a number takes for part of it. */
const LEAD = /^.*(?:[的和与及或等以在按据照经彻实行发布见局厅]|[省市县区]政府|人民政府|办公室|委员会)(?=..)/;

const BARE = new RegExp(`(?<=》)[ 　]?(?<number>${NUMBER})(?!文?件?《)`, 'g');
const BRACKET = new RegExp(`(?<=》)[ 　]?[〔［【[{｛](?<number>${NUMBER})[〕］】\\]}｝]`, 'g');
const WORDY = new RegExp(`(?<=》)[（(](?<number>${NUMBER})(?<extra>文件?)[）)]`, 'g');
const INSIDE = new RegExp(`《(?<title>[^《》\\n]{4,90})[（(](?<number>${NUMBER})[）)]》`, 'g');
const BEFORE = new RegExp(`(?<number>${NUMBER})(?:文件?)?[ 　]?《(?<title>[^《》\\n]{3,90}${KIND})》(?![（(])`, 'g');
const UNTITLED = new RegExp(
  `(?:根据|依据|按照|依照|遵照|贯彻|落实|执行)[^《》“”，。；：！？\\n]{0,24}?(?<title>关于[^《》“”，。；：！？（(\\n]{3,60}的?${KIND})[（(]${NUMBER}[）)]`,
  'g',
);

/** Citations in a folded text that are not in the form 《标题》（文号）; the title comes first, then the number. */
export function faultyCitations(folded: string): readonly FaultyCitation[] {
  if (!folded.includes('〕')) return [];
  const found: FaultyCitation[] = [];
  for (const [fault, pattern] of PATTERNS) {
    for (const match of folded.matchAll(pattern)) {
      const citation = readMatch(match, fault);
      if (citation) found.push(citation);
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const PATTERNS: readonly (readonly [CitationFault, RegExp])[] = [
  ['bare', BARE],
  ['bracket', BRACKET],
  ['wordy', WORDY],
  ['inside', INSIDE],
  ['before', BEFORE],
  ['untitled', UNTITLED],
];

function readMatch(match: RegExpExecArray, fault: CitationFault): FaultyCitation | undefined {
  const end = match.index + match[0].length;
  const partOf = (name: string): Span | undefined => {
    const words = match.groups?.[name];
    if (words === undefined) return undefined;
    const start = match.index + match[0].lastIndexOf(words);
    return spanOf(start, start + words.length);
  };
  const title = partOf('title');
  const number = partOf('number');
  if (fault === 'untitled') return title && { fault, span: title, title };
  if (!number) return undefined;
  const written = match.groups?.number ?? '';
  if (fault === 'bare' && NOT_A_CODE.test(written)) return undefined;
  if (fault !== 'before') return { fault, span: spanOf(match.index, end), ...(title ? { title } : {}), number };
  const code = written.slice(0, written.indexOf('〔'));
  const own = code.replace(LEAD, '');
  if (own.length < 2 || !title) return undefined;
  const start = number.start + code.length - own.length;
  return { fault, span: spanOf(start, end), title, number: spanOf(start, number.end) };
}
