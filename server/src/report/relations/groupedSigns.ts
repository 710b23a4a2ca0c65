import { partedByQuotes, QUOTES } from './countWords';
import type { Relation } from './relation';
import { countOf, signRelation } from './signCounts';

/** “两个确保”, the name of a group with the number of its members. */
const GROUP = /[“"「『]([二两三四五六七八九])(?:个|项)?([\u4e00-\u9fff]{1,4})[”"」』]/g;
/** What may stand between two groups of one sentence, and between the last and the list of all their members. */
const BETWEEN = /^[^。！？\n；;：:“"「『]{0,14}$/;
const LEADS_TO_LIST = /^[\u4e00-\u9fff]{0,6}(?:[：:]|——|[，,]即)([^。！？\n：:（(“"「『]{6,160})/;

/** “两个坚持”和“三个强化”，即坚持…、坚持…，强化…、强化…: the members of several groups in one list, told apart by their words. */
export function groupedSigns(text: string): Relation[] {
  const relations: Relation[] = [];
  const groups = [...text.matchAll(GROUP)];
  for (let first = 0; first + 1 < groups.length; first++) {
    let last = first;
    const end = (at: number) => (groups[at]?.index ?? 0) + (groups[at]?.[0].length ?? 0);
    while (last + 1 < groups.length && BETWEEN.test(text.slice(end(last), groups[last + 1]?.index))) last++;
    const list = last > first ? LEADS_TO_LIST.exec(text.slice(end(last), end(last) + 180))?.[1] : undefined;
    if (list !== undefined) {
      const start = end(last) + text.slice(end(last)).indexOf(list);
      relations.push(...membersOf(groups.slice(first, last + 1), list.replace(/[.．]$/, ''), start));
    }
    first = last;
  }
  return relations;
}

function membersOf(groups: readonly RegExpExecArray[], list: string, start: number): Relation[] {
  const items = partedByQuotes(list)
    .split(/[；;、，,]/)
    .map((item) => item.replace(QUOTES, '').trim());
  const words = groups.map(([, , word = '']) => word);
  const owners = items.map((item) => words.findIndex((word) => item.startsWith(word) || item.endsWith(word)));
  // One item that belongs to no group, and nobody knows where the lists end.
  if (owners.includes(-1) || new Set(owners).size !== groups.length || new Set(words).size !== words.length) return [];
  const place = { start, end: start + list.length };
  return groups.map((group, at) => {
    const [whole, numeral = '', word = ''] = group;
    const listed = owners.filter((owner) => owner === at).length;
    return signRelation(whole.slice(1, -1), group.index + 1, place, listed, listed === countOf(numeral) || word === '');
  });
}
