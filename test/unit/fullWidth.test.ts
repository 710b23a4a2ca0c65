import assert from 'node:assert/strict';
import { fullWidthEdits } from '../../server/src/text/fullWidth';
import { anyText } from '../support/anyText';
import { fc } from '../support/fastCheck';

function widened(text: string): string {
  return [...fullWidthEdits(text)]
    .reverse()
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

describe('半角标点改全角', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['一是抓教学,二是抓安全;三是抓作风.', '一是抓教学，二是抓安全；三是抓作风。'],
    ['报告如下:', '报告如下：'],
    ['怎么办?靠奋斗!', '怎么办？靠奋斗！'],
    ['学校(12所)已验收', '学校（12所）已验收'],
    ['参保2,380人,增长5.2%,其中男性1,206人.', '参保2,380人，增长5.2%，其中男性1,206人。'],
    [
      '会议时间:2023年11月30日(星期四)上午9:00;会期约1.5小时.',
      '会议时间：2023年11月30日（星期四）上午9:00；会期约1.5小时。',
    ],
    ['比例尺为1:500,师生比1:13.5', '比例尺为1:500，师生比1:13.5'],
    ['登录http://www.shimen.gov.cn/a?b=1,2,查询', '登录http://www.shimen.gov.cn/a?b=1,2，查询'],
    ['发送至jyj@shimen.gov.cn,逾期不候', '发送至jyj@shimen.gov.cn，逾期不候'],
    ['见《汇总表(终稿).docx》,请核对', '见《汇总表(终稿).docx》，请核对'],
    ['使用Windows 10, Office 2019两套软件', '使用Windows 10, Office 2019两套软件'],
    ['The report, as approved, is final.', 'The report, as approved, is final.'],
    ['推进"双减"工作,落实"五项管理"要求', '推进“双减”工作，落实“五项管理”要求'],
    ['推进"双减工作', '推进"双减工作'],
    ['屏幕为55"和65"两种', '屏幕为55"和65"两种'],
    ['州人大代表阿卜杜拉.买买提发言', '州人大代表阿卜杜拉.买买提发言'],
    ['全面加强组织领导.认真落实工作责任', '全面加强组织领导。认真落实工作责任'],
    ['成绩显著. 下一步继续努力.', '成绩显著。下一步继续努力。'],
    ['教育, 卫生', '教育，卫生'],
    ['增长12%;下降3%.', '增长12%；下降3%。'],
    ['1)摸底;2)整改', '1)摸底；2)整改'],
    ['公斤(kg)和函数f(x)', '公斤（kg）和函数f(x)'],
    ['取得成效...再接再厉', '取得成效...再接再厉'],
    ['《关于落实<关于减轻负担的意见>的方案》', '《关于落实〈关于减轻负担的意见〉的方案》'],
    ['保留（12所)和(3所）', '保留（12所）和（3所）'],
    ['笑脸:)不是公文', '笑脸:)不是公文'],
    ['版本为V2.0.1,编号A-3.2', '版本为V2.0.1，编号A-3.2'],
    ['為期3天,共培訓1,260人次(其中女性612人次).', '為期3天，共培訓1,260人次（其中女性612人次）。'],
    ['一.基本情况', '一.基本情况'],
  ];
  for (const [before, after] of cases) it(before, () => assert.equal(widened(before), after));

  const piece = fc.oneof(
    fc.constantFrom(
      '教育',
      '全县共',
      '增长',
      '其中',
      '“双减”',
      '《办法》',
      '（一）',
      '縣政府',
      'GDP',
      'Office 2019',
      '  ',
      '\n',
      '…',
      '—',
    ),
    fc.constantFrom(',', ';', ':', '?', '!', '.', '(', ')', '"', '<', '>', '...', ', ', '. '),
    fc.constantFrom('24,303', '3.5', '10:30', '1:500', '5%', '12'),
  );
  const text = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''));

  it('改过的文字不再有要改的', () => {
    fc.assert(
      fc.property(text, (before) => {
        const once = widened(before);
        assert.equal(widened(once), once);
      }),
      { numRuns: 600 },
    );
  });

  it('只动所指的标点和其后的空格', () => {
    fc.assert(
      fc.property(fc.oneof(text, anyText(40)), (before) => {
        let last = 0;
        for (const { span, newText } of fullWidthEdits(before)) {
          assert.ok(span.start >= last && span.end > span.start);
          assert.match(before.slice(span.start, span.end), /^[,;:?!.()"<>｡､｢｣] *$/);
          assert.match(newText, /^[，。；：？！（）“”〈〉、「」]$/);
          last = span.end;
        }
      }),
      { numRuns: 600 },
    );
  });

  it('数字、时刻、比例、网址、文件名一个字也不动', () => {
    const kept = fc.constantFrom(
      '24,303',
      '1,234,567.89',
      '10:30',
      '1:500',
      'http://a.gov.cn/x?y=1,2;3&z=(4)',
      'https://b.cn:8080/p.html',
      'zhang.san@edu.cn',
      '附表(2).xlsx',
      'V2.0.1',
      '3.14',
    );
    const word = fc.constantFrom('全县', '其中', '共计', '詳見', '时间为');
    const mark = fc.constantFrom(',', ';', ':', '。', '，', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, kept, mark, word), { minLength: 1, maxLength: 6 }), (rows) => {
        const after = widened(rows.map((row) => row.join('')).join(','));
        let from = 0;
        for (const [, token] of rows) {
          const at = after.indexOf(token, from);
          assert.ok(at >= 0, `${token} 不在 ${after}`);
          from = at + token.length;
        }
      }),
      { numRuns: 400 },
    );
  });
});
