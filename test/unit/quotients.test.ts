import assert from 'node:assert/strict';
import { scanFigures } from '../../server/src/report/figures/scan';
import { fitsQuotient, quotientOf, valueBeside } from '../../server/src/report/relations/quotients';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';
import { fc } from '../support/fastCheck';

/** Whether the share told by three figures can be right: part, whole, rate. */
function fits(text: string): boolean {
  const [part, whole, rate] = scanFigures(text).figures;
  assert.ok(part && whole && rate, text);
  return fitsQuotient(valueBeside(part, whole), valueBeside(whole, part), quotientOf(rate));
}

function broken(text: string): number {
  return allRelationsOf(Report.parse(text)).filter(({ holds }) => !holds).length;
}

describe('商的修约', () => {
  it('末位差一：分项或总数有修约的放过，都是整数的报告', () => {
    // 49÷540 is 9.074%, and nothing in it was rounded.
    assert.equal(fits('49户，540户，9.07%'), true);
    assert.equal(fits('49户，540户，9.08%'), false);
    // 12.84亿 may be 12.845亿, so that 9.08% is possible.
    assert.equal(fits('12.84亿元，141.5亿元，9.08%'), true);
    assert.equal(fits('12.84亿元，141.5亿元，9.09%'), false);
  });

  it('恰在两数正中的，舍入都算对', () => {
    assert.equal(fits('1人，8人，12.5%'), true);
    assert.equal(fits('1人，8人，13%'), true);
    assert.equal(fits('1人，8人，12%'), true);
    assert.equal(fits('1人，8人，14%'), false);
  });

  it('占比、增幅、倍数、平均数用同一个判断', () => {
    const cases: readonly [string, number][] = [
      ['应改造540户，已改造49户，改造率9.07%。', 0],
      ['应改造540户，已改造49户，改造率9.08%。', 1],
      ['由540户增加到589户，增长9.07%。', 0],
      ['由540户增加到589户，增长9.08%。', 1],
      ['发放补助49000元，惠及540户，户均90.74元。', 0],
      ['发放补助49000元，惠及540户，户均90.76元。', 1],
      ['全年办件589件，是上年540件的1.09倍。', 0],
      ['全年办件589件，是上年540件的1.10倍。', 1],
    ];
    for (const [text, count] of cases) assert.equal(broken(text), count, text);
  });

  it('四舍五入得到的商从不报告', () => {
    const amount = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 3 }), (part, whole, places) => {
        const rate = ((part / whole) * 100).toFixed(places);
        return fits(`${part}人，${whole}人，${rate}%`);
      }),
    );
  });
});
