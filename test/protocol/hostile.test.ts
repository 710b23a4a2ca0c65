import assert from 'node:assert/strict';
import * as protocol from '../../server/src/protocol';
import {
  hostile,
  hostileBytes,
  MAKES_UP,
  type Message,
  NOTIFICATIONS,
  REQUESTS,
  TARGET_TEXT,
  TARGET_URI,
  WRONG_PARAMS,
} from '../support/hostileMessages';
import { cases, seed } from '../support/longRun';
import { Random } from '../support/random';
import { RawServer } from '../support/rawServer';

const PROBE_URI = 'file:///probe.md';
/** Requests that ask about nothing, so that their parameters do not matter. */
const WITHOUT_PARAMS: readonly string[] = [protocol.PROFILES_REQUEST, protocol.RULES_REQUEST];
/** What the server asks of the client. */
const ASKED_OF_CLIENT: readonly string[] = [
  protocol.READ_FILE_REQUEST,
  protocol.READ_BYTES_REQUEST,
  protocol.LIST_FILES_REQUEST,
];

describe('敌意的消息', () => {
  let server: RawServer;
  const open = (uri: string) =>
    server.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: TARGET_TEXT },
    });
  beforeEach(async () => {
    server = await RawServer.start();
    open(PROBE_URI);
  });
  afterEach(() => server.dispose());

  /** The server still knows the report that nothing was said about, and answers for it with what it found. */
  const assertAlive = async () => {
    server.tell('workspace/didChangeConfiguration', { settings: null });
    const { result, error } = await server.ask('textDocument/diagnostic', { textDocument: { uri: PROBE_URI } });
    assert.equal(error, undefined, error?.message);
    const codes = (result as { items: { code: string }[] }).items.map(({ code }) => code);
    assert.ok(codes.includes('figure-sum') && codes.includes('numbering-sequence'), codes.join());
  };
  /** Runs one case; a failure names it. */
  const attempt = async (name: string, run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      throw new Error(name.slice(0, 2000), { cause: error });
    }
  };
  const say = async ({ method, params }: Message, isRequest: boolean) =>
    isRequest ? server.ask(method, params) : void server.tell(method, params);

  it('每个请求都在这里', () => {
    const own = Object.entries(protocol).flatMap(([name, method]) => (name.endsWith('_REQUEST') ? [method] : []));
    const tried = [...REQUESTS.map(({ method }) => method), ...ASKED_OF_CLIENT];
    assert.deepEqual(
      own.filter((method) => !tried.includes(method as string)),
      [],
    );
  });

  it('正当的请求都有结果，通知都受得了', async () => {
    for (const { method, params } of REQUESTS) {
      open(TARGET_URI);
      const { error } = await server.ask(method, params);
      assert.equal(error, undefined, `${method} ${error?.message}`);
    }
    for (const { method, params } of NOTIFICATIONS) {
      open(TARGET_URI);
      server.tell(method, params);
      await assertAlive();
    }
  });

  it('参数根本不是参数：请求答以出错或者没有，通知当作没说', async function () {
    this.timeout(0);
    for (const params of WRONG_PARAMS) {
      for (const { method } of REQUESTS) {
        await attempt(`${method} ${JSON.stringify(params)}`, async () => {
          const { error, result } = await server.ask(method, params);
          // What names no open document is answered with null; where the writer is to hear of it, in words.
          const hasNone =
            error !== undefined || result === null || (result as { problem?: string }).problem !== undefined;
          assert.ok(hasNone || WITHOUT_PARAMS.includes(method), JSON.stringify(result));
        });
      }
      for (const { method } of NOTIFICATIONS) {
        await attempt(`${method} ${JSON.stringify(params)}`, async () => {
          server.tell(method, params);
          await assertAlive();
        });
      }
    }
  });

  it('参数里有一处不对，也有答复，以后照常', async function () {
    this.timeout(0);
    const first = seed();
    for (let index = 0; index < cases(300, 20_000); index++) {
      const random = new Random(first * 7919 + index);
      if (index % 10 === 0) open(TARGET_URI);
      const isRequest = random.between(0, 1) === 0;
      const message = hostile(random.pick(isRequest ? REQUESTS : NOTIFICATIONS), random);
      await attempt(`BAOGAO_SEED=${first} 第 ${index} 例：${JSON.stringify(message)}`, async () => {
        await say(message, isRequest);
        await assertAlive();
      });
    }
  });

  it('字节不成消息，也不倒下，说清楚了又照常', async function () {
    this.timeout(0);
    const first = seed();
    for (let index = 0; index < cases(200, 10_000); index++) {
      const bytes = hostileBytes(new Random(first * 7919 + index));
      await attempt(`BAOGAO_SEED=${first} 第 ${index} 例：${JSON.stringify(bytes.toString('latin1'))}`, async () => {
        server.write(bytes);
        server.write(MAKES_UP);
        await assertAlive();
      });
    }
  });

  it('许诺了一条很长的消息而不说完，编辑器一走它也走', async () => {
    server.write('Content-Length: 100000000\r\n\r\n{"jsonrpc"');
    await server.closeInput();
    assert.ok(!server.isRunning);
  });
});
