import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/service/fixes';
import { formatEdits } from '../../server/src/service/format';
import { TODAY } from '../support/check';
import { EVERY_TEXT, sessionOf } from '../support/drafts';
import { assertFormOnly, format, untouchable, words } from '../support/formatting';

describe('格式化', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['半角标点', '全县共有学校30所,其中小学20所;中学10所。', '全县共有学校30所，其中小学20所；中学10所。'],
    ['全角标点后的空格', '坚持问题导向， 狠抓整改； 确保实效。', '坚持问题导向，狠抓整改；确保实效。'],
    [
      '汉字与数字、字母之间的空格',
      '共 30 所学校使用 WPS 办公，占 45.5% 以上。',
      '共30所学校使用WPS办公，占45.5%以上。',
    ],
    [
      '序号的写法和序号后的空格',
      '一. 基本情况\n\n二. 存在问题\n\n三. 下步打算',
      '一、基本情况\n\n二、存在问题\n\n三、下步打算',
    ],
    [
      '行首的全角空格、行末的空格、多余的空行',
      '　　我局高度重视。 \n\n\n\n　　现将情况报告如下：\n',
      '我局高度重视。\n\n现将情况报告如下：\n',
    ],
    ['繁体', '全縣共有學校30所,其中小學20所; 中學 10 所。', '全縣共有學校30所，其中小學20所；中學10所。'],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.equal(format(text), expected);
      assertFormOnly(text);
    });
  }

  it('数字、网址、代码、电话、图表标题、姓名中的空格不动', () => {
    for (const text of [
      '投入24,303万元，比例1:500，会议10:30开始，详见 http://a.gov.cn/b,c.html 。',
      '运行 `npm i, then (a)` 后查看 data.v2.csv 文件。',
      '联系人：张三 13800000000 李四 13900000000',
      '表1 各校情况',
      '王 五　李 四',
      'Dear all, please see the file (draft 2).',
    ]) {
      assert.deepEqual(untouchable(format(text)), untouchable(text));
      assert.equal(words(format(text)), words(text));
    }
    for (const text of ['表1 各校情况', '王 五　李 四', '联系人：张三 13800000000 李四 13900000000'])
      assert.equal(format(text), text);
  });

  it('代码块、注释、文首信息原样不动', () => {
    const text = '---\n标题:  甲,乙\n---\n\n```\na , b\n\n\n c\n```\n\n<!-- 说明 , 不动 -->\n我局认真自查。\n';
    assert.equal(format(text), text);
  });

  it('关闭的规则、忽略的段落不排', () => {
    const text = '全县共有学校30所,其中小学20所。';
    assert.equal(format(text, { ...EVERY_TEXT, levels: { 'punctuation-width': 'off' } }), text);
    const ignored = `<!-- baogao-ignore punctuation-width -->\n${text}`;
    assert.equal(format(ignored), ignored);
  });

  it('不是报告的文字不排', () => {
    assert.deepEqual(formatEdits(sessionOf('a ,b', { ...EVERY_TEXT, enable: 'auto' }), TODAY), []);
  });

  it('只排选中的行', () => {
    const text = '甲校30所,乙校。\n\n丙校30所,丁校。\n';
    const within = { start: text.indexOf('丙'), end: text.indexOf('丙') + 1 };
    assert.equal(
      applyEdits(text, formatEdits(sessionOf(text), TODAY, within)),
      '甲校30所,乙校。\n\n丙校30所，丁校。\n',
    );
  });
});
