import type { Relation } from './relation';

/** 位列全市第四, 排名全省第12位: a place among others; 第四 alone is no figure. */
const PLACED =
  /(?:位列|名列|位居|居于?|排名(?:为|在)?|排在|位次为?|列)(全[国省市县区州])(?:系统)?第([一二三四五六七八九十]{1,3}|[0-9]{1,3})(?![一二三四五六七八九十0-9])(?:位|名)?/g;
/** Words of the clause that do not say in what the place was reached. */
const NOISE =
  /[，,：:、\s“”"「」《》]|[我本该][县市区镇乡校局院]|全年|年度|以来|目前|继续|再次|成绩|在|中|的|以|均|总体|综合(?=排名)/g;
/** Words that would make it the place of another time. */
const OTHER_TIME = /[0-9一二三四上下去前今]/;
/** Shortest name that tells what the ranking is of. */
const TELLING = 5;

interface Place {
  readonly scope: string;
  readonly rank: string;
  readonly subject: string;
  readonly start: number;
  readonly end: number;
}

/** 2023年度考评，我县位列全市第四。2023年度考评我县列全市第五位: one place in one ranking told twice. */
export function findRankConflicts(text: string): Relation[] {
  const relations: Relation[] = [];
  const known: Place[] = [];
  let last = 0;
  for (const match of text.matchAll(PLACED)) {
    const [written, scope = '', rank = ''] = match;
    const start = Math.max(last, text.slice(0, match.index).search(/[^。.！？\n；;]{0,80}$/));
    last = match.index + written.length;
    const subject = text.slice(start, match.index).replace(NOISE, '');
    const place = { scope, rank, subject, start: last - written.length, end: last };
    const first = known.find((other) => other.scope === scope && isSame(other.subject, subject));
    if (first && rankOf(first.rank) !== rankOf(rank)) relations.push(conflict(text, first, place));
    if (subject.length >= TELLING) known.push(place);
    if (known.length > 12) known.shift();
  }
  return relations;
}

function isSame(one: string, two: string): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length < TELLING || !long.endsWith(short)) return false;
  return one === two || !OTHER_TIME.test(long.slice(0, long.length - short.length));
}

/** Arabic digits of a rank up to 99 in whatever form it is written. */
function rankOf(rank: string): number {
  if (/^\d/.test(rank)) return Number(rank);
  const signs = '一二三四五六七八九';
  const ten = rank.indexOf('十');
  if (ten < 0) return signs.indexOf(rank) + 1;
  return (ten === 0 ? 1 : signs.indexOf(rank.charAt(0)) + 1) * 10 + signs.indexOf(rank.charAt(ten + 1)) + 1;
}

function conflict(text: string, first: Place, second: Place): Relation {
  const place = ({ start, end }: Place) => text.slice(start, end);
  const [one, two] = [place(first), place(second)];
  return {
    kind: 'conflict',
    rule: 'figure-conflict',
    members: [{ role: '名次', span: { start: first.start, end: first.end } }],
    span: { start: second.start, end: second.end },
    computation: `前文“${one}”，这里“${two}”`,
    holds: false,
    message: `同一名次前后不一致：前文为“${one}”，这里为“${two}”，请核对后统一。`,
  };
}
