import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as shell from '../../client/src/preview/shell';
import { renderDocument } from '../../server/src/export/html';
import { layOut } from '../../server/src/layout/layOut';
import { pageSpecOf, readPageSettings } from '../../server/src/layout/pageSettings';
import { findBrowser } from '../../server/src/lsp/nodePrinter';
import { Report } from '../../server/src/report/report';
import { withVscode } from '../support/vscodeStub';
import { everywhere, WordParts } from '../support/word';

const root = path.join(__dirname, '../..');
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'--></style><script>alert(1)</script>",
  ']]><w:p/>',
  '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd "/k calc"</w:instrText></w:r>',
  '{ INCLUDETEXT "file:///etc/passwd" }',
  '{ HYPERLINK "http://a.example/" }',
  '=HYPERLINK("http://a.example/","b")',
  '[点](javascript:alert(1))',
  '![图](https://a.example/p.png)',
  '![图](file:///etc/passwd)',
  '![图](//a.example/p.png)',
  '<http://a.example/>',
  '&#60;script&#62;',
  '\u202e\u2066\0\u001b[2J',
];
const REPORT = `---
类型: 报告
标题: ${JSON.stringify(HOSTILE.slice(0, 4).join(''))}
发文机关: '"><script>x</script>'
发文字号: '<i>〔2024〕1号</i>'
签发人: '{ DDEAUTO x }'
附件: ['<b>', '{ INCLUDEPICTURE "http://a.example/x.png" }']
抄送: '</w:t>'
---

# ${HOSTILE[1]}

${HOSTILE.join('\n\n')}

| ${HOSTILE.slice(0, 3).join(' | ')} |
|---|---|---|
| =1+1 | +1 | @SUM(1) |

正文[^1]。

[^1]: ${HOSTILE[4]}
`;

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((file) => file.endsWith('.ts'));
}
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('安全：预览', () => {
  const uri = (text: string): object => ({ toString: () => text });
  const stub = { Uri: { joinPath: (base: unknown, ...parts: string[]) => uri([String(base), ...parts].join('/')) } };
  const page = (state: object) => {
    const { pageShell } = withVscode(stub, () => require('../../client/src/preview/shell') as typeof shell);
    const webview = {
      cspSource: 'https://x.cdn.example',
      asWebviewUri: (file: object) => uri(`https://x.cdn.example/${file}`),
    };
    return pageShell(webview as never, uri('ext') as never, state as never);
  };
  const policyOf = (html: string) =>
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';

  it('策略只放行自己的脚本和样式：没有行内脚本，没有网络，没有框架', () => {
    const html = page({ uri: 'file:///a.md', language: 'zh' });
    const directives = new Map(
      policyOf(html)
        .split(';')
        .map((each) => [each.trim().split(' ')[0], each.trim().split(' ').slice(1)]),
    );
    const nonce = /<script nonce="([0-9a-f]{32})"/.exec(html)?.[1];
    assert.ok(nonce);
    assert.deepEqual(directives.get('default-src'), ["'none'"]);
    assert.deepEqual(directives.get('script-src'), [`'nonce-${nonce}'`]);
    for (const [name, sources] of directives) {
      assert.ok(['default-src', 'script-src', 'style-src', 'font-src', 'img-src'].includes(name ?? ''), name);
      for (const source of sources) {
        assert.doesNotMatch(source, /unsafe|^\*|^https?:$|^http:|ws:/, `${name} ${source}`);
        if (/^(?:data|blob):$/.test(source)) assert.equal(name, 'img-src');
      }
    }
    assert.deepEqual(
      [...html.matchAll(/<script\b[^>]*>/g)].map(
        ([tag]) => tag.includes(`nonce="${nonce}"`) && tag.includes('src="https://x.cdn.example/'),
      ),
      [true],
    );
    assert.doesNotMatch(html, /\son\w+=|<style|<iframe|<base|<form/i);
  });

  it('每次打开一个新的随机数', () => {
    const nonces = Array.from({ length: 20 }, () => /nonce="(\w+)"/.exec(page({ uri: 'a', language: 'zh' }))?.[1]);
    assert.equal(new Set(nonces).size, 20);
  });

  it('文件名和语言里的标记不成为标记', () => {
    for (const text of HOSTILE) {
      const html = page({ uri: text, language: text });
      assert.equal([...html.matchAll(/<script\b/g)].length, 1);
      assert.doesNotMatch(html, /<img|<style|\sonerror=(?!.*&#)/);
    }
  });

  it('预览和客户端的代码不执行文字、不访问网络', () => {
    for (const file of [...sourcesIn('client'), ...sourcesIn('server/src')]) {
      const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      assert.doesNotMatch(
        code,
        /\beval\(|new Function\b|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|importScripts|document\.write/,
        file,
      );
      assert.doesNotMatch(code, /node:(?:http|https|net|tls|dgram|dns|vm)\b/, file);
    }
  });
});

describe('安全：导出', () => {
  it('HTML 里没有脚本、事件、外来的地址，策略不许联网', () => {
    for (const text of [REPORT, ...HOSTILE]) {
      const html = renderDocument(layOut(Report.parse(text)));
      const policy = policyOf(html);
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /https?:|file:|\*|unsafe-eval|script-src/);
      const tags = [...html.matchAll(/<\/?([a-z!][^\s/>]*)([^>]*)>/gi)];
      const allowed = /^(?:!doctype|html|head|meta|title|style|body|svg|rect|line|g|text|tspan|image)$/i;
      for (const [whole, name = '', attributes = ''] of tags) {
        assert.match(name, allowed, whole);
        assert.doesNotMatch(attributes.replace(/"[^"]*"/g, '""'), /\son\w+=|style=/i, whole);
        assert.doesNotMatch(attributes, /(?:href|src)="(?!data:image\/)/i, whole);
      }
      assert.equal(tags.filter(([whole]) => whole === '<style>').length, 1);
    }
    function policyOf(html: string): string {
      return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    }
  });

  it('页面设置不能往样式里写别的', () => {
    for (const value of [
      'x"}</style><script>1</script>',
      'x;}*{background:url(http://a.example)}',
      "x' , y",
      'x\\22 ',
    ]) {
      const settings = readPageSettings({ 正文字体: value, 标题字体: value, 西文字体: value, 纸张: value }).settings;
      const { spec } = { spec: pageSpecOf(settings) };
      const html = renderDocument({ ...layOut(Report.parse('# 标题\n\n正文。')), spec });
      const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
      assert.doesNotMatch(style, /url\(|<|script|a\.example/);
      assert.equal([...html.matchAll(/<\/style>/g)].length, 1);
    }
  });

  it('Word 文件里的域只有页码，没有外部关系、宏、嵌入对象，文字只是文字', async () => {
    const parts = await WordParts.of(REPORT, { format: 'document' });
    for (const name of parts.names) {
      assert.doesNotMatch(name, /vba|\.bin$|embeddings|activeX|afchunk|\.\.|^\//i);
      if (!/\.(?:xml|rels)$/.test(name)) continue;
      const node = parts.node(name);
      const fields = everywhere(node, 'w:instrText').map((each) =>
        each.children
          .map(({ text }) => text)
          .join('')
          .trim(),
      );
      for (const field of fields) assert.match(field, /^PAGE$/, name);
      for (const one of ['w:fldSimple', 'w:altChunk', 'w:object', 'w:hyperlink', 'w:control', 'w:subDoc']) {
        assert.equal(everywhere(node, one).length, 0, `${name} 有 ${one}`);
      }
      if (name.endsWith('.rels'))
        assert.doesNotMatch(parts.text(name), /TargetMode="External"|https?:\/\/(?!schemas\.)/);
    }
    const text = everywhere(parts.node('word/document.xml'), 'w:t')
      .map((each) => each.children.map((one) => one.text).join(''))
      .join('');
    for (const words of ['DDEAUTO c:', '{ HYPERLINK "http://a.example/" }', '=HYPERLINK(', '=1+1'])
      assert.ok(text.includes(words), words);
  });
});

describe('安全：不受信任的工作区', () => {
  const manifest = JSON.parse(read('package.json'));

  it('受限模式下也能用，因为没有一项设置能让程序运行', () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces, { supported: true });
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
    for (const name of Object.keys(manifest.contributes.configuration.properties)) {
      assert.doesNotMatch(name, /path|command|exec|program|browser|server|args|env/i);
    }
    assert.equal(manifest.contributes.debuggers ?? manifest.contributes.taskDefinitions, undefined);
  });

  it('只有打印一处启动程序，参数里没有报告和工作区的文字', () => {
    const starting = [...sourcesIn('client'), ...sourcesIn('server/src')].filter((file) =>
      /child_process/.test(read(file)),
    );
    assert.deepEqual(starting, ['server/src/lsp/nodePrinter.ts']);
    const code = read('server/src/lsp/nodePrinter.ts');
    assert.doesNotMatch(code, /shell:\s*true|\bexec\(/);
    assert.match(code, /function printArguments\(page: string, pdf: string, profile: string\)/);
    // All three are names of its own in a new folder of its own.
    assert.match(code, /mkdtemp\(/);
    assert.match(code, /path\.join\(folder, 'report\.html'\)/);
    assert.match(code, /path\.join\(folder, 'report\.pdf'\)/);
    assert.match(code, /path\.join\(folder, 'profile'\)/);
  });

  it('浏览器不从相对的 PATH 里找：那会是工作区的文件夹', async () => {
    if (process.platform !== 'linux') return;
    const folder = path.relative(process.cwd(), path.dirname(process.execPath));
    assert.equal(await findBrowser({ PATH: ['.', '', folder, 'node_modules/.bin'].join(path.delimiter) }), undefined);
  });
});
