import assert from 'node:assert/strict';
import { pinyin } from 'pinyin-pro';
import { isPhraseOf, phraseTextOn } from '../../server/src/knowledge/phrase';
import { Report } from '../../server/src/report/report';
import { conversionSlip } from '../../server/src/rules/conversion-slip';
import { fixedPhrase } from '../../server/src/rules/fixed-phrase';
import { misspelling } from '../../server/src/rules/misspelling';
import { outdatedTerm } from '../../server/src/rules/outdated-term';
import { Checker } from '../../server/src/service/check';
import { parseDate } from '../../server/src/text/date';
import { assertNone } from '../support/assertNone';
import { check } from '../support/check';
import { builtInData, builtInKnowledge } from '../support/knowledge';

const { phrases } = builtInData().knowledge;
const problems = builtInData().problems.filter(({ file }) => file.startsWith('phrases/'));

function slips(text: string, day: string) {
  const asOf = parseDate(day);
  assert.ok(asOf);
  return check(text, { levels: {}, asOf }, ['fixed-phrase']).findings;
}

describe('固定表述库', () => {
  it('格式没有问题，每条有来源', () => {
    assertNone(
      problems.map(({ file, start, message }) => `server/data/${file}:${start.line + 1} ${message}`),
      '这些条目的写法有误，写法见 server/data/README.md',
    );
    assertNone(
      phrases
        .filter(({ source, kind, note }) => source === '' || (kind !== 'offer' && note === ''))
        .map(({ id }) => id),
      '这些固定表述没有来源或说明',
    );
  });

  it('例子的判断与所注一致', () => {
    const wrong: string[] = [];
    for (const { id, examples } of phrases) {
      for (const { text, date, expect } of examples) {
        const found = slips(text, date ?? '2026-11-24').filter(({ data }) => data.phrase === id);
        if (found.length > 0 !== (expect === 'report')) wrong.push(`${id} ${expect} ${date} ${text}`);
      }
    }
    assertNone(wrong, '例子的判断与检查的结果不符：改固定表述，或改例子');
  });

  it('规范写法本身在有效期内不报告', () => {
    const checker = new Checker(builtInKnowledge(), [conversionSlip, fixedPhrase, misspelling, outdatedTerm]);
    const wrong: string[] = [];
    for (const phrase of phrases) {
      for (const right of [phrase.text, ...phrase.variants]) {
        for (const day of [phrase.since ?? '2020-01-01', '2019-06-01', '2022-12-01', '2026-11-24']) {
          const asOf = parseDate(day);
          if (!asOf || !isPhraseOf(phrase, day)) continue;
          const text = `全县认真贯彻落实${right === phrase.text ? phraseTextOn(phrase, day) : right}，扎实做好各项工作。`;
          for (const { message, severity } of checker.check(Report.parse(text), asOf, { levels: {}, asOf }).findings) {
            if (severity !== 'information') wrong.push(`${phrase.id} ${day} ${message}`);
          }
        }
      }
    }
    assertNone(wrong, '规范写法自己也被报告：改这一条，或改报告它的那一条');
  });

  it('拼音首字母与读音一致', () => {
    const wrong = phrases.filter(({ text, initials }) => {
      const words = text.replace(/[^\u4e00-\u9fff]/g, '');
      return pinyin(words, { pattern: 'first', toneType: 'none', type: 'array' }).join('') !== initials;
    });
    assertNone(
      wrong.map(({ id, text, initials }) => `${id} ${text} ${initials}`),
      '拼音首字母（initials）与读音不符，请改正',
    );
  });
});
