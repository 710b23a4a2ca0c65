import assert from 'node:assert/strict';
import { loadPhrases } from '../../server/src/knowledge/loadPhrases';
import { loadTerms } from '../../server/src/knowledge/loadTerms';
import { PatternTrie } from '../../server/src/text/patternTrie';
import { anyText } from '../support/anyText';
import { fc } from '../support/fastCheck';

describe('提法表', () => {
  it('读任何文字都不会出错', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(100), fc.json()), (text) => {
        loadTerms([{ name: 'terms/own.yaml', text }]);
        loadPhrases([{ name: 'phrases/own.yaml', text }]);
      }),
      { numRuns: 200 },
    );
  });

  it('匹配与逐字查找的结果相同', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), text, (words, where) => {
        const trie = new PatternTrie(words, (unit) => unit);
        const expected: string[] = [];
        for (let at = 0; at < where.length; ) {
          const longest = words.filter((each) => where.startsWith(each, at)).sort((a, b) => b.length - a.length)[0];
          if (longest !== undefined) expected.push(`${at}${longest}`);
          at += longest?.length ?? 1;
        }
        const seen = [...trie.longestMatches(where)].map(({ start, end }) => `${start}${where.slice(start, end)}`);
        assert.deepEqual(seen, expected);
      }),
    );
  });
});
