import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFactSheet } from '../../server/src/knowledge/factSheet';
import { loadKnowledgeData } from '../../server/src/knowledge/loadKnowledge';
import { readPageSettings } from '../../server/src/layout/pageSettings';
import { nodeHost } from '../../server/src/lsp/nodeHost';
import { Workspace } from '../../server/src/lsp/workspace';
import { Report } from '../../server/src/report/report';
import { rules } from '../../server/src/rules/index';
import { ignoreRuleAlways } from '../../server/src/service/ignoreAlways';
import { readWorkspaceConfig } from '../../server/src/service/workspaceConfig';
import { YAML_LENGTH_LIMIT } from '../../server/src/text/yamlLimits';

const ids = rules.map(({ id }) => id);
/** Every reader of a YAML text that a workspace may hold, with the words of its problems. */
const readers: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'baogao.yaml': (text) => {
    const { problems, page } = readWorkspaceConfig('baogao.yaml', text, ids);
    readPageSettings(page);
    return problems.map(({ message }) => message);
  },
  词表: (text) => loadKnowledgeData({ terms: [{ name: 'a', text }] }).problems.map(({ message }) => message),
  文种: (text) => loadKnowledgeData({ profiles: [{ name: 'a', text }] }).problems.map(({ message }) => message),
  数据表: (text) => readFactSheet('a.数据.yaml', text).problems.map(({ message }) => message),
};

describe('工作区里的文件停不住服务器', () => {
  const deep: Readonly<Record<string, string>> = {
    方括号: '['.repeat(50_000),
    花括号: '{a: '.repeat(50_000),
    连字符: '- '.repeat(50_000),
    问号: '? '.repeat(50_000),
    缩进: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  };
  for (const [what, text] of Object.entries(deep)) {
    it(`嵌套太深的${what}不交给解析器，它会连进程一起带走`, () => {
      for (const [name, read] of Object.entries(readers)) assert.match(read(text).join(), /嵌套太深/, name);
      assert.equal(ignoreRuleAlways(text, 'figure-sum'), undefined);
      const report = Report.parse(`---\n${text.slice(0, 15_000)}\n---\n\n正文。`);
      // So little text cannot be indented so deeply.
      if (what !== '缩进') assert.match(report.frontMatter.problems.map(({ message }) => message).join(), /嵌套太深/);
      assert.equal(report.blocks.length, 1);
    });
  }

  it('别名一层套一层，也不展开', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `  k${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}*a${level}]`,
    );
    const bomb = `页面:\n  k0: &a0 x\n${levels.join('\n')}\n  上边距: *a30\n`;
    for (const read of Object.values(readers)) assert.ok(read(bomb).length < 500);
    assert.ok(Report.parse(`---\n${bomb}---\n\n正文。`).blocks.length > 0);
  });

  it('太大的不读，不是 YAML 的只说头几处', () => {
    const large = '- 甲\n'.repeat(YAML_LENGTH_LIMIT / 4 + 1);
    const binary = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join('');
    for (const [name, read] of Object.entries(readers)) {
      assert.match(read(large).join(), /文件太大/, name);
      assert.ok(read(binary).length <= 500, name);
    }
  });

  it('几千个词表只读头几十个，合起来太大的也不读', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `${index}.yaml`);
    let asked = 0;
    const workspace = new Workspace(loadKnowledgeData({}).knowledge);
    await workspace.load(['file:///w'], async (uri) => {
      asked++;
      return uri.endsWith('/baogao.yaml') ? `词表: [${names.join(', ')}]\n` : `# ${'甲'.repeat(200_000)}`;
    });
    assert.ok(asked < 60, String(asked));
    const told =
      workspace
        .problemsOf('file:///w/baogao.yaml')
        ?.map(({ message }) => message)
        .join() ?? '';
    assert.match(told, /太多/);
    assert.match(told, /太大/);
  });

  it('管道、设备、文件夹、几个 GB 的文件都当作没有', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-test-'));
    try {
      const at = (name: string) => path.join(folder, name);
      execFileSync('mkfifo', [at('pipe.yaml')]);
      symlinkSync('/dev/zero', at('device.yaml'));
      writeFileSync(at('huge.yaml'), '');
      truncateSync(at('huge.yaml'), 8 * 2 ** 30);
      writeFileSync(at('plain.yaml'), '文种: 函\n');
      for (const name of ['pipe.yaml', 'device.yaml', 'huge.yaml', '.', 'missing.yaml']) {
        const uri = pathToFileURL(at(name)).href;
        assert.equal(await nodeHost.readTextFile(uri), undefined, name);
        assert.equal(await nodeHost.readFile(uri), undefined, name);
      }
      assert.equal(await nodeHost.readTextFile(pathToFileURL(at('plain.yaml')).href), '文种: 函\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
