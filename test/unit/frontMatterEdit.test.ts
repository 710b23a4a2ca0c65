import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { frontMatterEdit } from '../../server/src/service/frontMatterEdit';
import { fc } from '../support/fastCheck';

describe('写入文件头', () => {
  const apply = (text: string, value: string) => {
    const { span, newText } = frontMatterEdit(Report.parse(text), '类型', value);
    return text.slice(0, span.start) + newText + text.slice(span.end);
  };

  it('没有文件头时新建', () => {
    assert.equal(apply('# 某局工作总结\n', '工作要点'), '---\n类型: 工作要点\n---\n\n# 某局工作总结\n');
    assert.equal(apply('', '工作要点'), '---\n类型: 工作要点\n---\n\n');
  });

  it('有文件头时补一行或改一行，原来的键和换行不变', () => {
    assert.equal(apply('---\r\n标题: 甲\r\n---\r\n正文', '函'), '---\r\n标题: 甲\r\n类型: 函\r\n---\r\n正文');
    assert.equal(apply('---\n類型： 报告\n标题: 甲\n---\n', '函'), '---\n類型: 函\n标题: 甲\n---\n');
    assert.equal(apply('---\n---\n', '函'), '---\n类型: 函\n---\n');
  });

  it('没有结束行的不算文件头，文中的分隔线不动', () => {
    assert.equal(apply('---\n正文', '函'), '---\n类型: 函\n---\n\n---\n正文');
  });

  it('再写一次只换掉值，任何文字都不丢', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('-', '\n', '\r\n', '类型', ':', '甲', ' ') }), (text) => {
        const once = apply(text, '函');
        assert.equal(apply(once, '函'), once);
        assert.equal(apply(once, '纪要').replace('类型: 纪要', '类型: 函').replace('類型: 纪要', '類型: 函'), once);
      }),
    );
  });
});
