import assert from 'node:assert/strict';
import { compareDates, isRealDate, parseDate, toChineseDate, weekdayOf } from '../../server/src/text/date';
import { LineIndex } from '../../server/src/text/lineIndex';
import { parseChineseInteger, toChineseOrdinal } from '../../server/src/text/numerals';
import { detectScript, fold, toTraditional } from '../../server/src/text/script';
import { overlaps, spanOf } from '../../server/src/text/span';
import { editDistance, nearest, YamlReader } from '../../server/src/text/yamlReader';
import { fc } from '../support/fastCheck';

const anyText = fc.string({ unit: fc.constantFrom('a', '报', '\r', '\n', '𠮷', '。', ' '), maxLength: 60 });

describe('位置', () => {
  it('偏移与行列互相对应', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
        }
      }),
    );
  });

  it('各种换行都算一行', () => {
    const lines = new LineIndex('甲\r\n乙\n丙\r丁');
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.positionAt(3), { line: 1, character: 0 });
  });

  it('空区间落在别的区间里也算相交', () => {
    assert.ok(overlaps(spanOf(2, 2), spanOf(0, 2)));
    assert.ok(!overlaps(spanOf(0, 2), spanOf(2, 4)));
  });
});

describe('汉字数', () => {
  it('一到九十九写出来再读回去不变', () => {
    for (let value = 1; value < 100; value++) assert.equal(parseChineseInteger(toChineseOrdinal(value)), value);
  });

  it('读常见写法', () => {
    const cases: Readonly<Record<string, number>> = {
      一百零八: 108,
      两千三百万: 23_000_000,
      二〇二六: 2026,
      一億二千萬: 120_000_000,
    };
    for (const [text, value] of Object.entries(cases)) assert.equal(parseChineseInteger(text), value, text);
    assert.equal(parseChineseInteger('几十'), undefined);
  });
});

describe('简繁', () => {
  it('折叠不改变长度，再折叠不再变', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        assert.equal(fold(text).length, text.length);
        assert.equal(fold(fold(text)), fold(text));
      }),
    );
  });

  it('繁体折叠成简体', () => {
    assert.equal(fold('聚焦黨的領導，著力臺賬審覈裡佔'), '聚焦党的领导，着力台账审核里占');
  });

  it('简体写成内地繁体，不换成别处的词', () => {
    assert.equal(toTraditional('干部标准信息化项目与周边后勤'), '幹部標準信息化項目與周邊後勤');
  });

  it('按多数字判断繁简', () => {
    assert.equal(detectScript('現將有關情況報告如下'), 'hant');
    assert.equal(detectScript('现将有关情况报告如下'), 'hans');
    assert.equal(detectScript('2026'), 'hans');
  });
});

describe('日期', () => {
  it('只认真实的日期', () => {
    assert.deepEqual(parseDate('2024年2月29日'), { year: 2024, month: 2, day: 29 });
    assert.equal(parseDate('2023-02-29'), undefined);
    assert.ok(!isRealDate({ year: 2023, month: 6, day: 31 }));
  });

  it('缺月缺日时取首尾', () => {
    assert.deepEqual(parseDate('2024-02', 'end'), { year: 2024, month: 2, day: 29 });
    assert.deepEqual(parseDate('2024年', 'start'), { year: 2024, month: 1, day: 1 });
    assert.equal(parseDate('2024年'), undefined);
  });

  it('星期与内置日历一致', () => {
    assert.equal(weekdayOf({ year: 2024, month: 2, day: 29 }), 4);
    assert.ok(compareDates({ year: 2024, month: 2, day: 29 }, { year: 2024, month: 3, day: 1 }) < 0);
    assert.equal(toChineseDate({ year: 2026, month: 3, day: 5 }), '2026年3月5日');
  });
});

describe('YAML', () => {
  it('语法错误和不认识的键都有行列', () => {
    const reader = new YamlReader('x.yaml', '名称: 甲\n类形: 乙\n');
    const map = reader.map(reader.root, '文件');
    assert.ok(map);
    reader.knownKeys(map, ['名称', '类型']);
    assert.deepEqual(
      reader.problems.map((problem) => [problem.message, problem.start]),
      [['不认识的键“类形”，是否应为“类型”。', { line: 1, character: 0 }]],
    );
    assert.ok(new YamlReader('y.yaml', 'a: [1').problems.length > 0);
  });

  it('找最相近的词', () => {
    assert.equal(editDistance('签发', '签发人'), 1);
    assert.equal(nearest('签发', ['类型', '签发人']), '签发人');
    assert.equal(nearest('天气', ['类型', '签发人']), undefined);
  });
});
