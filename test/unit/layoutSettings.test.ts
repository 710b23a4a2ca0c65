import { strict as assert } from 'node:assert';
import { layOut } from '../../server/src/layout/layOut';
import { pageSpecOf, readPageSettings } from '../../server/src/layout/pageSettings';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import { Report } from '../../server/src/report/report';
import { near } from '../support/placedLines';

describe('layout: 页面设置', () => {
  it('行距、页边距、每行字数、页码可设；28.95 磅恰为 22 行', () => {
    const spec = pageSpecOf({ linePitch: 28.95, marginTop: 35, charsPerLine: 27, pageNumber: 'centre' });
    assert.equal(spec.linesPerPage, 22);
    near(spec.linePitch, (28.95 * 25.4) / 72, '行距');
    assert.equal(spec.charsPerLine, 27);
    assert.equal(pageSpecOf({ linePitch: 30 }).linesPerPage, 21);
    assert.equal(pageSpecOf({ linePitch: 28 }).linesPerPage, 22);
  });

  it('同样的设置得到同一个对象', () => {
    assert.equal(pageSpecOf({ marginTop: 36 }), pageSpecOf({ marginTop: 36 }));
    assert.equal(pageSpecOf({}), STANDARD_SPEC);
  });

  it('文首“页面”的值有误时说明哪里错、应为何值，其余照用', () => {
    const { settings, problems } = readPageSettings({
      上边距: '35mm',
      行數: '22',
      页码: '左侧',
      颜色: '红',
      __proto__: '1',
    });
    assert.equal(settings.marginTop, 35);
    assert.equal(settings.linesPerPage, 22);
    assert.deepEqual(
      problems.map((problem) => problem.key),
      ['页码', '颜色'],
    );
    assert.match(problems[0]?.message ?? '', /外侧、居中、无/);
  });

  it('设置再离谱也能排出页来', () => {
    for (const settings of [{ marginTop: -1 }, { linePitch: Number.NaN }, { charsPerLine: 1e9 }, { linesPerPage: 0 }]) {
      assert.ok(layOut(Report.parse('正文'.repeat(500)), { settings }).pages.length > 0);
    }
  });
});
