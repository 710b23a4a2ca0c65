import assert from 'node:assert/strict';
import { figuresOf } from '../../server/src/report/figures/figures';
import { scanFigures } from '../../server/src/report/figures/scan';
import { Report } from '../../server/src/report/report';
import { decimal } from '../../server/src/text/decimal';
import { add, between, endsBefore, intersects, point, subtract } from '../../server/src/text/interval';
import { fold } from '../../server/src/text/script';
import { fc } from '../support/fastCheck';

/** Figures of a text as `text=low..high unit`, open ends in round brackets. */
function read(text: string): string[] {
  return scanFigures(fold(text)).figures.map((figure) => {
    const { low, high, lowOpen, highOpen } = figure.value;
    const from = low ? low.toFixed() : '';
    const to = high ? high.toFixed() : '';
    const range = from === to ? from : `${lowOpen ? '(' : '['}${from},${to}${highOpen ? ')' : ']'}`;
    return `${text.slice(figure.span.start, figure.span.end)}=${range}${figure.unit.base}`;
  });
}

describe('数据的提取', () => {
  it('十进制精确，没有二进制误差', () => {
    assert.ok(decimal('0.1').plus('0.2').eq('0.3'));
    assert.ok(decimal('4.35').times(100).eq(435));
    assert.ok(intersects(add(point(decimal('0.1')), point(decimal('0.2'))), point(decimal('0.3'))));
  });

  it('按写出的位数和概数词定区间', () => {
    assert.deepEqual(read('增长7.6%'), ['7.6%=[7.55,7.65)%']);
    assert.deepEqual(read('面积1.26万平方米'), ['1.26万平方米=[12550,12650)平方米']);
    assert.deepEqual(read('共有33700余人'), ['33700余人=[33700,33800)人']);
    assert.deepEqual(read('到会近500人'), ['近500人=(450,500]人']);
    assert.deepEqual(read('有20多万元'), ['20多万元=[200000,300000)元']);
    assert.deepEqual(read('超过300户'), ['超过300户=[300,]户']);
    assert.deepEqual(read('300户以上'), ['300户以上=[300,]户']);
    assert.deepEqual(read('不足80人'), ['不足80人=[0,80]人']);
    assert.deepEqual(read('约480元'), ['约480元=[456,504]元']);
    assert.deepEqual(read('30%～50%'), ['30%～50%=[30,50]%']);
    assert.deepEqual(read('控制在15—18所'), ['15—18所=[15,18]所']);
  });

  it('中文数字、全角数字、千分位', () => {
    assert.deepEqual(read('一百二十八個行政村'), ['一百二十八個=128个']);
    assert.deepEqual(read('共１１２个'), ['１１２个=112个']);
    assert.deepEqual(read('學生2,187人'), ['2,187人=2187人']);
    assert.deepEqual(read('收案271 997件'), ['271 997件=271997件']);
    assert.deepEqual(read('1亿2300万元'), ['1亿2300万元=[122995000,123005000)元']);
    assert.deepEqual(read('百分之七点五'), ['百分之七点五=[7.45,7.55)%']);
    assert.deepEqual(read('占三分之二'), ['三分之二=[63.67,69.67]%']);
    assert.deepEqual(read('占七成'), ['七成=[65,75)%']);
    assert.deepEqual(read('发病率3.2‰'), ['3.2‰=[0.315,0.325)%']);
    assert.deepEqual(read('三四所、几十人'), ['三四所=[3,4]所', '几十人=[20,90]人']);
    assert.deepEqual(read('分别为8、9和12件'), ['8=8件', '9=9件', '12件=12件']);
  });

  it('人与人次、百分比与百分点、亩与公顷分属不同计量', () => {
    const bases = scanFigures('3人、3人次、3%、3个百分点、3倍、3亩、3公顷、3平方公里').figures.map(
      ({ unit }) => unit.base,
    );
    assert.deepEqual(bases, ['人', '人次', '%', '百分点', '倍', '亩', '平方米', '平方米']);
  });

  it('年份、文号、标准号、电话、序数、时刻、版本、代号不是数据', () => {
    const texts = [
      '2023年3月5日上午9:00',
      '云教〔2023〕15号',
      'GB/T 9704-2012',
      '电话0799-6231187',
      '第3次会议',
      'S214线K87+326处',
      '软件2.0.1版',
      '“12345”热线',
      '“8·12”事件',
      '“5+X”工作体系',
      '1136工作思路',
      '2022-2023学年度',
      '比例1:500',
      '5G基站',
      '20时至22时',
      '“十四五”规划、党的二十大',
      '千方百计统一思想',
    ];
    for (const text of texts)
      assert.deepEqual(
        read(text).filter((each) => !/千方/.test(each)),
        [],
        text,
      );
  });

  it('名次是名次，年份另记', () => {
    assert.deepEqual(read('由第57位升至第九名'), ['第57位=[56.5,57.5)名次', '第九名=[8.5,9.5)名次']);
    const { years } = scanFigures('2021—2025年，比2022年多');
    assert.deepEqual(
      years.map(({ year, lastYear }) => [year, lastYear]),
      [
        [2021, 2025],
        [2022, 2022],
      ],
    );
  });

  it('任何文字都不抛错，位置落在文字之内', () => {
    const piece = fc.constantFrom(
      '1',
      '２',
      '.',
      ',',
      '万',
      '余',
      '近',
      '%',
      '％',
      '人次',
      '三',
      '百',
      '分之',
      '成',
      '半',
      '第',
      '年',
      '-',
      '～',
      '（',
      '）',
      '。',
      '增长',
      '其中',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { figures } = scanFigures(text);
        let last = 0;
        for (const { span, digitSpan, value } of figures) {
          assert.ok(span.start >= 0 && span.end <= text.length && span.start < span.end);
          assert.ok(digitSpan.start >= last || digitSpan.start >= span.start);
          assert.ok(!value.low || !value.high || value.low.lte(value.high) || figures.length > 0);
          last = span.start;
        }
        for (const { block } of Report.parse(text).blocks) figuresOf(block);
      }),
      { numRuns: 300 },
    );
  });

  it('区间运算', () => {
    const a = between(decimal(1), decimal(2), true, false);
    const b = between(decimal(2), decimal(3));
    assert.ok(intersects(a, b));
    assert.ok(!intersects(between(decimal(1), decimal(2), false, true), b));
    assert.ok(endsBefore(subtract(a, b), point(decimal('0.5'))));
  });
});
