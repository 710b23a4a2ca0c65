import assert from 'node:assert/strict';
import { damagedQuotations, pairMarks } from '../../server/src/report/pairs';
import { fold } from '../../server/src/text/script';
import { fc } from '../support/fastCheck';

const word = fc.constantFrom('教育', '办法', '，', '、', '全縣', '3.5万元', '一是');
/** Text in which every mark has its partner and inner marks differ from outer ones. */
const balanced = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.tuple(word, tie('text')).map((parts) => parts.join('')),
    word.map((inside) => `《关于${inside}〈甲〉的通知》`),
    tie('text').map((inside) => `（${inside}）`),
    word.map((inside) => `“${inside}‘乙’”`),
    word.map((inside) => `「${inside}」`),
  ),
})).text;

describe('成对标点', () => {
  it('成对的文字没有问题', () => {
    fc.assert(
      fc.property(fc.array(balanced, { maxLength: 6 }), (parts) => {
        const { unclosed, unopened, mismatched, nested, turned } = pairMarks(parts.join('，'));
        assert.deepEqual([...unclosed, ...unopened, ...mismatched, ...nested, ...turned], []);
      }),
    );
  });

  it('去掉一个书名号就报告一处', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.boolean(), (words, isFirst) => {
        const text = `${words.join('')}${isFirst ? '《' : ''}办法${isFirst ? '' : '》'}`;
        const { unclosed, unopened } = pairMarks(text);
        assert.equal(unclosed.length + unopened.length, 1);
      }),
    );
  });

  it('任何文字都不出错，位置都在文字内', () => {
    const marks = fc.constantFrom(...'《》〈〉“”‘’（）()【】〔〕「」『』"?〞教1'.split(''));
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 30 }), (units) => {
        const text = units.join('');
        const { unclosed, unopened, nested, turned } = pairMarks(text);
        for (const mark of [...unclosed, ...unopened])
          assert.ok('《》〈〉“”‘’（）()【】〔〕「」『』"'.includes(text.charAt(mark.at)));
        for (const pair of [...nested, ...turned]) assert.ok(pair.open < pair.close && pair.close < text.length);
        for (const { span } of damagedQuotations(text)) assert.ok(span.start < span.end && span.end <= text.length);
      }),
    );
  });

  it('“么”在两种字形里是同一个字', () => {
    assert.equal(fold('什麼、怎麽、什么'), '什么、怎么、什么');
    assert.deepEqual(damagedQuotations(fold('群众最关心什么?最期盼什么?我们就抓什么')), []);
  });
});
