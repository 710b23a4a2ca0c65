import { wholeReports } from '../support/drafts';
import { fc } from '../support/fastCheck';
import { assertOnlyStructured } from '../support/structuring';

describe('整理粘贴的文字', () => {
  it('任何文稿：字词标点不变，再整理一次没有变化', () => {
    for (const text of wholeReports()) {
      assertOnlyStructured(text);
      assertOnlyStructured(text.replace(/^#+ /gm, '').replace(/\n{2,}/g, '\n　　'));
      assertOnlyStructured(text.replace(/^#+ /gm, '').replace(/\n+/g, ' '));
    }
    const line = fc.constantFrom(
      '一、甲',
      '（一）乙',
      '1.丙',
      '甲\t乙',
      '　　丁，',
      '戊己庚。',
      '',
      ' ',
      '- 辛',
      '> 壬',
      '\u200b癸',
    );
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => assertOnlyStructured(lines.join('\n'))));
  });
});
