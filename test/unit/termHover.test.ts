import assert from 'node:assert/strict';
import { hoverAt } from '../../server/src/service/hover';
import { ReportSession } from '../../server/src/service/session';
import { builtInKnowledge } from '../support/knowledge';

const TODAY = { year: 2026, month: 11, day: 24 };

describe('提法的悬停说明', () => {
  const hover = (text: string, word: string) => {
    const session = new ReportSession(text, 1, builtInKnowledge(), { levels: {}, enable: 'always', page: {} });
    return hoverAt(session, text.indexOf(word) + 1, TODAY)?.markdown ?? '';
  };

  it('过时的提法写明起止、改用和出处，以及按哪个日期判断', () => {
    const text = '---\n成文日期: 2022年12月1日\n---\n联合县工商局开展检查。\n';
    const markdown = hover(text, '工商局');
    for (const part of ['2019年3月31日起停用', '市场监督管理局', '出处：', '2022年12月1日', '成文日期']) {
      assert.ok(markdown.includes(part), `${part}\n${markdown}`);
    }
  });

  it('日期没有查到的，悬停时说明', () => {
    const doubtful = hover('---\n成文日期: 2024年5月10日\n---\n本办法由中国扶贫基金会负责解释。\n', '扶贫');
    assert.ok(doubtful.includes('没有查到文件核对'), doubtful);
    assert.ok(!hover('---\n成文日期: 2022年12月1日\n---\n联合县工商局开展检查。\n', '工商局').includes('没有查到'));
  });

  it('固定表述写明规范写法和出处', () => {
    const markdown = hover('坚持以习近平新时代特色社会主义思想为指导。\n', '特色');
    assert.ok(markdown.includes('规范写法') && markdown.includes('习近平新时代中国特色社会主义思想'), markdown);
  });

  it('文首的日期上写明提法按哪一天判断，键和值都有', () => {
    const text = '---\n成文日期: 2022年12月1日\n提法日期: 2019-03-01\n標題: 工作總結\n---\n联合县工商局开展检查。\n';
    for (const word of ['成文日期', '2022年', '提法日期', '2019-03']) {
      assert.ok(hover(text, word).includes('提法按 2019年3月1日 判断（提法日期）'), hover(text, word));
    }
    assert.ok(hover('---\n報告期: 2012年\n---\n工作總結\n', '2012年').includes('2012年12月31日 判断（报告期）'));
    assert.ok(!hover(text, '標題').includes('判断'));
  });
});
