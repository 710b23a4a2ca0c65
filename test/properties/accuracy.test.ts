import assert from 'node:assert/strict';
import { groupOf, judge, precisionOf, recallOf, type Score, score, type Verdict } from '../evaluation/judge';
import { type Half, readMaterial } from '../evaluation/material';

/**
 * What each group reached when it was last measured, a little less; both halves of the material count alike. Raise the
 * floors when the checker gets better. `alarms` are warnings about what is right, in all sets together.
 */
const FLOORS: Readonly<Record<Half, Readonly<Record<string, { readonly recall: number; readonly alarms: number }>>>> = {
  develop: {
    数据: { recall: 0.96, alarms: 0 },
    日期: { recall: 0.97, alarms: 0 },
    提法: { recall: 0.94, alarms: 1 },
    结构: { recall: 1, alarms: 0 },
    序号: { recall: 1, alarms: 0 },
    文字: { recall: 1, alarms: 0 },
    设置: { recall: 1, alarms: 0 },
  },
  holdout: {
    数据: { recall: 0.79, alarms: 1 },
    日期: { recall: 0.9, alarms: 0 },
    提法: { recall: 0.94, alarms: 0 },
    结构: { recall: 1, alarms: 0 },
    序号: { recall: 1, alarms: 0 },
    文字: { recall: 1, alarms: 0 },
  },
};

/** All sets together may not cry wolf more often than this. */
const LEAST_PRECISION = 0.99;

describe('准确率', function () {
  this.timeout(60_000);
  let verdicts: readonly Verdict[] = [];
  before(() => {
    verdicts = readMaterial().map(judge);
  });

  for (const [half, groups] of Object.entries(FLOORS)) {
    const own = () => verdicts.filter(({ case: one }) => one.half === half);
    for (const [group, floor] of Object.entries(groups)) {
      it(`${half} ${group}：不低于记录的下限`, () => {
        const measured = score(own(), groupOf).get(group) as Score;
        const misses = own().flatMap(({ case: one, misses: open }) =>
          open.filter(({ rules }) => groupOf(rules[0] ?? '') === group).map(({ rules }) => `${one.id} ${rules[0]}`),
        );
        assert.ok(recallOf(measured) >= floor.recall, `查全率 ${recallOf(measured).toFixed(3)}：${misses.join('，')}`);
        assert.ok(measured.falseAlarms <= floor.alarms, `误报 ${measured.falseAlarms} 处`);
      });
    }
  }

  it('查准率不低于记录的下限', () => {
    const all = score(verdicts, () => '').get('') as Score;
    assert.ok(precisionOf(all) >= LEAST_PRECISION, `查准率 ${precisionOf(all).toFixed(3)}`);
  });
});
