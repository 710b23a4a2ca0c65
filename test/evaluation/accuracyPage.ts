import { rules } from '../../server/src/rules/index';
import { groupOf, precisionOf, recallOf, type Score, score, type Verdict } from './judge';
import type { Case, Half } from './material';

const HALVES: readonly (readonly [Half, string])[] = [
  ['develop', '可供改进的一半'],
  ['holdout', '只供检验的一半'],
];

/** The text of `docs/accuracy.md`. `date` is the day of measuring, as 2026-03-05. */
export function accuracyPage(verdicts: readonly Verdict[], date: string): string {
  return `# 准确率

${date} 由 \`npm run evaluate\` 测得；数字低于记录的下限时测试不通过（\`test/properties/accuracy.test.ts\`）。

## 按组

每格为“查出／埋设，误报”。

${table(['组', '可供改进的一半', '只供检验的一半', '合计', '查全率', '查准率'], groupRows(verdicts))}

## 整篇报告

${table(['', '无错的', '误报', '每 20 篇误报', '有错的', '错处', '查出', '查全率', '误报'], reportRows(verdicts))}

## 单句：数据和日期

${table(['', '正确的句子', '其中误报', '有错的句子', '查出', '查全率', '查准率'], sentenceRows(verdicts, 'figures'))}

## 单句：提法和用字

${table(['', '用得对的', '其中误报', '该提示的', '查出', '判断正确'], termRows(verdicts))}

## 按规则

${table(['规则', '埋设', '查出', '误报', '查全率', '查准率'], ruleRows(verdicts))}

## 怎样测的

- 材料在 \`test/evaluation/\`：${summary(verdicts)}。由没有看过规则和词表的人先写好、标好，再拿来检查；内容全是虚构的。
- 错处被同一条规则（或同样说得通的规则）在同一处、或以关联位置指出，算查出，不论级别。没有错的地方出现警告或错误，算误报；
  信息和提示不算。同一处错误被第二条规则再指出一次，不算误报。
- 材料分两半。一半的漏报、误报可以用来改进程序；另一半只用来检验，从不据以修改，所以更接近没见过的文稿。
- 没有日期的文稿按写作当天判断提法，与平时写作时一样。

## 没有测的

- 信息级、提示级规则（标点宽度、序号样式、标题写法等）的查全率；它们只由各自的例子检验。
- 预览、导出、修改建议的内容；另有测试。
- 真实单位的文稿。材料是照实际写法编的，错处是有意埋设的，实际文稿里错处的比例和种类会不同。
- 词表覆盖面：单句只抽查了一百多个提法，不能代表全部。
`;
}

function summary(verdicts: readonly Verdict[]): string {
  const of = (set: Case['set']) => verdicts.filter(({ case: one }) => one.set === set).length;
  return `${of('reports')} 篇整篇报告、${of('figures')} 个数据和日期的单句或表格、${of('terms')} 个提法和用字的单句`;
}

function groupRows(verdicts: readonly Verdict[]): string[][] {
  const [develop, holdout] = HALVES.map(([half]) =>
    score(
      verdicts.filter(({ case: one }) => one.half === half),
      groupOf,
    ),
  );
  const all = score(verdicts, groupOf);
  return [...all].map(([group, total]) => [
    group,
    short(develop?.get(group)),
    short(holdout?.get(group)),
    short(total),
    percent(recallOf(total)),
    percent(precisionOf(total)),
  ]);
}

function ruleRows(verdicts: readonly Verdict[]): string[][] {
  const scores = score(verdicts, (rule) => rule);
  return rules.flatMap(({ id }) => {
    const one = scores.get(id);
    if (!one) return [];
    const numbers = [one.planted, one.hits, one.falseAlarms].map(String);
    return [
      [`[${id}](rules/${id}.md)`, ...numbers, one.planted ? percent(recallOf(one)) : '—', percent(precisionOf(one))],
    ];
  });
}

function reportRows(verdicts: readonly Verdict[]): string[][] {
  return halves(verdicts, 'reports').map(([name, own]) => {
    const clean = own.filter(isRight);
    const faulty = own.filter((verdict) => !isRight(verdict));
    const alarms = count(clean, 'falseAlarms');
    const hits = count(faulty, 'hits');
    const planted = hits + count(faulty, 'misses');
    return [
      name,
      `${clean.length}`,
      `${alarms}`,
      ((alarms / clean.length) * 20).toFixed(1),
      `${faulty.length}`,
      `${planted}`,
      `${hits}`,
      percent(hits / planted),
      `${count(faulty, 'falseAlarms')}`,
    ];
  });
}

function sentenceRows(verdicts: readonly Verdict[], set: Case['set']): string[][] {
  return halves(verdicts, set).map(([name, own]) => {
    const right = own.filter(isRight);
    const wrong = own.filter((verdict) => !isRight(verdict));
    const found = wrong.filter(({ misses }) => misses.length === 0).length;
    const alarms = count(own, 'falseAlarms');
    return [
      name,
      `${right.length}`,
      `${right.filter(({ falseAlarms }) => falseAlarms.length > 0).length}`,
      `${wrong.length}`,
      `${found}`,
      percent(found / wrong.length),
      percent(precisionOf({ planted: wrong.length, hits: found, falseAlarms: alarms })),
    ];
  });
}

function termRows(verdicts: readonly Verdict[]): string[][] {
  return halves(verdicts, 'terms').map(([name, own]) => {
    const right = own.filter(isRight);
    const wrong = own.filter((verdict) => !isRight(verdict));
    const found = wrong.filter(({ misses }) => misses.length === 0).length;
    const accused = right.filter(({ falseAlarms }) => falseAlarms.length > 0).length;
    return [
      name,
      `${right.length}`,
      `${accused}`,
      `${wrong.length}`,
      `${found}`,
      percent((right.length - accused + found) / own.length),
    ];
  });
}

function halves(verdicts: readonly Verdict[], set: Case['set']): (readonly [string, readonly Verdict[]])[] {
  const own = verdicts.filter(({ case: one }) => one.set === set);
  return [
    ...HALVES.map(([half, name]) => [name, own.filter(({ case: one }) => one.half === half)] as const),
    ['合计', own],
  ];
}

function isRight({ case: one }: Verdict): boolean {
  return one.faults.length === 0;
}

function count(verdicts: readonly Verdict[], what: 'hits' | 'misses' | 'falseAlarms'): number {
  return verdicts.reduce((sum, verdict) => sum + verdict[what].length, 0);
}

function short(one: Score | undefined): string {
  return one ? `${one.hits}／${one.planted}，${one.falseAlarms}` : '—';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
