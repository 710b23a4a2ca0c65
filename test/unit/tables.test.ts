import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Report } from '../../server/src/report/report';
import { tableFaultsOf } from '../../server/src/report/tableFaults';

function faultsIn(table: string): { text: string; right: string | undefined }[] {
  return Report.parse(table).blocks.flatMap(({ block }) =>
    tableFaultsOf(block).map(({ cell, right }) => ({ text: cell.cell.prose.text, right: right?.toFixed() })),
  );
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
}

/** Changes one digit of a number, so that another number comes out. */
function spoiled(text: string, seed: number): string {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  const at = places[seed % places.length] ?? 0;
  const digit = String((Number(text.charAt(at)) + 1 + (seed % 8)) % 10);
  return text.slice(0, at) + digit + text.slice(at + 1);
}

const names = ['东片', '西片', '南片', '北片', '中片', '城区'];

describe('表格数据', () => {
  const silent: readonly (readonly [string, string])[] = [
    [
      '小计与总计',
      '| 类别 | 学段 | 校数 |\n|---|---|---|\n| 公办 | 小学 | 12 |\n| | 初中 | 5 |\n| | 小计 | 17 |\n| 民办 | 小学 | 3 |\n| | 初中 | 2 |\n| | 小计 | 5 |\n| 总计 | | 22 |',
    ],
    [
      '其中为部分',
      '| 项目 | 金额（万元） |\n|---|---|\n| 工资 | 1200 |\n| 其中：绩效 | 300 |\n| 公用 | 400 |\n| 合计 | 1600 |',
    ],
    [
      '其中有几行',
      '| 项目 | 人数 |\n|---|---|\n| 教师 | 1200 |\n| 其中：高级 | 300 |\n| 中级 | 500 |\n| 工勤 | 100 |\n| 合计 | 1300 |',
    ],
    ['合计在首行', '| 地区 | 学生 |\n|---|---|\n| 全县合计 | 900 |\n| 东片 | 400 |\n| 西片 | 500 |'],
    [
      '平均不求和',
      '| 学校 | 人数 | 平均分 |\n|---|---|---|\n| 一中 | 100 | 82.5 |\n| 二中 | 200 | 79.3 |\n| 合计 | 300 | 80.4 |',
    ],
    [
      '比率不求和',
      '| 乡镇 | 应参保 | 已参保 | 参保率（%） |\n|---|---|---|---|\n| 甲 | 200 | 190 | 95.0 |\n| 乙 | 300 | 297 | 99.0 |\n| 合计 | 500 | 487 | 97.4 |',
    ],
    [
      '空格与横线',
      '| 乡镇 | 小学 | 初中 | 合计 |\n|---|---|---|---|\n| 甲 | 5 | — | 5 |\n| 乙 | 3 | 2 | 5 |\n| 丙 |  | 1 | 1 |\n| 合计 | 8 | 3 | 11 |',
    ],
    [
      '层次标题',
      '| 科目 | 金额 |\n|---|---|\n| 一、教育 | 100 |\n| （一）人员 | 60 |\n| （二）公用 | 40 |\n| 二、卫生 | 50 |\n| 合计 | 150 |',
    ],
    [
      '四舍五入',
      '| 项目 | 亿元 | 占比 |\n|---|---|---|\n| 一产 | 1.23 | 12.4% |\n| 二产 | 4.56 | 45.8% |\n| 三产 | 4.16 | 41.8% |\n| 合计 | 9.96 | 100% |',
    ],
    [
      '累计列',
      '| 月份 | 当月 | 累计 |\n|---|---|---|\n| 1月 | 12 | 12 |\n| 2月 | 8 | 20 |\n| 3月 | 15 | 35 |\n| 合计 | 35 | |',
    ],
    [
      '累计从上年起',
      '| 月份 | 当月 | 累计 |\n|---|---|---|\n| 3月 | 12 | 112 |\n| 4月 | 8 | 120 |\n| 5月 | 15 | 135 |',
    ],
    [
      '可比价增长',
      '| 指标 | 2022年 | 2023年 | 增长（%） |\n|---|---|---|---|\n| 地区生产总值（亿元） | 120.0 | 126.0 | 6.2 |\n| 财政收入（万元） | 8000 | 8800 | 10.0 |',
    ],
    [
      '百分点之差',
      '| 指标 | 上年 | 本年 | 增减 |\n|---|---|---|---|\n| 入学率 | 98.2% | 98.7% | 0.5 |\n| 巩固率 | 95.1% | 96.3% | 1.2 |',
    ],
    ['省略了几行', '| 乡镇 | 人数 |\n|---|---|\n| 甲 | 5 |\n| …… | …… |\n| 合计 | 500 |'],
    [
      '单位不同不相加',
      '| 乡镇 | 学校（所） | 学生（人） | 合计（万元） |\n|---|---|---|---|\n| 甲 | 5 | 1200 | 300 |\n| 乙 | 3 | 800 | 200 |\n| 合计 | 8 | 2000 | 500 |',
    ],
    [
      '按性别与按学段',
      '| 学段 | 男 | 女 | 合计 | 寄宿 |\n|---|---|---|---|---|\n| 小学 | 10 | 12 | 22 | 8 |\n| 初中 | 7 | 5 | 12 | 9 |\n| 合计 | 17 | 17 | 34 | 17 |',
    ],
    ['含约数', '| 项目 | 人次 |\n|---|---|\n| 培训 | 约300 |\n| 讲座 | 200 |\n| 合计 | 520 |'],
    [
      '末项凑成百分之百',
      '| 选项 | 人数 | 比例 |\n|---|---|---|\n| 满意 | 1 | 33.3% |\n| 一般 | 1 | 33.3% |\n| 不满意 | 1 | 33.4% |\n| 合计 | 3 | 100% |',
    ],
    [
      '收支结余',
      '| 年份 | 收入 | 支出 | 结余 |\n|---|---|---|---|\n| 2022年 | 500 | 460 | 40 |\n| 2023年 | 560 | 500 | 60 |',
    ],
    [
      '完成率',
      '| 项目 | 计划 | 完成 | 完成率 |\n|---|---|---|---|\n| 甲 | 50 | 45 | 90.0% |\n| 乙 | 40 | 42 | 105.0% |\n| 丙 | 80 | 60 | 75.0% |',
    ],
    [
      '两行表头',
      '| 乡镇 | 学生 | | 教师 |\n|---|---|---|---|\n| | 男 | 女 | |\n| 甲 | 10 | 12 | 3 |\n| 乙 | 20 | 18 | 4 |\n| 合计 | 30 | 30 | 7 |',
    ],
    [
      '繁體',
      '| 鄉鎮 | 男 | 女 | 總計 |\n|---|---|---|---|\n| 甲 | 10 | 12 | 22 |\n| 乙 | 20 | 18 | 38 |\n| 總計 | 30 | 30 | 60 |',
    ],
    ['全角数字', '| 乡镇 | 人数 |\n|---|---|\n| 甲 | １２ |\n| 乙 | ３０ |\n| 合计 | ４２ |'],
    [
      '减少不带负号',
      '| 指标 | 上年 | 本年 | 减少 |\n|---|---|---|---|\n| 事故（起） | 20 | 15 | 5 |\n| 伤亡（人） | 8 | 6 | 2 |',
    ],
  ];
  for (const [name, table] of silent) it(`不报告：${name}`, () => assert.deepEqual(faultsIn(table), []));

  const wrong: readonly (readonly [string, string, string])[] = [
    [
      '合计',
      '1187',
      '| 片区 | 男 | 女 | 合计 |\n|---|---|---|---|\n| 东片 | 312 | 298 | 610 |\n| 西片 | 275 | 301 | 576 |\n| 合计 | 587 | 599 | 1187 |',
    ],
    [
      '行合计',
      '601',
      '| 片区 | 男 | 女 | 合计 |\n|---|---|---|---|\n| 东片 | 312 | 298 | 601 |\n| 西片 | 275 | 301 | 576 |\n| 合计 | 587 | 599 | 1186 |',
    ],
    [
      '分项',
      '321',
      '| 片区 | 男 | 女 | 合计 |\n|---|---|---|---|\n| 东片 | 321 | 298 | 610 |\n| 西片 | 275 | 301 | 576 |\n| 合计 | 587 | 599 | 1186 |',
    ],
    [
      '单列',
      '47,838,800',
      '| 种类 | 金额（元） |\n| :-- | --: |\n| 甲 | 42,738,000 |\n| 乙 | 3,884,500 |\n| 丙 | 1,206,300 |\n| 总计 | 47,838,800 |',
    ],
    [
      '小计',
      '18',
      '| 类别 | 学段 | 校数 |\n|---|---|---|\n| 公办 | 小学 | 12 |\n| | 初中 | 5 |\n| | 小计 | 18 |\n| 民办 | 小学 | 3 |\n| | 初中 | 2 |\n| | 小计 | 5 |\n| 总计 | | 22 |',
    ],
    [
      '占比',
      '75.0%',
      '| 类型 | 数量 | 占比 |\n|---|---|---|\n| 甲 | 36 | 20.0% |\n| 乙 | 126 | 75.0% |\n| 丙 | 18 | 10.0% |\n| 合计 | 180 | 100% |',
    ],
    [
      '增长',
      '12.5',
      '| 指标 | 2022年 | 2023年 | 增长（%） |\n|---|---|---|---|\n| 财政收入（万元） | 8000 | 8800 | 12.5 |\n| 税收收入（万元） | 5000 | 5250 | 5.0 |',
    ],
    [
      '只有一行的增长',
      '15.0%',
      '| 指标 | 上年 | 本年 | 同比增长 |\n|---|---|---|---|\n| 用电量（万千瓦时） | 2000 | 2200 | 15.0% |\n| 用水量（万吨） | 400 | 420 | 5.0% |',
    ],
    [
      '增减',
      '137',
      '| 指标 | 年初 | 年末 | 增减 |\n|---|---|---|---|\n| 企业（户） | 1264 | 1391 | 137 |\n| 人员（人） | 18650 | 19220 | 570 |',
    ],
    [
      '累计',
      '387',
      '| 月份 | 当月 | 累计 |\n|---|---|---|\n| 1月 | 126 | 126 |\n| 2月 | 98 | 224 |\n| 3月 | 153 | 387 |',
    ],
    [
      '累计中间一行',
      '234',
      '| 月份 | 当月 | 累计 |\n|---|---|---|\n| 1月 | 126 | 126 |\n| 2月 | 98 | 234 |\n| 3月 | 153 | 377 |\n| 4月 | 100 | 477 |',
    ],
    [
      '完成率',
      '85.0%',
      '| 项目 | 计划 | 完成 | 完成率 |\n|---|---|---|---|\n| 甲 | 50 | 45 | 85.0% |\n| 乙 | 40 | 42 | 105.0% |\n| 丙 | 80 | 60 | 75.0% |',
    ],
    [
      '结余',
      '70',
      '| 年份 | 收入 | 支出 | 结余 |\n|---|---|---|---|\n| 2022年 | 500 | 460 | 40 |\n| 2023年 | 560 | 500 | 70 |',
    ],
    ['繁體', '61', '| 鄉鎮 | 人數 |\n|---|---|\n| 甲 | 22 |\n| 乙 | 38 |\n| 總計 | 61 |'],
  ];
  for (const [name, cell, table] of wrong) {
    it(`报告：${name}`, () =>
      assert.deepEqual(
        faultsIn(table).map((fault) => fault.text),
        [cell],
      ));
  }

  const counts = fc.array(fc.tuple(fc.integer({ min: 10, max: 9999 }), fc.integer({ min: 10, max: 9999 })), {
    minLength: 2,
    maxLength: 6,
  });
  const crossTable = (rows: readonly (readonly [number, number])[]): string[][] => {
    const sum = (pick: (row: readonly [number, number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
    return [
      ['片区', '男', '女', '合计'],
      ...rows.map(([a, b], index) => [names[index] ?? '', String(a), String(b), String(a + b)]),
      ['合计', String(sum(([a]) => a)), String(sum(([, b]) => b)), String(sum(([a, b]) => a + b))],
    ];
  };

  it('相符的表不报告', () => {
    fc.assert(fc.property(counts, (rows) => assert.deepEqual(faultsIn(tableOf(crossTable(rows))), [])));
  });

  it('改动一格，就在这一格报告，并算得出原数', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (rows, place, seed) => {
        const cells = crossTable(rows);
        const row = 1 + (place % (cells.length - 1));
        const column = 1 + (place % 3);
        const before = cells[row]?.[column] ?? '';
        const after = spoiled(before, seed);
        fc.pre(Number(after) !== Number(before) && !after.startsWith('0'));
        (cells[row] as string[])[column] = after;
        assert.deepEqual(faultsIn(tableOf(cells)), [{ text: after, right: before }]);
      }),
    );
  });

  it('任何表格都不出错', () => {
    const cell = fc.constantFrom(
      '',
      '12',
      '3.5%',
      '合计',
      '小计',
      '其中：男',
      '—',
      '约5',
      '1,200',
      '占比',
      '累计',
      '上年',
      '增长',
      '2023年',
      '-3',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 7 }), (rows) => {
        faultsIn(tableOf(rows));
      }),
    );
  });
});
