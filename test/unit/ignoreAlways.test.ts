import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/service/fixes';
import { ignoreRuleAlways, ignoreWordAlways } from '../../server/src/service/ignoreAlways';
import { readWorkspaceConfig } from '../../server/src/service/workspaceConfig';
import { check } from '../support/check';

const IDS = rules.map((rule) => rule.id);
const read = (text: string) => readWorkspaceConfig('baogao.yaml', text, IDS);

/** The text after the edit; the edit must be there, and doing it again must change nothing. */
function once(text: string, edit: (text: string) => ReturnType<typeof ignoreRuleAlways>): string {
  const first = edit(text);
  assert.ok(first, text);
  const after = applyEdits(text, [first]);
  assert.equal(edit(after), undefined, after);
  assert.deepEqual(read(after).problems, [], after);
  return after;
}
const off = (text: string) => once(text, (now) => ignoreRuleAlways(now, 'figure-sum'));
const keep = (text: string, word = '镇教办') => once(text, (now) => ignoreWordAlways(now, word));

describe('始终忽略', () => {
  it('规则写进 baogao.yaml，注释和次序不动', () => {
    assert.equal(off(''), '规则:\n  figure-sum: 关闭\n');
    assert.equal(off('# 本局的要求'), '# 本局的要求\n规则:\n  figure-sum: 关闭\n');
    assert.equal(off('文种: 通知 # 默认\n'), '文种: 通知 # 默认\n规则:\n  figure-sum: 关闭\n');
    assert.equal(
      off('规则:\n    # 标题\n    report-title: 警告 # 从严\n\n文种: 通知\n'),
      '规则:\n    # 标题\n    report-title: 警告 # 从严\n    figure-sum: 关闭\n\n文种: 通知\n',
    );
    assert.equal(off('规则: {report-title: 警告}\n'), '规则: {report-title: 警告, figure-sum: 关闭}\n');
    assert.equal(off('规则: {}\n'), '规则: {figure-sum: 关闭}\n');
    assert.equal(off('规则: # 还没有\n文种: 通知\n'), '规则: # 还没有\n  figure-sum: 关闭\n文种: 通知\n');
    assert.equal(off('rules:\n  figure-sum: warning # 注\n'), 'rules:\n  figure-sum: 关闭 # 注\n');
    assert.equal(off('規則:\n  report-title: 關閉'), '規則:\n  report-title: 關閉\n  figure-sum: 关闭');
    assert.equal(off('{文种: 通知}'), '{文种: 通知, 规则: {figure-sum: 关闭}}');
    assert.equal(off('规则:\r\n  report-title: 警告\r\n'), '规则:\r\n  report-title: 警告\r\n  figure-sum: 关闭\r\n');
  });

  it('词写进忽略词', () => {
    assert.equal(keep(''), '忽略词: [镇教办]\n');
    assert.equal(keep('忽略词: [区教办]\n'), '忽略词: [区教办, 镇教办]\n');
    assert.equal(keep('忽略词: [区教办, ]\n'), '忽略词: [区教办,  镇教办]\n');
    assert.equal(keep('忽略词:\n- 区教办 # 甲\n文种: 通知\n'), '忽略词:\n- 区教办 # 甲\n- 镇教办\n文种: 通知\n');
    assert.equal(keep('忽略词: 区教办\n'), '忽略词: [区教办, 镇教办]\n');
    assert.equal(keep('忽略词:\n'), '忽略词:\n  - 镇教办\n');
    assert.deepEqual(read(keep('', '***新时代: “#”')).ignoredWords, ['***新时代: “#”']);
  });

  it('写坏了的、看不懂的文件不去动它', () => {
    for (const text of [
      '规则: [',
      '规则: 关闭\n',
      '- 甲\n',
      '规则:\n  figure-sum: [甲]\n',
      '文种: 通知\n---\n甲: 乙\n',
    ]) {
      assert.equal(ignoreRuleAlways(text, 'figure-sum'), undefined, text);
    }
    assert.equal(ignoreWordAlways('忽略词: {甲: 乙}\n', '甲'), undefined);
  });

  it('忽略词使提法、错别字不再提示，繁简通用，别的词照旧', () => {
    const text = '# 云岭县2026年工作总结\n\n县工商局按步就班推进登记工作。\n\n2026年12月1日\n';
    const found = (words: readonly string[]) =>
      check(text, { levels: {}, ignoredWords: words })
        .findings.filter(({ rule }) => rule === 'misspelling' || rule === 'outdated-term')
        .map(({ span }) => text.slice(span.start, span.end));
    const all = found([]);
    assert.ok(all.length >= 2, all.join());
    for (const word of all) {
      assert.deepEqual(
        found([word]),
        all.filter((each) => each !== word),
      );
    }
    const traditional = '# 雲嶺縣2026年工作總結\n\n登記工作按步就班推進。\n\n2026年12月1日\n';
    const misspelt = (words: readonly string[]) =>
      check(traditional, { levels: {}, ignoredWords: words }).findings.filter(({ rule }) => rule === 'misspelling');
    assert.equal(misspelt([]).length, 1);
    assert.equal(misspelt(['按步就班']).length, 0);
  });
});
