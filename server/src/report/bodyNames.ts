import { PatternTrie } from '../text/patternTrie';
import { foldUnit } from '../text/script';
import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import { isInsideQuotation, isInsideTitle } from './openMarks';
import type { Prose } from './prose';

/**
 * Local bodies with the names in use for each: full name, statutory short name, everyday short name. Only bodies of
 * which a county has one, so that two names in one report must mean the same.
 */
const BODIES: readonly (readonly string[])[] = [
  ['教育局', '教体局', '教育体育局', '教育和体育局', '教育委员会', '教委', '教科局', '教育科技局', '教育科学技术局'],
  ['人力资源和社会保障局', '人力资源社会保障局', '人社局'],
  ['市场监督管理局', '市场监管局', '市监局'],
  ['卫生健康局', '卫健局', '卫生健康委员会', '卫生健康委', '卫健委'],
  ['发展和改革局', '发展改革局', '发改局', '发展和改革委员会', '发展改革委', '发改委'],
  ['自然资源局', '自然资源和规划局', '资规局', '自规局'],
  ['住房和城乡建设局', '住房城乡建设局', '住建局'],
  ['文化和旅游局', '文化旅游局', '文旅局', '文化广电和旅游局', '文广旅局', '文化体育和旅游局', '文体旅局'],
  ['应急管理局', '应急局'],
  ['交通运输局', '交通局'],
  ['科学技术局', '科技局'],
  ['退役军人事务局', '退役军人局'],
  ['医疗保障局', '医保局'],
  ['工业和信息化局', '工信局'],
  ['城市管理局', '城管局', '城市管理综合执法局', '综合执法局', '城市管理和综合执法局'],
  ['生态环境局', '环境局'],
  ['民族宗教事务局', '民宗局'],
  ['政务服务管理局', '政务服务局', '行政审批局', '行政审批服务局'],
];

/** A body named in a block; offsets count in the prose. */
export interface BodyName {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** Level and body: 县#3. Two names with one key are one body. */
  readonly key: string;
  /** The name with its level: 县教体局. */
  readonly name: string;
}

const names = BODIES.flat();
const groups = BODIES.flatMap((body, index) => body.map(() => index));
let trie: PatternTrie | undefined;

/** The local bodies that a block names after 省, 市, 县 or 区; names in titles and of former bodies left out. */
export const bodyNamesOf = blockFact((block: Block): readonly BodyName[] => {
  trie ??= new PatternTrie(names, foldUnit);
  const found: BodyName[] = [];
  for (const prose of prosesOf(block)) {
    for (const { pattern, start, end } of trie.longestMatches(prose.folded)) {
      const before = prose.folded.slice(Math.max(0, start - 8), start);
      const level = /[省市县区州旗]$/.exec(before)?.[0];
      if (level === undefined || /原[^，。；、]{0,6}$/.test(before)) continue;
      if (/^(?:[门面]|长?[”》]|分局)/.test(prose.folded.slice(end, end + 2))) continue;
      if (isInsideTitle(prose.folded, start) || isInsideQuotation(prose.folded, start)) continue;
      found.push({ prose, start: start - 1, end, key: `${level}#${groups[pattern]}`, name: level + names[pattern] });
    }
  }
  return found;
});
