import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { readWord } from '../../server/src/import/docx/readWord';
import { ZIP_LIMITS } from '../../server/src/import/docx/zip';
import { readHtml } from '../../server/src/import/html/readHtml';
import { ImportError } from '../../server/src/import/importedDocument';
import { toMarkdown } from '../../server/src/import/toMarkdown';
import { figureEntriesOf } from '../../server/src/report/relations/figureEntries';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';
import { fixedPhrase } from '../../server/src/rules/fixed-phrase';
import { outdatedTerm } from '../../server/src/rules/outdated-term';
import { Checker } from '../../server/src/service/check';
import { configCompletions } from '../../server/src/service/configCompletion';
import { configHover } from '../../server/src/service/configHover';
import { TODAY } from '../support/check';
import { builtInKnowledge } from '../support/knowledge';

describe('恶意的文字和文件', () => {
  const checker = new Checker(builtInKnowledge(), [outdatedTerm, fixedPhrase]);

  it('数据的提取只用线性的时间', () => {
    const shapes: readonly ((count: number) => string)[] = [
      (count) => `共有9人，${'其中1人、'.repeat(count)}`,
      (count) => '占10%，20个，'.repeat(count),
      (count) => '由10人增加到20人，增长100%，'.repeat(count),
      (count) => '三个方面：一是甲；二是乙。'.repeat(count),
      (count) => `${'汉字占'.repeat(count * 4)}占5%，3人，人均5元`,
      (count) => '）“三项'.repeat(count),
    ];
    const cost = (text: string) => {
      const before = process.cpuUsage().user;
      figureEntriesOf(Report.parse(text));
      allRelationsOf(Report.parse(text));
      return (process.cpuUsage().user - before) / 1000;
    };
    for (const shape of shapes) {
      const short = cost(shape(200));
      const long = cost(shape(1200));
      // Six times the text; a quadratic reader would take thirty-six times as long.
      assert.ok(long < 15 * short + 400, `${shape(1)}：${short} ms，${long} ms`);
    }
  });

  it('大段不利的文字很快读完', () => {
    const hostile = ['<!--', '[^', '![', '[', '**', '`', '一、', '（一）', '1. ', '<', '&#', '\\', '> ', '|', '- '];
    for (const piece of hostile) {
      const start = performance.now();
      Report.parse(piece.repeat(20_000 / piece.length));
      const elapsed = performance.now() - start;
      assert.ok(elapsed < 2000, `${piece}：${Math.round(elapsed)} 毫秒`);
    }
  });

  it('很长的一句里有很多过时的词，很快查完', () => {
    for (const piece of [
      '县工商局',
      '2019年县工商局',
      '《县工商局',
      '习近平新时代特色社会主义思想',
      '大局意识、政治意识、',
    ]) {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      const before = performance.now();
      checker.check(Report.parse(text), { year: 2026, month: 1, day: 1 });
      assert.ok(performance.now() - before < 4000, piece);
    }
  });

  it('一行到底的、全是括号和空格的配置文件里，补全和悬停不拖时间', () => {
    const started = performance.now();
    for (const piece of ['a ', '[', '[]', '- ', '\n', '  \n', ': ', 'a: [']) {
      const text = piece.repeat(100_000);
      for (const kind of ['config', 'terms', 'phrases', 'profiles'] as const) {
        const document = { kind, text, knowledge: builtInKnowledge() };
        configCompletions(document, text.length, TODAY);
        configHover(document, text.length, TODAY);
      }
    }
    assert.ok(performance.now() - started < 8000);
  });

  it('层层嵌套的网页读得完', () => {
    const deep = `${'<div>'.repeat(50_000)}文字${'<table><tr><td>'.repeat(5000)}格`;
    assert.match(toMarkdown(readHtml(deep), '图片').markdown, /文字/);
  });

  describe('解开来比任何报告都大的 Word 文件', () => {
    let bomb = new Uint8Array();
    before(() => {
      bomb = zipSync({ 'word/document.xml': new Uint8Array(ZIP_LIMITS.entry + 1) });
    });
    const isTooLarge = (error: unknown) => error instanceof ImportError && /太大/.test(error.message);

    it('说得清楚', () => {
      assert.ok(bomb.length < 300_000, '炸弹本身很小');
      assert.throws(() => readWord(bomb), isTooLarge);
    });

    it('声明的大小不可信：解开时照样数着', () => {
      const lying = Uint8Array.from(bomb);
      const view = new DataView(lying.buffer);
      for (let offset = 0; offset + 28 < lying.length; offset++) {
        if (view.getUint32(offset, true) === 0x02014b50) view.setUint32(offset + 24, 10, true);
      }
      assert.throws(() => readWord(lying), isTooLarge);
    });
  });
});
