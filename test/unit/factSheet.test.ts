import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Setup } from '../../server/src/cli/setup';
import { readFactSheet } from '../../server/src/knowledge/factSheet';
import { Report } from '../../server/src/report/report';
import { DEFAULT_SETTINGS } from '../../server/src/service/check';
import { collectFacts } from '../../server/src/service/collectFacts';
import { completionsAt } from '../../server/src/service/completion';
import { hoverAt } from '../../server/src/service/hover';
import { ReportSession } from '../../server/src/service/session';
import { readCsv } from '../../server/src/text/csv';
import { applyFix, check, TODAY } from '../support/check';
import { fc } from '../support/fastCheck';
import { builtInKnowledge } from '../support/knowledge';

const YAML = `- 名称: 新建校舍
  数值: 1.26万
  单位: 平方米
  期间: 2023年
  出处: 基建科统计表
- 名称: 在校学生
  数值: "12,345"
  单位: 人
`;
const CSV = '名称,数值,单位,期间,出处\n新建校舍,1.26万,平方米,2023年,基建科统计表\n在校学生,"12,345",人,,\n';

function findings(body: string, sheet = YAML, file = '总结.数据.yaml') {
  const text = `# 青石县教育局2023年工作总结\n\n${body}\n`;
  const { findings: all } = check(text, { ...DEFAULT_SETTINGS, facts: readFactSheet(file, sheet) });
  return all
    .filter(({ rule, data }) => rule === 'figure-conflict' && data.kind === 'fact')
    .map((finding) => ({ finding, text, at: text.slice(finding.span.start, finding.span.end) }));
}

describe('数据表', () => {
  it('YAML 和 CSV 读出同样的数据', () => {
    const yaml = readFactSheet('总结.数据.yaml', YAML);
    const csv = readFactSheet('总结.数据.csv', CSV);
    const plain = (sheet: typeof yaml) => sheet.facts.map(({ line: _line, ...fact }) => fact);
    assert.deepEqual(plain(yaml), plain(csv));
    assert.deepEqual([...yaml.problems, ...csv.problems], []);
    assert.deepEqual(
      yaml.facts.map(({ line }) => line),
      [0, 5],
    );
    assert.deepEqual(
      csv.facts.map(({ line }) => line),
      [1, 2],
    );
  });

  it('繁体的键、放在“数据”下面的列表也认', () => {
    const sheet = readFactSheet('總結.數據.yaml', '數據:\n  - 名稱: 新建校舍\n    數值: 1.26萬\n    單位: 平方米\n');
    assert.deepEqual(sheet.problems, []);
    assert.equal(sheet.facts[0]?.name, '新建校舍');
  });

  it('写错的地方指出哪一行', () => {
    const lines = (file: string, text: string) => readFactSheet(file, text).problems.map(({ start }) => start.line);
    assert.deepEqual(lines('a.数据.yaml', '- 名称: 学校\n  数值: 很多\n- 名称: 教师\n  数目: 3\n'), [0, 3, 2]);
    assert.deepEqual(lines('a.数据.csv', '名称,数值\n学校,很多\n教师,12,345\n,3\n'), [1, 2, 3]);
    assert.deepEqual(lines('a.数据.csv', '甲,乙\n1,2\n'), [0]);
    assert.deepEqual(lines('a.数据.yaml', ''), []);
  });

  it('与数据表不一致的报告出来，说明是表的第几行，修改保持原来的写法', () => {
    const [only, ...more] = findings('全县新建校舍１３，５００平方米，在校学生12345人。');
    assert.ok(only && more.length === 0);
    assert.equal(only.at, '１３，５００平方米');
    assert.match(only.finding.message, /总结\.数据\.yaml第1行/);
    const [fix] = only.finding.fixes;
    assert.ok(fix && !fix.safe);
    assert.ok(applyFix(only.text, fix).includes('新建校舍１２，６００平方米'));
  });

  it('一致的、四舍五入的、别的年份、别的单位、基数、目标、分项都不报', () => {
    for (const body of [
      '全县新建校舍12600平方米。',
      '全县新建校舍约1.3万平方米。',
      '2022年，全县新建校舍9800平方米。',
      '上半年新建校舍5000平方米。',
      '全县在校学生由11200人增加到12345人。',
      '计划新建校舍2万平方米。',
      '青石镇，在校学生3200人。',
      '全县农村学校有20所，其中在校学生3200人。',
      '新建校舍3处。',
    ]) {
      assert.deepEqual(findings(body), [], body);
    }
  });

  it('合计核对得上的，“其中”的分项也核对；括号里的、别的合计的不核对', () => {
    const sheet = '名称,数值,单位\n学校,30,所\n小学,13,所\n提拔,13,名\n';
    const at = (body: string) => findings(body, sheet, '总结.数据.csv').map((each) => each.at);
    assert.deepEqual(at('全县共有学校30所，其中小学12所。'), ['12所']);
    assert.deepEqual(at('农村学校20所，其中小学9所。'), []);
    assert.deepEqual(at('全县共有学校30所，农村中学20所，其中小学9所。'), []);
    assert.deepEqual(at('科级干部31名（其中提拔13名），股级干部49名（其中提拔25名，交流24名）。'), []);
  });

  it('繁体的文稿同样核对', () => {
    assert.equal(findings('全縣在校學生13245人。').length, 1);
    assert.equal(findings('全縣在校學生12345人。').length, 0);
  });
});

