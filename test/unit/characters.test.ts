import assert from 'node:assert/strict';
import { charactersOf, readCharacterLimit } from '../../server/src/report/characters';
import { Report } from '../../server/src/report/report';
import { symbolsOf } from '../../server/src/service/symbols';

describe('字数', () => {
  it('篇幅要求的各种写法', () => {
    for (const [value, expected] of [
      ['3000', { most: 3000 }],
      ['3000字', { most: 3000 }],
      ['３，０００字以内', { most: 3000 }],
      ['不超過3000字', { most: 3000 }],
      ['2000—3000字', { least: 2000, most: 3000 }],
      ['2000-3000字之间', { least: 2000, most: 3000 }],
      ['1～2万字', { least: 10_000, most: 20_000 }],
      ['不少于1.5万字', { least: 15_000 }],
      ['1500字以上', { least: 1500 }],
      ['3000—2000字', undefined],
      ['适当', undefined],
      ['', undefined],
    ] as const) {
      assert.deepEqual(readCharacterLimit(value), expected, value);
    }
  });

  it('空格、标记、注释、附件不计', () => {
    const text = '# 总 结\n\n**全面**完成3项。\n\n<!-- 注 -->\n\n一、好\n\n某局\n\n2026年3月5日\n\n附件1\n\n名单\n';
    assert.equal(charactersOf(Report.parse(text)), 2 + 7 + 3 + 2 + 9);
  });

  it('大纲里每一部分有自己的字数', () => {
    const text = '# 某局总结\n\n## 一、甲\n\n好。\n\n### （一）乙\n\n很好。\n\n## 二、丙\n\n也好。\n';
    const [, first, second] = symbolsOf(Report.parse(text));
    assert.deepEqual([first?.characters, first?.children[0]?.characters, second?.characters], [12, 7, 6]);
  });
});
