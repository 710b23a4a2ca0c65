import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { renumber } from '../../server/src/service/renumber';
import { applyRenumbering, renumbered } from '../support/renumbering';

describe('重新编号', () => {
  const base = (parts: readonly string[]) => parts.join('\n\n');

  it('引用和宣布的个数随着序号走', () => {
    const text = base([
      '云岭县教育局2024年工作总结',
      '全年重点抓了四个方面的工作，打算见第四部分。',
      '一、完善机制',
      '印发制度12项，问题见第三部分。',
      '二、改善条件',
      '新建校舍3栋。',
      '二、存在问题',
      '师资不足。',
      '三、主要原因',
      '待遇偏低。',
      '四、下步打算',
      '加强招聘。',
    ]);
    const expected = text
      .replace('四个方面', '五个方面')
      .replace('打算见第四部分', '打算见第五部分')
      .replace('问题见第三部分', '问题见第四部分')
      .replace('二、存在', '三、存在')
      .replace('三、主要', '四、主要')
      .replace('四、下步', '五、下步');
    assert.equal(renumbered(text), expected);
    assert.equal(renumbered(expected), expected);
  });

  it('重号的部分不知道指哪一个，引用不动', () => {
    const text = base([
      '一、情况',
      '见第二部分。',
      '二、做法',
      '成立专班。',
      '二、问题',
      '投入不足。',
      '四、打算',
      '加强。',
    ]);
    assert.ok(renumbered(text).includes('见第二部分'));
  });

  it('附件的编号和引用一起改', () => {
    const text = base([
      '云岭县教育局关于校园安全的报告',
      '隐患清单见附件1，整改方案见附件3，责任分工见附件4。',
      '特此报告。',
      '附件：1.隐患清单',
      '3.整改方案',
      '4.责任分工',
      '云岭县教育局',
      '2024年6月3日',
    ]);
    const next = renumbered(text);
    assert.ok(next.includes('整改方案见附件2，责任分工见附件3。'), next);
    assert.ok(next.includes('\n\n2.整改方案\n\n3.责任分工'), next);
  });

  it('只编一级时，别的级别不动', () => {
    const text = base(['一、情况', '（一）学校', '（三）学生', '三、做法', '（一）投入', '（二）队伍']);
    const only = (level: 1 | 2) => applyRenumbering(text, renumber(Report.parse(text), level));
    assert.equal(only(1), text.replace('三、做法', '二、做法'));
    assert.equal(only(2), text.replace('（三）学生', '（二）学生'));
  });

  it('引文里的序号不动，繁体报告照样编', () => {
    const text = base([
      '一、要求',
      '> 一、加強領導。',
      '> 三、強化考核。',
      '三、做法',
      '成立專班。',
      '四、成效',
      '見第三部分。',
    ]);
    const next = renumbered(text);
    assert.ok(next.includes('> 三、強化考核。') && next.includes('二、做法') && next.includes('三、成效'), next);
    assert.ok(next.includes('見第二部分'), next);
  });
});
