import * as protocol from '../../server/src/protocol';
import { mutateBytes } from './mutate';
import type { Random } from './random';
import { frame } from './rawServer';

/** The report that hostile messages are about. */
export const TARGET_URI = 'file:///hostile.md';
export const TARGET_TEXT =
  '# 安全工作自查报告\n\n一、自查情况\n\n共有学校5所，其中小学2所、初中2所、高中2所。\n\n一、存在的问题\n\n设施陈旧。\n';

const textDocument = { uri: TARGET_URI };
const position = { line: 4, character: 6 };
const range = { start: position, end: { line: 4, character: 9 } };
const options = { tabSize: 2, insertSpaces: true };

/** A request or notification of a client, with parameters as they should be. */
export interface Message {
  readonly method: string;
  readonly params?: unknown;
}

/** Every request that the server answers, those of the standard and its own. */
export const REQUESTS: readonly Message[] = [
  { method: 'textDocument/diagnostic', params: { textDocument, previousResultId: '1.0.0' } },
  { method: 'textDocument/hover', params: { textDocument, position } },
  { method: 'textDocument/completion', params: { textDocument, position, context: { triggerKind: 1 } } },
  {
    method: 'textDocument/codeAction',
    params: {
      textDocument,
      range,
      context: { diagnostics: [{ range, message: '合计', code: 'figure-sum', source: '报告' }], only: ['quickfix'] },
    },
  },
  { method: 'textDocument/documentSymbol', params: { textDocument } },
  { method: 'textDocument/foldingRange', params: { textDocument } },
  { method: 'textDocument/documentLink', params: { textDocument } },
  { method: 'textDocument/selectionRange', params: { textDocument, positions: [position] } },
  { method: 'textDocument/references', params: { textDocument, position, context: { includeDeclaration: true } } },
  { method: 'textDocument/prepareRename', params: { textDocument, position } },
  { method: 'textDocument/rename', params: { textDocument, position, newName: '6所' } },
  { method: 'textDocument/inlayHint', params: { textDocument, range } },
  { method: 'textDocument/formatting', params: { textDocument, options } },
  { method: 'textDocument/rangeFormatting', params: { textDocument, range, options } },
  { method: protocol.PAGES_REQUEST, params: { uri: TARGET_URI, known: ['a'], knownPictures: ['b'] } },
  { method: protocol.HTML_REQUEST, params: { uri: TARGET_URI } },
  { method: protocol.EXPORT_DOCX_REQUEST, params: { uri: TARGET_URI, withFindings: true } },
  { method: protocol.EXPORT_PROOF_SHEET_REQUEST, params: { uri: TARGET_URI } },
  { method: protocol.EXPORT_PDF_REQUEST, params: { uri: 'file:///closed.md' } },
  {
    method: protocol.IMPORT_REQUEST,
    params: { html: '<h1>总结</h1><p>一、情况</p>', pictureFolder: '图', fragment: false },
  },
  { method: protocol.IMPORT_REQUEST, params: { base64: 'UEsDBBQAAAAIAA==' } },
  { method: protocol.REPORT_INFO_REQUEST, params: { uri: TARGET_URI } },
  { method: protocol.FIGURES_REQUEST, params: { uri: TARGET_URI } },
  { method: protocol.COLLECT_FACTS_REQUEST, params: { uri: TARGET_URI } },
  { method: protocol.LAST_YEAR_REQUEST, params: { uri: TARGET_URI, lastYear: 'file:///hostile-2024.md' } },
  { method: protocol.SECTION_SNIPPET_REQUEST, params: { uri: TARGET_URI, role: 'situation' } },
  { method: protocol.FRONT_MATTER_REQUEST, params: { uri: TARGET_URI, key: '提法日期', value: '2025-12-31' } },
  { method: protocol.PROFILES_REQUEST },
  {
    method: protocol.SKELETON_REQUEST,
    params: { type: 'self-check', organisation: '某县教育局', period: '2025年', script: 'hans' },
  },
  { method: protocol.CHECK_TEXT_REQUEST, params: { uri: 'file:///closed.md', text: TARGET_TEXT } },
  { method: protocol.RULES_REQUEST },
];

/** Every notification that the server listens to, but the one that ends it. */
export const NOTIFICATIONS: readonly Message[] = [
  {
    method: 'textDocument/didOpen',
    params: { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: TARGET_TEXT } },
  },
  {
    method: 'textDocument/didChange',
    params: { textDocument: { ...textDocument, version: 2 }, contentChanges: [{ range, text: '三' }] },
  },
  { method: 'textDocument/didClose', params: { textDocument } },
  { method: 'textDocument/didSave', params: { textDocument } },
  {
    method: 'workspace/didChangeConfiguration',
    params: {
      settings: { baogao: { enable: 'always', rules: { 'figure-sum': 'error' }, page: { 正文字号: '三号' } } },
    },
  },
  { method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri: 'file:///baogao.yaml', type: 2 }] } },
  {
    method: 'workspace/didChangeWorkspaceFolders',
    params: { event: { added: [{ uri: 'file:///no/such/folder', name: 'a' }], removed: [] } },
  },
  { method: protocol.FORCE_NOTIFICATION, params: { uri: TARGET_URI } },
  { method: '$/cancelRequest', params: { id: 1 } },
  { method: '$/setTrace', params: { value: 'verbose' } },
  { method: '$/progress', params: { token: 'a', value: {} } },
  { method: 'initialized', params: {} },
];