describe('数据表在命令行里', () => {
  it('读报告旁边的一份，没有的不读', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-facts-'));
    try {
      writeFileSync(path.join(folder, '总结.数据.csv'), CSV);
      const setup = new Setup({ terms: [], phrases: [], profiles: [] }, {});
      const factsOf = async (file: string) => (await setup.forFile(path.join(folder, file))).settings.facts;
      assert.equal((await factsOf('总结.md'))?.facts.length, 2);
      assert.equal((await factsOf('总结.md'))?.file, '总结.数据.csv');
      assert.equal(await factsOf('要点.md'), undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('数据表在编辑器里', () => {
  const TEXT = '# 青石縣教育局2023年工作總結\n\n今年全縣新建校舍12600平方米，成效明顯。在校學生';
  const session = () =>
    new ReportSession(TEXT, 1, builtInKnowledge(), {
      ...DEFAULT_SETTINGS,
      enable: 'always',
      page: {},
      facts: readFactSheet('总结.数据.yaml', YAML),
    });

  it('鼠标停在数据上，显示出处', () => {
    const hover = hoverAt(session(), TEXT.indexOf('12600'), TODAY);
    assert.match(hover?.markdown ?? '', /数据表第1行.*基建科统计表（一致）/);
  });

  it('写出名称或名称的开头，补全数值', () => {
    const labels = (offset: number) => completionsAt(session(), offset, TODAY).map(({ label }) => label);
    assert.deepEqual(labels(TEXT.length), ['12,345人']);
    assert.deepEqual(labels(TEXT.length - 2), ['在校學生12,345人']);
    assert.deepEqual(labels(TEXT.indexOf('明顯')), []);
  });

  it('从文稿收集的数据表，读得回来，文稿与它一致', () => {
    for (const body of [
      '全县新建校舍1.26万平方米，培训教师1,260人次，增长5.2%。',
      '新建校舍１２，６００平方米，总投资1亿2300万元，约有2000人参加。入学率达到百分之七点五。',
      '全縣新建校舍1.26萬平方米，培訓教師一千二百人次。',
      '没有数据。',
    ]) {
      const text = `# 青石县教育局2023年工作总结\n\n${body}\n`;
      const sheet = readFactSheet('总结.数据.yaml', collectFacts(Report.parse(text)));
      assert.deepEqual(sheet.problems, [], collectFacts(Report.parse(text)));
      assert.equal(sheet.facts.length > 0, body.startsWith('没有') === false, body);
      assert.deepEqual(findings(body, collectFacts(Report.parse(text))), []);
    }
  });

  it('文中有两个数的，收集时注明', () => {
    const text = '# 青石县教育局2023年工作总结\n\n全年新建校舍1.26万平方米。\n\n新建校舍13500平方米。\n';
    assert.match(collectFacts(Report.parse(text)), /数值: 1\.26万 # 文中又作13500平方米/);
  });
});

describe('CSV', () => {
  it('写成 CSV 再读，是同样的内容', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/\ufeff/g, ''));
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        assert.deepEqual(
          readCsv(text).map(({ cells }) => cells),
          rows,
        );
      }),
    );
  });
});
