import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { ServerHost } from '../../server/src/lsp/host';
import { startServer } from '../../server/src/lsp/server';
import {
  EXPORT_DOCX_REQUEST,
  EXPORT_PDF_REQUEST,
  EXPORT_PROOF_SHEET_REQUEST,
  type ExportParams,
  type ExportResult,
  HTML_REQUEST,
  IMPORT_REQUEST,
  type ImportParams,
  type ImportResult,
  PAGES_CHANGED_NOTIFICATION,
  PAGES_REQUEST,
  type PagesParams,
  type PagesResult,
  READ_BYTES_REQUEST,
} from '../../server/src/protocol';
import { builtInData } from '../support/knowledge';
import { everywhere, WordParts, wordsOf } from '../support/word';

const URI = 'file:///reports/report.md';
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const REPORT = `# 云岭县教育局2025年工作总结

现将一年来的工作总结如下：

一、主要工作

全县共有学校30所，其中小学13所、初中8所、幼儿园10所。

![示意图](a.png)

![别处的图](https://example.com/b.png)

![系统的图](/etc/c.png)

二、存在的问题

师资不足。

三、下一步打算

继续努力。
`;

/** A server over streams with an open report; `asked` lists the files that it asked the client for. */
async function start(host: Partial<ServerHost> = {}): Promise<{ connection: ProtocolConnection; asked: string[] }> {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), builtInData().knowledge, {
    today: () => ({ year: 2026, month: 11, day: 24 }),
    readTextFile: async () => undefined,
    listReports: async () => [],
    readFile: async () => undefined,
    documentTools: () => import('../../server/src/documentTools'),
    ...host,
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const asked: string[] = [];
  connection.onRequest(READ_BYTES_REQUEST, ({ uri }: { uri: string }) => {
    asked.push(uri);
    return uri.endsWith('/a.png') ? PICTURE : null;
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: { readBytes: true, pagesChanged: true },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'markdown', version: 1, text: REPORT },
  });
  return { connection, asked };
}