/** What does not belong where it is put. */
const HOSTILE_VALUES: readonly unknown[] = [
  ...[null, true, false, '', [], {}, -1, 0.5, 2 ** 53, 1e308, -1e308],
  ...['文'.repeat(20_000), '\ud800', 'a\0b', '__proto__', 'constructor', [[[[[[]]]]]], [null], { length: 1e9 }],
  ...['file:///dev/zero', 'file:///etc', 'file://host/share', 'file:///%00', 'file://%ff', 'http://a/', 'untitled:1'],
  JSON.parse('{"__proto__": {"uri": 1}, "constructor": null}') as unknown,
  Array.from({ length: 2000 }, () => ({ line: 1e9, character: -1 })),
];

/** What is no object at all, where parameters must be one. */
export const WRONG_PARAMS: readonly unknown[] = [undefined, null, 5, '文字', true, [], [[]], [1, 2, 3], {}];

/** The same message with one part of its parameters, at any depth, replaced by what does not belong there. */
export function hostile(message: Message, random: Random): Message {
  return { method: message.method, params: replaced(message.params, random) };
}

function replaced(value: unknown, random: Random): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0 || random.between(0, 4) === 0) return random.pick(HOSTILE_VALUES);
  const key = random.pick(keys);
  const made = Array.isArray(value) ? [...value] : { ...(value as object) };
  const slots = made as Record<string, unknown>;
  if (random.between(0, 7) === 0) delete slots[key];
  else slots[key] = replaced(slots[key], random);
  return made;
}

/** Most bytes that are announced and not sent; what is said afterwards is swallowed until they are made up for. */
const LONGEST_LIE = 5000;

/** Bytes that are no message, or not the one that their head announces. */
export function hostileBytes(random: Random): Buffer {
  for (;;) {
    const bytes = brokenMessage(random);
    const announced = [...bytes.toString('latin1').matchAll(/content-length:\s*(\d+)/gi)].map(([, length]) =>
      Number(length),
    );
    if (announced.every((length) => length > REFUSED || length <= bytes.length + LONGEST_LIE)) return bytes;
  }
}

/** Ends whatever is taken for the head of a message, and makes up for what that has announced. */
export const MAKES_UP = `\r\n\r\n${'\n'.repeat(LONGEST_LIE)}\r\n\r\n`;

/** A length in bytes that no server believes. */
const REFUSED = 999_999_999;

function brokenMessage(random: Random): Buffer {
  const message = { jsonrpc: '2.0', ...hostile(random.pick([...REQUESTS, ...NOTIFICATIONS]), random) };
  const whole = frame(random.between(0, 1) === 0 ? { ...message, id: 'hostile' } : message);
  const body = whole.subarray(whole.indexOf('\r\n\r\n') + 4);
  const headed = (head: string, content: Uint8Array | string = body) =>
    Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(content as Uint8Array)]);
  const announced = (content: Uint8Array) => headed(`Content-Length: ${content.length}`, content);
  switch (random.between(0, 9)) {
    case 0:
      return Buffer.from(mutateBytes(whole, random));
    case 1:
      return announced(mutateBytes(body, random));
    case 2:
      return announced(body.subarray(0, random.between(0, body.length)));
    case 3:
      return headed(`Content-Length: ${random.pick(WRONG_LENGTHS)}`);
    case 4:
      return headed(`Content-Length: ${random.between(0, LONGEST_LIE)}`);
    case 5:
      return headed(random.pick(WRONG_HEADS));
    case 6:
      return announced(Buffer.from(random.pick(WRONG_BODIES)));
    case 7:
      return whole.subarray(0, random.between(0, whole.length));
    case 8:
      return headed(`Content-Length: ${body.length}\r\n${random.pick(MORE_HEADERS)}`);
    default:
      return Buffer.from(Array.from({ length: random.between(1, 300) }, () => random.between(0, 255)));
  }
}

const WRONG_LENGTHS = [
  '',
  '-1',
  '-50',
  '0',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '１０',
  ' ',
  '5;5',
  '"7"',
  '00009',
  '1000000000',
  '1000000000000',
];
const WRONG_HEADS = [
  ...['', 'Content-Length', ': 5', 'Content-Length: 5: 6', 'content-length: 9\nContent-Length: 8', '\0\0\0'],
  ...['GET / HTTP/1.1\r\nHost: a', `X-Long: ${'x'.repeat(100_000)}`, 'Content-Type: application/json'],
];
const MORE_HEADERS = [
  'Content-Type: application/vscode-jsonrpc; charset=utf-7',
  'Content-Type: text/html',
  'Content-Encoding: gzip',
  'Content-Length: 3',
  'content-length: 3',
  '__proto__: 1',
];
const WRONG_BODIES = [
  ...['', ' ', '{', 'null', '5', '"文字"', '[]', '{}', '[{}]', '{"jsonrpc":"2.0"}', '{"jsonrpc":"1.0","method":5}'],
  ...['{"id":{}}', '{"id":null,"method":"textDocument/hover"}', '{"id":[1],"method":"textDocument/hover","params":1}'],
  ...[
    '{"jsonrpc":"2.0","id":99999,"result":{}}',
    '{"jsonrpc":"2.0","id":1,"error":5}',
    '{"method":"__proto__","id":"p"}',
  ],
  ...['{"jsonrpc":"2.0","method":"$/cancelRequest"}', '{"jsonrpc":"2.0","method":"$/cancelRequest","params":null}'],
  '[{"jsonrpc":"2.0","id":"a","method":"baogao/rules"},{"jsonrpc":"2.0","id":"b","method":"baogao/rules"}]',
  `{"jsonrpc":"2.0","id":"deep","method":"textDocument/hover","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  `{"jsonrpc":"2.0","id":"long","method":"${'m'.repeat(100_000)}"}`,
  '\ufeff{"jsonrpc":"2.0","id":"bom","method":"baogao/rules"}',
];
