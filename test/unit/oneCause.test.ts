import assert from 'node:assert/strict';
import { check } from '../support/check';

/** The rules that speak of a paragraph. */
function rulesOf(text: string, levels: Parameters<typeof check>[1] = { levels: {} }): readonly string[] {
  return check(`# 2025年工作总结\n\n${text}\n`, levels)
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule === 'figure-count' || rule === 'fixed-phrase');
}

describe('一个原因只说一次', () => {
  it('固定表述缺项，不再说个数不符', () => {
    for (const text of [
      '严守政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律“六大纪律”。',
      '严格遵守“六大纪律”：政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律。',
      '增强“四个意识”（政治意识、大局意识、核心意识）。',
      '做到“两个维护”：坚决维护习近平总书记党中央的核心、全党的核心、坚决维护党中央权威和集中统一领导。',
    ]) {
      assert.deepEqual(rulesOf(text), ['fixed-phrase'], text);
    }
  });

  it('固定表述的检查关闭时，个数照说', () => {
    const text = '增强“四个意识”（政治意识、大局意识、核心意识）。';
    assert.deepEqual(rulesOf(text, { levels: { 'fixed-phrase': 'off' } }), ['figure-count']);
  });

  it('两个原因说两次', () => {
    const text = '做好“三项工作”：坚持以习近平新时代特色社会主义思想为指导、办好教育、办好医疗、办好养老。';
    assert.deepEqual(rulesOf(text), ['figure-count', 'fixed-phrase']);
  });

  it('没有固定表述的，个数照说', () => {
    assert.deepEqual(rulesOf('做到“两个确保”：确保完成任务、确保安全、确保稳定。'), ['figure-count']);
  });
});
