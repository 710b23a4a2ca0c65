import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { assertNone } from '../support/assertNone';
import { ruleFiles } from '../support/ruleFiles';

const root = path.join(__dirname, '../..');

/**
 * Who may import whom; the same table stands in CONTRIBUTING.md. Folders are listed from the top down, and each may
 * import what its list names and nothing else. `packages` are the only npm packages it may use.
 */
const LAYERS: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    'server/src/text': { folders: [], packages: ['yaml', 'opencc-js', 'big.js'] },
    'server/src/knowledge': { folders: ['text'], packages: ['yaml'] },
    'server/src/report': { folders: ['knowledge', 'text'], packages: ['markdown-it', 'yaml', 'big.js'] },
    'server/src/rules': { folders: ['report', 'knowledge', 'text'], packages: [] },
    'server/src/layout': { folders: ['report', 'knowledge', 'text'], packages: [] },
    'server/src/export': { folders: ['layout', 'report', 'knowledge', 'text'], packages: ['docx', 'fflate'] },
    // Reading files of others needs no pages and no rules, only what a report looks like.
    'server/src/import': { folders: ['report', 'knowledge', 'text'], packages: ['fflate', 'htmlparser2'] },
    'server/src/service': {
      folders: ['import', 'export', 'layout', 'rules', 'report', 'knowledge', 'text', 'protocol'],
      packages: ['yaml'],
    },
    'server/src/lsp': {
      folders: [
        'service',
        'import',
        'export',
        'layout',
        'rules',
        'report',
        'knowledge',
        'text',
        'protocol',
        'documentTools',
      ],
      packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
    },
  };
/** Only these may touch the machine. */
const NODE_FILES = /^server\/src\/(?:main\.ts|cli\/|lsp\/node[A-Z]\w*\.ts)/;
/** What only whoever reads or writes Word files needs; `documentTools.ts` brings it when first asked for. */
const HEAVY_PACKAGES = new Set(['docx', 'fflate', 'htmlparser2']);

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const relative = `${folder}/${name}`;
    if (statSync(path.join(root, relative)).isDirectory()) return sourcesIn(relative);
    return /\.ts$/.test(name) ? [relative] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Package name of a bare import: `yaml`, `vscode-languageserver/node` → `vscode-languageserver`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '');
}

