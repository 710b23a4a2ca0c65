import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { layOut } from '../../server/src/layout/layOut';
import type { PagedReport, PlacedLine } from '../../server/src/layout/pages';
import { Report } from '../../server/src/report/report';
import { fold } from '../../server/src/text/script';
import { wordBytes } from '../support/word';
import { canPrint, type PrintedPage, print } from './libreoffice';

const folder = process.env.BAOGAO_DRAFTS ?? path.join(__dirname, '../../docs/sample');
/** Least share of paragraphs that must break at the same characters in both. */
const LEAST_SHARE = 0.95;

const SENTENCE = '全县现有各级各类学校一百余所，办学条件不断改善，教育质量稳步提升。';

/** A report with 发文字号 and 签发人, and so with a 红头. */
const RED_HEADED = '2024-request-hans.md';

/** Papers with what the drafts do not have. */
const PAPERS: Readonly<Record<string, string>> = {
  联合行文: `---
发文机关: [青原县教育局, 青原县财政局, 青原县民政局, 青原县人力资源和社会保障局]
成文日期: 2025-03-05
---

# 关于开展联合检查情况的自查报告

青原县人民政府：

${`${SENTENCE.repeat(4)}\n\n`.repeat(6)}特此报告。
`,
  横排的表: `# 关于办学条件的报告

${`${SENTENCE.repeat(4)}\n\n`.repeat(6)}表1 各校指标完成情况

单位：万元

${wideTable(13, 40)}

${`${SENTENCE.repeat(4)}\n\n`.repeat(6)}特此报告。

青原县教育局

2025年3月5日

附件1

学校情况统计表

<!-- 横排 -->

${wideTable(6, 12)}

附件2

整改任务清单

${SENTENCE.repeat(3)}
`,
  主送机关移至版记: `---
发文机关: 青原县教育局
发文字号: 青教发〔2025〕1号
主送机关: [${Array.from({ length: 60 }, () => '青原县某小学').join(', ')}]
成文日期: 2025-03-05
抄送: [县委办公室, 县政协办公室]
印发机关: 青原县教育局办公室
印发日期: 2025-03-06
---

# 青原县教育局关于办学条件的通报

${SENTENCE.repeat(2)}

特此通报。
`,
};

function wideTable(columns: number, rows: number): string {
  const row = (cell: (column: number) => string) =>
    `| ${Array.from({ length: columns }, (_, column) => cell(column)).join(' | ')} |`;
  const lines = Array.from({ length: rows }, (_, index) =>
    row((column) => (column === 0 ? `第${index + 1}小学` : String(1000 + column * index))),
  );
  return [row((column) => `指标名称${column + 1}`), `|${'---|'.repeat(columns)}`, ...lines].join('\n');
}

interface Agreement {
  readonly paragraphs: number;
  readonly same: number;
  readonly differing: readonly string[];
}

describe('export: Word 文件由 LibreOffice 排出来', function () {
  this.timeout(300_000);
  before(function () {
    if (!canPrint()) this.skip();
  });

  const drafts = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  const texts = [
    ...drafts.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const),
    ...Object.entries(PAPERS),
    [RED_HEADED, readFileSync(path.join(__dirname, '../fixtures/reports', RED_HEADED), 'utf8')] as const,
  ];
  for (const [name, draft] of texts) {
    it(`${name}：页数同预览一样，断行同预览一样`, async () => {
      // The font has the Simplified characters alone; all characters are equally wide.
      const text = fold(draft);
      const paged = layOut(Report.parse(text));
      const printed = print(await wordBytes(text));
      const { paragraphs, same, differing } = compare(paged, printed);
      console.log(`      ${paged.pages.length} / ${printed.length} 页，${same} / ${paragraphs} 段断行相同`);
      for (const one of differing.slice(0, 5)) console.log(`      ${one}`);
      assert.equal(printed.length, paged.pages.length);
      assert.ok(same / paragraphs >= LEAST_SHARE, `${same} / ${paragraphs}`);
    });
  }
});

/** Compares where lines end, paragraph by paragraph, in the text that both have. */
function compare(paged: PagedReport, printed: readonly PrintedPage[]): Agreement {
  const theirs = new Set<number>();
  let length = 0;
  let whole = '';
  for (const line of printed.flat()) {
    whole += line;
    length += line.length;
    theirs.add(length);
  }
  let place = 0;
  let paragraphs = 0;
  let same = 0;
  const differing: string[] = [];
  let previous: PlacedLine | undefined;
  let isBehindTable = false;
  let ours: { key: string; ends: number[]; start: number; text: string } | undefined;
  const close = () => {
    if (!ours) return;
    const { ends, start } = ours;
    const end = ends.at(-1) ?? start;
    const found = [...theirs].filter((one) => one > start && one <= end);
    paragraphs++;
    if (found.join() === ends.join()) same++;
    else differing.push(differenceOf(whole, ends, found));
  };
  for (const page of paged.pages) {
    for (const line of page.lines) {
      if (line.cell) isBehindTable = true;
      if (line.role === 'pageNumber' || line.cell) continue;
      const text = line.runs
        .map((run) => run.text)
        .join('')
        .replace(/\s/g, '');
      // The cells of a table come in another order in print, its head on every page.
      if (isBehindTable) place = Math.max(place, whole.indexOf(text, place));
      isBehindTable = false;
      assert.equal(whole.slice(place, place + text.length), text, '两边的文字不同');
      place += text.length;
      // Names over their seals stand side by side and are one line in print.
      const isBeside = previous?.y === line.y && previous.role === line.role && !line.cell;
      previous = line;
      if (ours && isBeside) {
        ours = { ...ours, ends: [...ours.ends.slice(0, -1), place], text: ours.text + text };
        continue;
      }
      // A paragraph that goes on on the next page has a new element there.
      const key = `${line.role} ${line.element} ${page.number}`;
      const goesOn = ours !== undefined && (ours.key === key || line === page.lines[0]);
      if (ours && goesOn && (ours.key === key || isContinued(paged, page.number))) {
        ours = { ...ours, key, ends: [...ours.ends, place], text: ours.text + text };
      } else {
        close();
        ours = { key, ends: [place], start: place - text.length, text };
      }
    }
  }
  close();
  return { paragraphs, same, differing };
}

/** The first line that ends elsewhere, as it is in the preview and in print. */
function differenceOf(whole: string, ours: readonly number[], theirs: readonly number[]): string {
  const index = ours.findIndex((end, at) => end !== theirs[at]);
  const start = ours[index - 1] ?? Math.max(0, (ours[index] ?? 0) - 30);
  return `预览“${whole.slice(start, ours[index])}” 打印“${whole.slice(start, theirs[index])}”`;
}

/** Whether the first line of a page goes on with the paragraph that ends the page before. */
function isContinued(paged: PagedReport, number: number): boolean {
  const last = paged.pages[number - 2]?.lines.filter((line) => line.element >= 0).at(-1);
  const first = paged.pages[number - 1]?.lines[0];
  return last?.justify === true && first?.role === last.role;
}
