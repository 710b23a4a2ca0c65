import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import type { Add, Rule } from '../../server/src/rules/rule';
import { Checker, DEFAULT_SETTINGS } from '../../server/src/service/check';
import { RuleTimeout } from '../../server/src/service/ruleGuard';
import { TODAY } from '../support/check';
import { builtInKnowledge } from '../support/knowledge';

const named = (id: string, checks: Pick<Rule, 'checkBlock' | 'checkReport'>): Rule => ({
  id,
  title: id,
  titleEnglish: id,
  group: '文字',
  severity: 'information',
  force: '惯例',
  source: '测试',
  ...checks,
});
const says = (message: string) => (_: unknown, __: unknown, add: Add) => add({ span: { start: 0, end: 1 }, message });
const TEXT = '甲段。\n\n乙段。\n\n丙段。';

describe('规则互不牵连', () => {
  it('出错的规则这一版不再说话，别的照常，错在哪里说得出', () => {
    const broken = named('broken', {
      checkBlock: (block, _, add) => {
        if (block.source.startsWith('乙')) throw new Error('坏了');
        add({ span: { start: 0, end: 1 }, message: '半截' });
      },
    });
    const rules = [broken, named('block', { checkBlock: says('块') }), named('whole', { checkReport: says('篇') })];
    const { findings, failures } = new Checker(builtInKnowledge(), rules).check(Report.parse(TEXT), TODAY);
    assert.deepEqual(findings.map(({ rule }) => rule).sort(), ['block', 'block', 'block', 'whole']);
    assert.deepEqual(
      failures.map(({ rule, error }) => [rule, (error as Error).message]),
      [['broken', '坏了']],
    );
  });

  it('改好那一段以后，它对每一段都重新说话', () => {
    const broken = named('broken', {
      checkBlock: (block, _, add) => {
        if (block.source.startsWith('甲')) throw new Error('坏了');
        add({ span: { start: 0, end: 1 }, message: '说了' });
      },
    });
    const checker = new Checker(builtInKnowledge(), [broken]);
    const first = Report.parse(TEXT);
    assert.deepEqual(checker.check(first, TODAY).findings, []);
    const second = Report.parse(TEXT.replace('甲', '丁'), first);
    assert.equal(checker.check(second, TODAY).findings.length, 3);
  });

  it('整篇的规则说了一半才出错，那一半也不算', () => {
    const broken = named('broken', {
      checkReport: (_, __, add) => {
        add({ span: { start: 0, end: 1 }, message: '半截' });
        throw new Error('坏了');
      },
    });
    const { findings } = new Checker(builtInKnowledge(), [broken]).check(Report.parse(TEXT), TODAY);
    assert.deepEqual(findings, []);
  });

  for (const [where, text] of [
    ['短段落', Array.from({ length: 40 }, (_, index) => `第${index}段。`).join('\n\n')],
    ['长段落', Array.from({ length: 40 }, (_, index) => `${index}${'长'.repeat(1200)}。`).join('\n\n')],
  ] as const) {
    it(`太慢的规则这一版不再问，别的照常（${where}）`, () => {
      let time = 0;
      let asked = 0;
      const slow = named('slow', {
        checkBlock: (_, __, add) => {
          asked++;
          time += 400;
          add({ span: { start: 0, end: 1 }, message: '慢' });
        },
      });
      const rules = [slow, named('block', { checkBlock: says('块') })];
      const checker = new Checker(builtInKnowledge(), rules, () => time);
      const report = Report.parse(text);
      const { findings, failures } = checker.check(report, TODAY, DEFAULT_SETTINGS);
      assert.ok(asked < 10, String(asked));
      assert.deepEqual(
        failures.map(({ rule }) => rule),
        ['slow'],
      );
      assert.ok(failures[0]?.error instanceof RuleTimeout);
      assert.ok(findings.length === 40 && findings.every(({ rule }) => rule === 'block'));
    });
  }

  it('整篇的规则太慢也一样；没有时钟就不计时', () => {
    let time = 0;
    const slow = named('slow', {
      checkReport: (_, __, add) => {
        time += 2000;
        add({ span: { start: 0, end: 1 }, message: '慢' });
      },
    });
    const report = Report.parse(TEXT);
    const timed = new Checker(builtInKnowledge(), [slow], () => time).check(report, TODAY);
    assert.deepEqual([timed.findings.length, timed.failures.length], [0, 1]);
    const untimed = new Checker(builtInKnowledge(), [slow]).check(report, TODAY);
    assert.deepEqual([untimed.findings.length, untimed.failures.length], [1, 0]);
  });
});
