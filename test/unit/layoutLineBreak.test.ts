import { strict as assert } from 'node:assert';
import { characterClass, halfCells, NO_END, NO_START } from '../../server/src/layout/characters';
import { breakLines, breakPlaces } from '../../server/src/layout/lineBreak';
import { breakTitle } from '../../server/src/layout/titleBreak';
import { fc } from '../support/fastCheck';

/** 28 characters of a line by clause 5.2.3, in half cells, and the first line of a paragraph. */
const LINE = 56;
const FIRST = 52;

function lines(text: string, first = FIRST, rest = LINE): string[] {
  return breakLines(text, first, rest).map(({ start, end }) => text.slice(start, end));
}

const piece = fc.constantFrom(
  ...'教育工作的一，。、；：？！“”‘’（）《》…—·～%0123456789aZ .,-/:()[]"㎡★①'.split(''),
  '——',
  '……',
  '24,303',
  '2023年',
  '万元',
  'GB/T',
  '\u{20bb7}',
  'e\u0301',
  '👨‍👩‍👧',
  '　',
  '\t',
);
const text = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));

describe('layout: 断行', () => {
  it('断开的各行连起来就是原文，任何一行都不超出版心', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 60 }), fc.integer({ min: 6, max: 60 }), (whole, first, rest) => {
        const broken = breakLines(whole, first, rest);
        assert.equal(broken.map(({ start, end }) => whole.slice(start, end)).join(''), whole);
        for (const [index, line] of broken.entries()) {
          assert.equal(line.halves, halfCells(whole.slice(line.start, line.end).replace(/[ \t\u3000]+$/, '')));
          assert.ok(line.halves <= (index === 0 ? first : rest), `${line.halves}`);
        }
      }),
    );
  });

  it('不以后引号、点号起行，不以前引号结行，除非整行没有可断之处', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const places = breakPlaces(whole);
        const broken = breakLines(whole, FIRST, LINE);
        for (const [index, { start, end }] of broken.entries()) {
          if (index === broken.length - 1 || places[end] === 1) continue;
          const inside = Array.from(places.subarray(start + 1, end)).some((place) => place === 1);
          assert.ok(!inside, `本行另有可断之处：${whole.slice(start, end)}`);
        }
        for (let at = 1; at < whole.length; at++) {
          if (places[at] !== 1) continue;
          assert.equal(characterClass(whole.charCodeAt(at)) & NO_START, 0);
          assert.equal(characterClass(whole.charCodeAt(at - 1)) & NO_END, 0);
        }
      }),
    );
  });

  it('从不拆开代理对和组合字符', () => {
    for (const { start, end } of breakLines('\u{20bb7}'.repeat(40), 3, 3)) assert.equal((end - start) % 2, 0);
  });

  it('每行 28 字，首行缩进二字', () => {
    assert.deepEqual(
      lines('教'.repeat(60)).map((line) => line.length),
      [26, 28, 6],
    );
  });

  it('半角数字、字母占半字', () => {
    assert.equal(halfCells('2023年'), 6);
    assert.equal(lines('0'.repeat(10).concat('教'.repeat(22)), LINE).length, 1);
  });

  it('逗号不落到行首：连同前一字移到下行', () => {
    assert.deepEqual(lines(`${'教'.repeat(28)}，育`, LINE), ['教'.repeat(27), '教，育']);
  });

  it('前引号不留在行末', () => {
    assert.deepEqual(lines(`${'教'.repeat(27)}“双减”`, LINE), ['教'.repeat(27), '“双减”']);
    assert.deepEqual(lines(`${'教'.repeat(26)}《“双减`, LINE), ['教'.repeat(26), '《“双减']);
  });

  it('破折号、省略号不拆开', () => {
    assert.deepEqual(lines(`${'教'.repeat(27)}——育`, LINE), ['教'.repeat(27), '——育']);
    assert.deepEqual(lines(`${'教'.repeat(27)}……育`, LINE), ['教'.repeat(26), '教……育']);
  });

  it('数与单位、百分号不拆开', () => {
    assert.deepEqual(lines(`${'教'.repeat(26)}7.6%。`, LINE), ['教'.repeat(26), '7.6%。']);
    assert.deepEqual(lines(`${'教'.repeat(26)}1720万元`, LINE), ['教'.repeat(26), '1720万元']);
    assert.deepEqual(lines(`${'教'.repeat(25)}2023年`, LINE), [`${'教'.repeat(25)}2023年`]);
    assert.deepEqual(lines(`${'教'.repeat(26)}24,303`, LINE), ['教'.repeat(26), '24,303']);
  });

  it('量词可以按 Word 的办法拆开，数和百分号仍不拆', () => {
    const broken = (text: string) =>
      breakLines(text, LINE, LINE, false).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(broken(`${'教'.repeat(26)}1720万元`), [`${'教'.repeat(26)}1720`, '万元']);
    assert.deepEqual(broken(`${'教'.repeat(26)}17.65%`), ['教'.repeat(26), '17.65%']);
  });

  it('外文词不拆开；比一行还长的才拆开', () => {
    assert.deepEqual(lines(`${'教'.repeat(26)}WiFi6覆盖`, LINE), ['教'.repeat(26), 'WiFi6覆盖']);
    assert.deepEqual(
      lines('a'.repeat(120), LINE).map((line) => line.length),
      [56, 56, 8],
    );
  });

  it('行末空格不占位，也不丢', () => {
    assert.deepEqual(lines(`${'教'.repeat(28)}  育`, LINE), [`${'教'.repeat(28)}  `, '育']);
  });
});

describe('layout: 标题断行（7.3.1）', () => {
  const title = (whole: string) => breakTitle(whole, 40).map(({ start, end }) => whole.slice(start, end));

  it('放得下就不断', () => {
    assert.deepEqual(title('某县教育局2025年工作要点'), ['某县教育局2025年工作要点']);
  });

  it('各行连起来是原文，每行不超过 20 字', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const broken = breakTitle(whole, 40);
        assert.equal(broken.map(({ start, end }) => whole.slice(start, end)).join(''), whole);
        assert.ok(broken.every((line) => line.halves <= 40));
      }),
      { numRuns: 60 },
    );
  });

  for (const whole of [
    '某县人民政府关于2023年度全县教育工作履职情况的自评报告',
    '关于开展义务教育优质均衡发展县创建工作自查情况的报告',
    '某市教育局关于印发《某市校园安全专项整治三年行动实施方案（2024—2026年）》的通知',
    '某縣教育局關於2023年度義務教育均衡發展工作開展情況的自查報告',
    '中共某县委教育工作领导小组关于贯彻落实党的二十大精神推进教育强县建设情况的报告',
  ]) {
    it(`不断开词语、数字，不以“的”起行：${whole.slice(0, 14)}…`, () => {
      const broken = title(whole);
      assert.ok(broken.length >= 2 && broken.length <= 3, broken.join('/'));
      for (const line of broken.slice(1)) assert.doesNotMatch(line, /^(?:的|和|[0-9]+年?$|府|育|作|告|組|组)/);
      for (const line of broken.slice(0, -1)) assert.doesNotMatch(line, /(?:关于|關於|和|[0-9]|《)$/);
      assert.ok(Math.min(...broken.map((line) => line.length)) >= 5, broken.join('/'));
    });
  }
});