describe('语言服务器：导出和导入', () => {
  let connection: ProtocolConnection;
  let asked: string[];
  afterEach(() => connection.dispose());

  const ask = async (request: string, params: ExportParams) => {
    const result = await connection.sendRequest<ExportResult>(request, params);
    assert.ok('base64' in result, JSON.stringify(result));
    return { ...result, parts: new WordParts(Buffer.from(result.base64, 'base64')) };
  };

  it('DOCX：只取报告旁边的图片，问题可成批注', async () => {
    ({ connection, asked } = await start());
    const plain = await ask(EXPORT_DOCX_REQUEST, { uri: URI });
    assert.ok(plain.pages > 0);
    assert.deepEqual(asked, ['file:///reports/a.png']);
    assert.equal(plain.parts.names.filter((name) => name.startsWith('word/media/')).length, 1);
    assert.ok(
      !plain.parts.names.includes('word/comments.xml') || !plain.parts.text('word/comments.xml').includes('合计'),
    );
    const commented = await ask(EXPORT_DOCX_REQUEST, { uri: URI, withFindings: true });
    const comments = everywhere(commented.parts.node('word/comments.xml'), 'w:comment');
    assert.equal(comments.length, commented.findings);
    assert.ok(comments.length > 0);
  });

  it('勘误表列出全部问题', async () => {
    ({ connection } = await start());
    const { parts, findings } = await ask(EXPORT_PROOF_SHEET_REQUEST, { uri: URI });
    const rows = everywhere(parts.node('word/document.xml'), 'w:tr');
    assert.equal(rows.length, findings + 1);
    assert.ok(rows.some((row) => wordsOf(row).includes('30所')));
  });

  it('PDF：交给浏览器的是完整的网页；启动不了浏览器时说怎么办', async () => {
    let printed = '';
    const printPdf = async (html: string) => {
      printed = html;
      return new TextEncoder().encode('%PDF-');
    };
    ({ connection } = await start({ printPdf }));
    const done = await connection.sendRequest<ExportResult>(EXPORT_PDF_REQUEST, { uri: URI });
    assert.ok('base64' in done && Buffer.from(done.base64, 'base64').toString() === '%PDF-');
    assert.equal(printed, await connection.sendRequest(HTML_REQUEST, { uri: URI }));
    assert.ok(printed.includes('data:image/png;base64,') && !printed.includes('example.com'));
    connection.dispose();
    ({ connection } = await start());
    const result = await connection.sendRequest<ExportResult>(EXPORT_PDF_REQUEST, { uri: URI });
    assert.ok('problem' in result && /HTML.*DOCX/.test(result.problem), JSON.stringify(result));
  });

  it('PDF：取消了就不再等浏览器', async () => {
    let begun: (() => void) | undefined;
    const printing = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let ended = false;
    const printPdf = (_: string, signal: AbortSignal) =>
      new Promise<Uint8Array>((_resolve, reject) => {
        begun?.();
        signal.addEventListener('abort', () => {
          ended = true;
          reject(signal.reason);
        });
      });
    ({ connection } = await start({ printPdf }));
    const source = new CancellationTokenSource();
    const answer = connection.sendRequest<ExportResult>(EXPORT_PDF_REQUEST, { uri: URI }, source.token);
    await printing;
    source.cancel();
    await assert.rejects(answer);
    assert.ok(ended, '浏览器停下了');
  });

  it('预览：图片单独送一次，同导出的一样大；图片文件变了，页面跟着变', async () => {
    ({ connection, asked } = await start());
    const pages = (params: Partial<PagesParams>) =>
      connection.sendRequest<PagesResult>(PAGES_REQUEST, { uri: URI, known: [], ...params });
    const first = await pages({});
    const [picture, another] = first.pictures;
    assert.ok(picture && !another);
    assert.equal(picture.address, `data:image/png;base64,${PICTURE}`);
    const html = first.pages.map((page) => page.html).join('');
    assert.ok(html.includes(`data-picture="${picture.id}"`));
    assert.ok(!html.includes('data:image') && !html.includes('example.com') && !html.includes('/etc/c.png'));
    const printed = await connection.sendRequest<string>(HTML_REQUEST, { uri: URI });
    const sizeOf = (text: string) => /<image [^>]*?(x="[^"]*" y="[^"]*" width="[^"]*" height="[^"]*")/.exec(text)?.[1];
    assert.ok(sizeOf(html));
    assert.equal(sizeOf(html), sizeOf(printed));
    asked.length = 0;
    const again = await pages({ knownPictures: [picture.id] });
    assert.deepEqual([again.pictures, asked], [[], []]);

    const changed = new Promise<unknown>((resolve) => connection.onNotification(PAGES_CHANGED_NOTIFICATION, resolve));
    const changes = [{ uri: 'file:///reports/a.png', type: 3 }];
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await changed, { uri: URI });
    await pages({});
    assert.deepEqual(asked, ['file:///reports/a.png']);
  });

  it('预览：图片的文件夹连同图片一起出现或消失，只说了文件夹，页面也跟着变', async () => {
    ({ connection, asked } = await start());
    const pages = () => connection.sendRequest<PagesResult>(PAGES_REQUEST, { uri: URI, known: [] });
    await pages();
    for (const type of [1, 2]) {
      asked.length = 0;
      const changed = new Promise<unknown>((resolve) => connection.onNotification(PAGES_CHANGED_NOTIFICATION, resolve));
      const changes = [
        { uri: 'file:///report', type },
        { uri: 'file:///reports', type },
      ];
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      assert.deepEqual(await changed, { uri: URI });
      await pages();
      assert.ok(asked.includes('file:///reports/a.png'), asked.join());
    }
  });

  it('没有打开的文件没有结果', async () => {
    ({ connection } = await start());
    assert.equal(await connection.sendRequest(EXPORT_DOCX_REQUEST, { uri: 'file:///other.md' }), null);
  });

  it('导入：Word 文件、网页和文字；读不了的说明原因', async () => {
    ({ connection } = await start());
    const take = (params: ImportParams) => connection.sendRequest<ImportResult>(IMPORT_REQUEST, params);
    const { base64 } = await ask(EXPORT_DOCX_REQUEST, { uri: URI });
    const word = await take({ base64 });
    assert.ok('markdown' in word);
    assert.ok(word.markdown.includes('\n\n## 一、主要工作\n\n'));
    assert.deepEqual(word.pictures, [{ path: '图片/1.png', base64: PICTURE }]);
    const web = await take({ html: '<h1>工作总结</h1><p>正文。</p>' });
    assert.ok('markdown' in web && web.markdown === '# 工作总结\n\n正文。\n');
    const text = await take({ text: '一、情况\n\n　　正文。' });
    assert.ok('markdown' in text && text.markdown === '一、情况\n\n正文。\n');
    const fragment = await take({ html: '<h1>工作总结</h1><p>正文。</p>', fragment: true, pictureFolder: '甲' });
    assert.ok('markdown' in fragment && fragment.markdown === '# 工作总结\n\n正文。\n');
    const named = await take({ base64, pictureFolder: '总结-图片' });
    assert.ok('pictures' in named && named.markdown.includes('](<总结-图片/1.png>)'));
    assert.equal(named.pictures[0]?.path, '总结-图片/1.png');
    for (const params of [{}, { text: ' ' }, { base64: '0M8R4AAA' }, { base64: '%%%' }]) {
      const failed = await take(params);
      assert.ok('problem' in failed && failed.problem !== '', JSON.stringify(failed));
    }
  });
});
