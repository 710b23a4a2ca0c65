import assert from 'node:assert/strict';
import { figureEntriesOf } from '../../server/src/report/relations/figureEntries';
import { Report } from '../../server/src/report/report';
import { placesOfFigure, renameFigure, renameTarget } from '../../server/src/service/figurePlaces';
import { parseChineseInteger, toChineseNumber } from '../../server/src/text/numerals';
import { fc } from '../support/fastCheck';

const DRAFT = `# 青石县教育局2023年工作总结

全县新建校舍1.26万平方米，培训教师1,260人次，工业产值120亿元，增长5.2%；农业产值30亿元，增长5.2%。

一年来，新建校舍１２，６００平方米，共培训教师一千二百六十人次。上半年新建校舍12600平方米，去年新建校舍12600平方米。

总投资1亿2300万元，总投资约12300万元。新建學校2所，达到六七百人，占三分之二，升为二级学校。
`;

function rename(text: string, at: string, newName: string, nth = 0): string {
  let offset = text.indexOf(at);
  for (let index = 0; index < nth; index++) offset = text.indexOf(at, offset + 1);
  const edits = renameFigure(Report.parse(text), offset, newName);
  if ('problem' in edits) return edits.problem;
  return [...edits]
    .reverse()
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

describe('同一数据的各处', () => {
  const report = Report.parse(DRAFT);
  const places = (at: string) => placesOfFigure(report, DRAFT.indexOf(at)).map(({ text }) => text);

  it('名称、单位、时期、数值都相同的才是同一数据', () => {
    assert.deepEqual(places('1.26万'), ['1.26万平方米', '１２，６００平方米']);
    assert.deepEqual(places('1,260'), ['1,260人次', '一千二百六十人次']);
    assert.deepEqual(places('12600平方米，去年'), ['12600平方米']);
    assert.deepEqual(places('1亿2300'), ['1亿2300万元', '约12300万元']);
  });

  it('只说增长多少的，各是各的', () => {
    assert.deepEqual(places('5.2%'), ['5.2%']);
  });

  it('没有数据的地方没有', () => {
    assert.deepEqual(places('青石县'), []);
    assert.equal(renameTarget(report, DRAFT.indexOf('青石县')), undefined);
  });
});

describe('表格里的数据', () => {
  const text = [
    '# 某县2023年工作总结',
    '',
    '全县改造管网318.4公里，其中东片127.6公里。',
    '',
    '| 片区 | 改造管网（公里） | 占比 |',
    '|---|---|---|',
    '| 东片 | 127.6 | 40.1% |',
    '| 西片 | 190.8 | 59.9% |',
    '| 合计 | 318.4 | 100% |',
  ].join('\n');
  const report = Report.parse(text);

  it('与文字里的列在一起，有名称、单位、时期和算式', () => {
    const entries = figureEntriesOf(report).filter(({ row }) => row !== undefined);
    assert.deepEqual(
      entries.map(({ text: written, subject, unit, role }) => [written, subject, unit, role]),
      [
        ['127.6', '东片改造管网', '公里', '数值'],
        ['40.1%', '东片占比', '%', '占比'],
        ['190.8', '西片改造管网', '公里', '数值'],
        ['59.9%', '西片占比', '%', '占比'],
        ['318.4', '改造管网', '公里', '合计'],
        ['100%', '占比', '%', '合计'],
      ],
    );
    assert.ok(entries.every(({ period, holds }) => period === '2023年' && holds === true));
  });

  it('文字和表格里是同一数据的，找得到，也一起改', () => {
    const places = placesOfFigure(report, text.indexOf('318.4'));
    assert.deepEqual(
      places.map(({ span }) => text.slice(span.start, span.end)),
      ['318.4公里', '318.4'],
    );
    const edits = renameFigure(report, text.indexOf('127.6'), '128.6');
    assert.ok(!('problem' in edits) && edits.length === 2);
  });
});

describe('统一改写数据', () => {
  it('每处保持自己的写法：万、千分位、全角、汉字', () => {
    const changed = rename(DRAFT, '1.26万', '1.35万');
    assert.ok(changed.includes('全县新建校舍1.35万平方米'));
    assert.ok(changed.includes('新建校舍１３，５００平方米'));
    assert.ok(changed.includes('上半年新建校舍12600平方米，去年新建校舍12600平方米'));
    const people = rename(DRAFT, '1,260', '2305');
    assert.ok(people.includes('培训教师2,305人次') && people.includes('共培训教师二千三百零五人次'), people);
  });

  it('可以带单位写，也可以用别的写法写', () => {
    assert.equal(rename(DRAFT, '1.26万', '13500平方米'), rename(DRAFT, '1.26万', '1.35万'));
    assert.equal(rename(DRAFT, '１２，６００', '13,500'), rename(DRAFT, '1.26万', '1.35万'));
    assert.ok(rename(DRAFT, '1亿2300', '1亿5000万').includes('总投资1亿5000万元，总投资约15000万元'));
  });

  it('不到一万的不写成零点几万', () => {
    assert.ok(rename(DRAFT, '1.26万', '800').includes('全县新建校舍800平方米'));
  });

  it('不是数字的不改，并说明怎么写', () => {
    assert.match(rename(DRAFT, '1.26万', '很多'), /不是数字/);
    assert.match(rename(DRAFT, '1.26万', '12万人'), /不是数字/);
    assert.match(rename(DRAFT, '六七百', '12'), /没有可以统一改写/);
    assert.ok('problem' in (renameTarget(report(), DRAFT.indexOf('三分之二')) ?? {}));
  });

  it('百分数、名次照原来的写法', () => {
    const text = '# 某局2023年工作总结\n\n入学率达到百分之七点五，列全市第7名。\n';
    assert.ok(rename(text, '七点五', '8.25').includes('百分之八点二五'));
    assert.ok(rename(text, '7名', '6').includes('第6名'));
  });

  it('改成原来的数，什么都不变', () => {
    for (const at of ['1.26万', '1,260', '120亿', '一千二百', '1亿2300', '2所', '二级']) {
      const target = renameTarget(report(), DRAFT.indexOf(at));
      assert.ok(target && 'text' in target, at);
      assert.equal(rename(DRAFT, at, target.text), DRAFT, at);
    }
  });

  const report = () => Report.parse(DRAFT);
});

describe('汉字数字', () => {
  it('写出来再读，是同一个数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        assert.equal(parseChineseInteger(toChineseNumber(String(value)) ?? ''), value);
      }),
    );
    assert.deepEqual(
      ['0', '2', '10', '12', '105', '10010', '100000', '7.5', '1200000000'].map((digits) => toChineseNumber(digits)),
      ['零', '二', '十', '十二', '一百零五', '一万零一十', '十万', '七点五', '十二亿'],
    );
  });
});