describe('架构', () => {
  const files = sourcesIn('server/src');

  it('各层只引用允许的层和包', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const layer = Object.keys(LAYERS).find((folder) => file.startsWith(`${folder}/`));
      const allowed = layer === undefined ? undefined : LAYERS[layer];
      if (!allowed || layer === undefined) continue;
      for (const specifier of importsOf(file)) {
        if (specifier.startsWith('.')) {
          const target = path.posix.join(path.posix.dirname(file), specifier).replace(/^server\/src\//, '');
          const folder = target.split('/')[0] ?? '';
          const own = layer.replace('server/src/', '');
          if (folder !== own && !allowed.folders.includes(folder)) wrong.push(`${file} 引用了 ${specifier}`);
        } else if (
          specifier.startsWith('node:') ? !NODE_FILES.test(file) : !allowed.packages.includes(packageOf(specifier))
        ) {
          wrong.push(`${file} 引用了 ${specifier}`);
        }
      }
    }
    assertNone(
      wrong,
      '只能引用下面的层和这一层列出的包：把共用的移到更下的一层；分层本身要改的，改本文件的 LAYERS 和 CONTRIBUTING.md 的表',
    );
  });

  it('读写 Word 的库到用时才装载', () => {
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      const text = readFileSync(path.join(root, file), 'utf8');
      for (const match of text.matchAll(/(?:^|\n)(?:import|export)\s(?!type\s)[^'";]*?from\s*'([^']+)'/g)) {
        const specifier = match[1] ?? '';
        assert.ok(
          !HEAVY_PACKAGES.has(packageOf(specifier)),
          `服务器启动时就会装载 ${file}，它引用了 ${specifier}：经 documentTools.ts 用它，只要类型就写 import type`,
        );
        if (!specifier.startsWith('.')) continue;
        const place = path.posix.join(path.posix.dirname(file), specifier);
        const target = [`${place}.ts`, `${place}/index.ts`].find((each) => files.includes(each));
        assert.ok(target, `找不到 ${file} 引用的 ${specifier}：写成相对路径，不带扩展名`);
        visit(target);
      }
    };
    for (const entry of ['main', 'browserMain', 'cli/main']) visit(`server/src/${entry}.ts`);
    assert.ok(reached.size > 100, `从入口只走到 ${reached.size} 个文件：查找引用的式子读不出新的写法`);
  });

  it('规则不引用别的规则，不看时钟', () => {
    const wrong: string[] = [];
    for (const file of files.filter((name) => name.startsWith('server/src/rules/'))) {
      const text = readFileSync(path.join(root, file), 'utf8');
      if (/new Date\(\)|Date\.now|performance\./.test(text)) wrong.push(`${file} 看了时钟`);
      if (path.basename(file) === 'index.ts') continue;
      for (const specifier of importsOf(file)) {
        if (/^\.\/[a-z]+-[a-z-]+$/.test(specifier)) wrong.push(`${file} 引用了规则 ${specifier}`);
      }
    }
    assertNone(wrong, '共用的解读移到 server/src/report；要让着别的规则，写 yieldsTo；日期用 context.asOf');
  });

  it('规则读起来像它的说明页：一半不超过 50 行', () => {
    const lengths = ruleFiles()
      .map((id) => readFileSync(path.join(root, 'server/src/rules', `${id}.ts`), 'utf8').split('\n').length - 1)
      .sort((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    assert.ok(median <= 50, `中位数是 ${median} 行；对文字的解读请移到 server/src/report`);
  });

  it('一个文件只做一件事：没有哪个超过 300 行', () => {
    const long = ['server/src', 'client', 'test'].flatMap(sourcesIn).flatMap((file) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
      return lines > 300 ? [`${file}：${lines} 行`] : [];
    });
    assertNone(long, '这些文件太长了，请把其中一件事移到另一个文件：');
  });

  it('客户端只引用服务器的 protocol', () => {
    const wrong: string[] = [];
    for (const file of sourcesIn('client')) {
      for (const specifier of importsOf(file)) {
        const target = path.posix.join(path.posix.dirname(file), specifier);
        if (specifier.startsWith('.') && target.startsWith('server/') && target !== 'server/src/protocol') {
          wrong.push(`${file} 引用了 ${specifier}`);
        }
        if (file.startsWith('client/webview/') && !specifier.startsWith('.')) wrong.push(`${file} 引用了 ${specifier}`);
      }
    }
    assertNone(wrong, '客户端要向服务器问，两边都用的类型和名字放在 server/src/protocol；预览页不引用任何包');
  });

  it('protocol 不引用别的文件，预览消息只引用它的类型', () => {
    for (const file of sourcesIn('server/src/protocol')) {
      for (const specifier of importsOf(file)) {
        assert.match(specifier, /^\.\/\w+$/, `${file} 引用了 ${specifier}：protocol 只引用自己的文件，类型在这里另写`);
      }
    }
    const messages = 'client/src/preview/messages.ts';
    for (const specifier of importsOf(messages)) {
      const target = path.posix.join(path.posix.dirname(messages), specifier);
      assert.equal(
        target,
        'server/src/protocol',
        `${messages} 引用了 ${specifier}：要用的类型放到 server/src/protocol`,
      );
    }
    assert.doesNotMatch(
      readFileSync(path.join(root, messages), 'utf8'),
      /^(?:import|export) (?!type\b)[^\n]*from/m,
      `${messages} 会进入预览页，只能写 import type`,
    );
  });

  it('CONTRIBUTING.md 提到的测试都在', () => {
    const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
    const names = new Set([...page.matchAll(/`([\w/]+\.test\.ts)`/g)].map(([, name = '']) => name));
    const all = sourcesIn('test');
    assert.ok(names.size > 20, `CONTRIBUTING.md 里只找到 ${names.size} 个测试的名字`);
    assertNone(
      [...names].filter((name) => !all.some((file) => `/${file}`.endsWith(`/${name}`))),
      '没有这些测试：测试改名、移走时，一并改 CONTRIBUTING.md 的表',
    );
  });
});
