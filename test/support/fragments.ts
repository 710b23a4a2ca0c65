import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { toTraditional } from '../../server/src/text/script';
import type { Random } from './random';

const root = path.join(__dirname, '../..');

/** What reports are made of, down to the signs that begin or break a structure. */
export const FRAGMENTS: readonly string[] = [
  // Words and sentences that rules look for.
  ...[
    '全县教育工作',
    '我局',
    '报告',
    '的',
    '自查报告',
    '一是',
    '二是',
    '第一，',
    '现将有关情况报告如下：',
    '妥否，请批示。',
  ],
  ...[
    '全市共有养老机构12家，其中公办5家、民办8家。',
    '完成投资3.45亿元，比上年增长12.3%。',
    '同比下降5个百分点，由20%降至15%。',
  ],
  ...[
    '2023年2月30日',
    '2024年上半年，',
    '“十三五”期间',
    '建国70周年',
    '〔2023〕5号',
    '（一）',
    '〔三〕',
    '一、总体情况',
    '二、',
  ],
  ...[
    '见附件2',
    '如表1所示',
    '附件：1.名单',
    '附表1 名单',
    '第三部分',
    '...年',
    '共……所',
    '【待补充】',
    'XX县',
    '20××年',
    '____',
  ],
  ...['党的十八大', '三个代表重要思想', 'D的建设', '***总书记', '综上所述', '国家发展和改革委员会', '2021年至2020年'],
  ...['占总数的45%', '合计100.0%', '3万余人', '1，234.5万元', '约10个左右', '近5年', '零下3℃', '１２．５％'],
  ...['三、存在問題', '與去年同期相比增長8.8%', '臺灣', '於2019年竣工', '教育發展計劃'],
  // Marks.
  ...[
    '。',
    '，',
    '、',
    '；',
    '：',
    '！',
    '？',
    '“',
    '”',
    '‘',
    '’',
    '《',
    '》',
    '（',
    '）',
    '(',
    ')',
    ',',
    '.',
    ';',
    ':',
    '……',
    '——',
    '-',
    '~',
  ],
  ...['1.', '2、', '１．', '1 1 .', '（1）', '①', '②', '%', '％', '‰', '℃'],
  // Markdown.
  ...[
    '# ',
    '## ',
    '### ',
    '> ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '**',
    '*',
    '_',
    '__',
    '~~',
    '`',
    '```\n',
    '~~~\n',
    '---\n',
    '***\n',
    '===\n',
  ],
  ...[
    '![图](a.png)',
    '[文](b)',
    '[^1]',
    '[^1]: 注',
    '[',
    ']',
    '<!-- ',
    ' -->',
    '<!-- baogao-ignore -->',
    '<b>',
    '<http://a.b>',
    '&amp;',
    '&',
  ],
  ...['| 项目 | 数量 |\n|---|---|\n| 甲 | 3 |\n| 乙 | 4 |\n| 合计 | 8 |\n', '|', '|---|', '\\|', '\\', '\\*'],
  ...[
    '---\n类型: 报告\n---\n',
    '---\n類型: 工作要點\n成文日期: 2019年3月1日\n---\n',
    '标题: 甲\n',
    '提法日期: 2015-01-01\n',
    '...\n',
  ],
  // Blanks, line ends and what lies outside the basic plane.
  ...[' ', '　', '\t', '\u00a0', '\ufeff', '\u200b', '\u2028', '\0', '\n', '\n\n', '\n\n\n', '\r\n', '\r\n\r\n', '\r'],
  ...['𠮷', '𠮷野家', '😀', '\ud842', '\udfb7', 'e\u0301', '\ufe0f', 'ＡＢ', 'GDP ', '㎡', '⼀'],
];

/** Whole reports of the repository, without marks of the tests, in Simplified and Traditional script. */
export function sampleReports(): readonly string[] {
  return reportsIn(['test/fixtures/reports', 'docs/sample']);
}

/** The same with the faulty reports that accuracy is measured on. */
export function faultyReports(): readonly string[] {
  return reportsIn(['test/evaluation/reports', 'docs/sample']);
}

function reportsIn(folders: readonly string[]): readonly string[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readFileSync(path.join(root, folder, name), 'utf8').replace(/⟦([^⟦⟧]*)⟧\([^()]*\)/g, '$1')),
  );
  return texts.flatMap((text) => [text, toTraditional(text)]);
}

/** One change of a text: what stood from `start` to `end` becomes `newText`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Anything an editor may do to a text next: typing, deleting, replacing, pasting from another report, moving or doubling
 * a paragraph. Places are any UTF-16 offset, inside a pair of surrogates or of CR and LF too, and often where a line begins.
 */
export function randomEdit(text: string, random: Random, others: readonly string[]): TextEdit {
  const start = randomPlace(text, random);
  const insert = (newText: string): TextEdit => ({ start, end: start, newText });
  switch (random.between(0, 9)) {
    case 0:
    case 1:
    case 2:
      return insert(random.pick(FRAGMENTS));
    case 3:
      return insert(Array.from({ length: random.between(2, 6) }, () => random.pick(FRAGMENTS)).join(''));
    case 4:
      return { start, end: Math.min(text.length, start + random.between(1, 3)), newText: '' };
    case 5: {
      const end = randomPlace(text, random);
      return { start: Math.min(start, end), end: Math.min(Math.max(start, end), start + 400), newText: '' };
    }
    case 6:
      return { start, end: Math.min(text.length, start + random.between(1, 12)), newText: random.pick(FRAGMENTS) };
    case 7:
      return insert(passage(random.pick(others), random));
    case 8:
      return insert(passage(text, random));
    default: {
      const end = text.indexOf('\n', start);
      return { start, end: end < 0 ? text.length : end + 1, newText: random.between(0, 1) === 0 ? '' : '一、标题\n' };
    }
  }
}

export function applyEdit(text: string, { start, end, newText }: TextEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

function randomPlace(text: string, random: Random): number {
  const at = random.between(0, text.length);
  const kind = random.between(0, 9);
  if (kind === 0) return 0;
  if (kind === 1) return text.length;
  if (kind === 2) return Math.min(text.length, random.between(0, 60));
  if (kind < 6) return text.lastIndexOf('\n', at) + 1;
  return at;
}

/** Some whole lines of a text. */
function passage(text: string, random: Random): string {
  const from = text.lastIndexOf('\n', random.between(0, text.length)) + 1;
  return text.slice(from, from + random.between(1, 300));
}
