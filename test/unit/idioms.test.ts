import assert from 'node:assert/strict';
import { polyphonic } from 'pinyin-pro';
import { IDIOMS, RIGHT_AS_WELL } from '../../server/src/text/idiomList';
import { findIdiomSlips } from '../../server/src/text/idioms';
import { fold } from '../../server/src/text/script';
import { soundGroups } from '../../server/src/text/soundAlike';

const words = (list: string) => list.trim().split(/\s+/);

describe('成语里的错字', () => {
  it('每条都是四个简体字，没有重复', () => {
    const all = [...words(IDIOMS), ...words(RIGHT_AS_WELL)];
    assert.deepEqual(
      all.filter((word) => word.length !== 4 || fold(word) !== word),
      [],
    );
    assert.deepEqual(
      all.filter((word, index) => all.indexOf(word) !== index),
      [],
    );
  });

  it('写对的成语和同音的正确说法都不算错', () => {
    const all = [...words(IDIOMS), ...words(RIGHT_AS_WELL)];
    assert.deepEqual(
      all.filter((word) => findIdiomSlips(word).length > 0),
      [],
    );
    assert.deepEqual(findIdiomSlips(all.join('，')), []);
  });

  it('找得到错字在哪里、应当是什么', () => {
    assert.deepEqual(findIdiomSlips('经费捉襟见肋，不能持之以横。'), [
      { start: 2, end: 6, right: '捉襟见肘' },
      { start: 9, end: 13, right: '持之以恒' },
    ]);
  });

  it('错两个字、读音不近的字不算', () => {
    assert.deepEqual(findIdiomSlips('坚持不下去，按步推进，因村制定方案，家家户户知晓。'), []);
  });

  it('同音的字确实同音（不论声调，平翘舌、前后鼻音不分）', () => {
    const sound = (reading: string) => reading.replace(/^([zcs])h/, '$1').replace(/(in|en|an)g$/, '$1');
    const readings = (character: string) =>
      String(polyphonic(character, { toneType: 'none', type: 'array' })[0])
        .split(/[ ,]+/)
        .map(sound);
    const wrong = soundGroups().filter((group) => {
      const [first = '', ...rest] = group;
      const shared = rest.reduce((common, each) => {
        const own = readings(each);
        return common.filter((reading) => own.includes(reading));
      }, readings(first));
      return shared.length === 0;
    });
    assert.deepEqual(wrong, []);
  });
});
