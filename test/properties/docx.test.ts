import assert from 'node:assert/strict';
import { readWord } from '../../server/src/import/docx/readWord';
import { ImportError } from '../../server/src/import/importedDocument';
import { fc } from '../support/fastCheck';
import { WordParts } from '../support/word';
import { listed, paragraph, wordFile } from '../support/wordFile';

describe('Word 文件', () => {
  it('任何文字都给出完整的 XML', async () => {
    const piece = fc.constantFrom(
      '# ',
      '一、',
      '（一）',
      '\n\n',
      '| a |\n|---|\n| <b> |\n',
      '&',
      '<w:p>',
      ']]>',
      '"',
      '\0',
      '\ud800',
      '\u0007',
      '**',
      '[^1]',
      '[^1]: 注',
      '---\n',
      '报告',
      '附件1\n\n',
      '![图](a.png)',
      '\ufffe',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom('plain', 'document', 'letter', 'minutes'),
        async (parts, format) => {
          const word = await WordParts.of(`---\n发文机关: 某局\n---\n${parts.join('')}`, { format });
          for (const name of word.names.filter((one) => /\.(?:xml|rels)$/.test(one))) {
            word.node(name);
            assert.doesNotMatch(word.text(name), /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('改坏任何字节都不会出别的错', () => {
    const file = wordFile({ body: `${listed('一', 0)}<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc></w:tr></w:tbl>` });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const broken = Uint8Array.from(file);
          for (const [place, value] of changes) broken[place] = value;
          try {
            readWord(broken);
          } catch (error) {
            assert.ok(error instanceof ImportError, String(error));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
