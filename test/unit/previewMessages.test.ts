import { strict as assert } from 'node:assert';
import { isMessageFromPage, isMessageToPage } from '../../client/src/preview/messages';
import { fc } from '../support/fastCheck';

const address = { uri: 'file:///report.md', version: 3 };

describe('预览的消息', () => {
  it('认得约定的消息', () => {
    assert.ok(isMessageFromPage({ kind: 'ready', keepsPlace: false, ...address }));
    assert.ok(isMessageFromPage({ kind: 'open', offset: 12, ...address }));
    assert.ok(isMessageFromPage({ kind: 'print', ...address }));
    assert.ok(isMessageToPage({ kind: 'scrollTo', offset: 12, ...address }));
    assert.ok(isMessageToPage({ kind: 'unavailable', text: '…', ...address }));
    assert.ok(isMessageToPage({ kind: 'command', command: 'fitWidth', ...address }));
    const look = { css: '', width: 210, height: 297, faces: [] };
    assert.ok(isMessageToPage({ kind: 'pages', title: '', look, pages: [], pictures: [], marks: [], ...address }));
  });

  it('没有文件名和版本号的、位置不是整数的、不认得的命令都不收', () => {
    assert.ok(!isMessageFromPage({ kind: 'ready' }));
    assert.ok(!isMessageFromPage({ kind: 'open', offset: 1.5, ...address }));
    assert.ok(!isMessageFromPage({ kind: 'open', offset: -1, ...address }));
    assert.ok(!isMessageToPage({ kind: 'command', command: 'eval', ...address }));
    assert.ok(!isMessageToPage({ kind: 'pages', pages: {}, marks: [], look: {}, ...address }));
  });

  it('收到什么都不出错', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        isMessageFromPage(message);
        isMessageToPage(message);
      }),
    );
  });
});
