import assert from 'node:assert/strict';
import type { Crashes as CrashesClass } from '../../client/src/crashes';
import { withVscode } from '../support/vscodeStub';

/** VS Code, as far as the client's library extends its classes while it is loaded. */
const STUB = new Proxy({}, { get: (_, name) => (name === '__esModule' ? true : class {}) });
const { Crashes } = withVscode(STUB, () => require('../../client/src/crashes') as { Crashes: typeof CrashesClass });
const [DO_NOT_RESTART, RESTART] = [1, 2];
const MINUTE = 60_000;

describe('服务器意外退出', () => {
  let now = 0;
  let givenUp = 0;
  let isStarting = false;
  const crashes = () => {
    [now, givenUp] = [0, 0];
    return new Crashes(
      () => isStarting,
      () => givenUp++,
      () => now,
    );
  };
  const ends = (of: CrashesClass, times: number, apart: number) =>
    Array.from({ length: times }, () => {
      now += apart;
      return of.closed().action;
    });

  it('偶尔退出，总是再启动，不打扰', () => {
    assert.ok(ends(crashes(), 50, MINUTE).every((action) => action === RESTART));
    assert.equal(givenUp, 0);
  });

  it('三分钟里退出五次，不再启动，说一声；写作者再启动的，重新算起', () => {
    const handler = crashes();
    assert.deepEqual(ends(handler, 5, 1000), [RESTART, RESTART, RESTART, RESTART, DO_NOT_RESTART]);
    assert.equal(givenUp, 1);
    assert.deepEqual(ends(handler, 5, 1000), [RESTART, RESTART, RESTART, RESTART, DO_NOT_RESTART]);
    assert.equal(givenUp, 2);
  });

  it('启动的时候就退出，再启动也是一样，不再启动', () => {
    const handler = crashes();
    isStarting = true;
    assert.deepEqual([...ends(handler, 1, 1000), givenUp], [DO_NOT_RESTART, 1]);
    isStarting = false;
  });

  it('自己说话，编辑器不再用英文重复', () => {
    const handler = crashes();
    assert.ok(handler.error().handled);
    for (let left = 5; left > 0; left--) assert.ok(handler.closed().handled);
  });
});
