import assert from 'node:assert/strict';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';

interface Specimen {
  readonly text: string;
  /** Reads the figures of the relation back out of the text. */
  readonly figures: RegExp;
  /** Whether the figures agree; in doubt, within the rounding of the written digits, it says yes. */
  agrees(figures: readonly number[]): boolean;
}

const near = (stated = 0, computed = 0, margin = 0) => Math.abs(stated - computed) <= margin;

const SPECIMENS: readonly Specimen[] = [
  {
    text: '年内调整乡镇班子成员37名(其中提拔15名,交流12名,免职10名),选派驻村干部64名,队伍结构进一步优化。',
    figures: /成员(\d+)名\(其中提拔(\d+)名,交流(\d+)名,免职(\d+)名/,
    agrees: ([total = 0, a = 0, b = 0, c = 0]) => total === a + b + c,
  },
  {
    text: '前三季度，全县卫生健康支出20520万元，较去年同期增长1520万元，增长率8.0%。',
    figures: /支出(\d+)万元，较去年同期增长(\d+)万元，增长率([\d.]+)%/,
    agrees: ([result = 0, change = 0, rate]) => near(rate, (change / (result - change)) * 100, 0.15),
  },
  {
    text: '组织72名护士参加全省岗位练兵比赛，获奖63人，获奖率87.5%，成绩居全市前列。',
    figures: /组织(\d+)名护士参加全省岗位练兵比赛，获奖(\d+)人，获奖率([\d.]+)%/,
    agrees: ([whole = 0, part = 0, rate]) => part <= whole && near(rate, (part / whole) * 100, 0.15),
  },
  {
    text: '全年投入设备更新资金1240万元的25%（310万元），用于购置检测仪器。',
    figures: /资金(\d+)万元的(\d+)%（(\d+)万元/,
    agrees: ([whole = 0, rate, part = 0]) =>
      near(rate, ((part - 0.5) / (whole + 0.5)) * 100, 0.5) || near(rate, ((part + 0.5) / (whole - 0.5)) * 100, 0.5),
  },
  {
    text: '各项社会救助支出1876.4万元（低保1124.8万元、特困486.3万元、临时救助265.3万元）。',
    figures: /支出([\d.]+)万元（低保([\d.]+)万元、特困([\d.]+)万元、临时救助([\d.]+)万元/,
    agrees: ([total, a = 0, b = 0, c = 0]) => near(total, a + b + c, 0.25),
  },
  {
    text: '全縣社區照顧據點由96處增加到132處，增加36處，增長37.5%。',
    figures: /由(\d+)處增加到(\d+)處，增加(\d+)處，增長([\d.]+)%/,
    agrees: ([base = 0, result = 0, change, rate]) =>
      near(change, result - base) && near(rate, ((result - base) / base) * 100, 0.15),
  },
];

/** Counts of things named before, behind and in brackets; each is wrong with any other number. */
const COUNTED: readonly string[] = [
  '织密部门监管、行业自律、社会监督“三道防线”，守住安全底线。',
  '开展（学一部法规、办一件案例、写一篇体会、带一名新人）“四个一”岗位练兵活动。',
  '围绕水源保护、管网改造、水质监测、应急供水、节约用水五个方面开展自查。',
  '严守项目安全和资金安全“两条底线”。',
  '强化水利、交通、能源、信息“四大支撑”。',
  '本年推動校舍補強、廚房更新、飲水改善三項建設。',
];

function broken(text: string): string[] {
  return allRelationsOf(Report.parse(text))
    .filter(({ holds }) => !holds)
    .map(({ rule, computation }) => `${rule} ${computation}`);
}

describe('改动一个数字', () => {
  for (const { text, figures, agrees } of SPECIMENS) {
    it(text.slice(0, 24), () => {
      assert.deepEqual(broken(text), []);
      let tried = 0;
      for (let at = 0; at < text.length; at++) {
        for (const digit of '0123456789') {
          if (!/\d/.test(text.charAt(at)) || text.charAt(at) === digit) continue;
          const changed = text.slice(0, at) + digit + text.slice(at + 1);
          const read = figures.exec(changed)?.slice(1);
          if (!read || changed.replace(figures, '') !== text.replace(figures, '')) continue;
          if (read.some((number) => /^0\d|^0$/.test(number)) || agrees(read.map(Number))) continue;
          tried++;
          assert.ok(broken(changed).length > 0, `未报告：${changed}`);
        }
      }
      assert.ok(tried > 40, `只试了 ${tried} 处`);
    });
  }

  it('改动个数', () => {
    for (const text of COUNTED) {
      assert.deepEqual(broken(text), [], text);
      const numeral = /[两二三四五](?=[道个条大项])/.exec(text)?.[0] ?? '';
      for (const other of ['三', '四', '五', '六']) {
        const value = (sign: string) => ' 一二三四五六'.indexOf(sign.replace('两', '二'));
        if (Math.abs(value(other) - value(numeral)) !== 1) continue;
        const changed = text.replace(/[两二三四五](?=[道个条大项])/, other);
        assert.ok(broken(changed).length > 0, `未报告：${changed}`);
      }
    }
  });
});
