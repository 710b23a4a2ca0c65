import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/service/fixes';
import { ignoreRuleAlways, ignoreWordAlways } from '../../server/src/service/ignoreAlways';
import { readWorkspaceConfig } from '../../server/src/service/workspaceConfig';
import { fc } from '../support/fastCheck';

const IDS = rules.map((rule) => rule.id);
const read = (text: string) => readWorkspaceConfig('baogao.yaml', text, IDS);

describe('始终忽略', () => {
  it('任何一次写入之后都读得出来，再写一次不变', () => {
    const config = fc
      .tuple(
        fc.subarray(IDS, { maxLength: 4 }),
        fc.constantFrom('block', 'flow'),
        fc.array(fc.constantFrom('区教办', '“两基”', '甲 # 乙', 'a: b', '1')),
        fc.boolean(),
      )
      .map(([ids, style, words, comments]) => {
        const note = comments ? ' # 说明' : '';
        const levels =
          style === 'flow'
            ? ` {${ids.map((id) => `${id}: 提示`).join(', ')}}${note}\n`
            : `${note}\n${ids.map((id) => `  ${id}: 提示${note}\n`).join('')}`;
        const list = words.map((word) => `\n  - ${JSON.stringify(word)}${note}`).join('');
        return `规则:${levels}忽略词:${list}${note}\n`;
      });
    fc.assert(
      fc.property(config, fc.constantFrom(...IDS), fc.string({ minLength: 1, maxLength: 8 }), (text, id, raw) => {
        const word = raw.trim() || '词';
        const edit = ignoreRuleAlways(text, id);
        assert.ok(edit, text);
        const silenced = applyEdits(text, [edit]);
        assert.equal(read(silenced).levels[id], 'off', silenced);
        assert.equal(ignoreRuleAlways(silenced, id), undefined, silenced);
        const second = ignoreWordAlways(silenced, word);
        const kept = second ? applyEdits(silenced, [second]) : silenced;
        assert.ok(read(kept).ignoredWords.includes(word), kept);
        assert.equal(ignoreWordAlways(kept, word), undefined, kept);
        for (const before of read(text).ignoredWords) assert.ok(read(kept).ignoredWords.includes(before));
      }),
      { numRuns: 200 },
    );
  });
});
