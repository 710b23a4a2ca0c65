import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.join(__dirname, '../..');
const cli = path.join(root, 'dist/cli.js');

const REPORT = `# 云岭县教育局2025年工作总结

一、主要工作

全县共有学校30所，其中小学13所、初中8所、幼儿园9所，全部达到标准。

二、存在的问题

师资不足，设施陈旧。

三、下一步打算

继续补充教师，更新设施。

云岭县教育局

2025年12月28日
`;
const WRONG = REPORT.replace('30所', '29所');

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  charOffset: number;
  charLength: number;
}
interface Location {
  physicalLocation: { artifactLocation: { uri: string }; region: Region };
}
interface SarifLog {
  $schema: string;
  version: string;
  runs: {
    tool: {
      driver: { name: string; semanticVersion: string; rules: { id: string; shortDescription: { text: string } }[] };
    };
    columnKind: string;
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: Location[];
      relatedLocations: (Location & { id: number; message: { text: string } })[];
      fixes: {
        description: { text: string };
        artifactChanges: { artifactLocation: { uri: string }; replacements: { deletedRegion: Region }[] }[];
      }[];
    }[];
  }[];
}

describe('提交前检查和持续集成', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-recipes-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: path.join(folder, 'repository'),
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        BAOGAO: `"${process.execPath}" "${cli}"`.replaceAll('"', ''),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: '某某',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_NAME: '某某',
        GIT_COMMITTER_EMAIL: 'a@example.com',
      },
    });
    return { code: status, text: stdout + stderr };
  };
  const write = (name: string, text: string) => writeFileSync(path.join(folder, 'repository', name), text);

  it('git commit 时检查将要提交的内容', function () {
    if (process.platform === 'win32' || spawnSync('git', ['--version']).status !== 0) this.skip();
    mkdirSync(path.join(folder, 'repository'));
    assert.equal(git('init', '-q').code, 0);
    const hook = path.join(folder, 'repository/.git/hooks/pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    copyFileSync(path.join(root, 'docs/recipes/pre-commit'), hook);
    chmodSync(hook, 0o755);

    write('年度 总结.md', WRONG);
    git('add', '.');
    const refused = git('commit', '-m', '一');
    assert.equal(refused.code, 1, refused.text);
    assert.match(refused.text, /年度 总结\.md[\s\S]*figure-sum[\s\S]*没有提交/);
    assert.notEqual(git('rev-parse', 'HEAD').code, 0);

    // What is staged counts: a correction that is not staged does not help, a new fault that is not staged does no harm.
    write('年度 总结.md', REPORT);
    assert.equal(git('commit', '-m', '二').code, 1);
    git('add', '.');
    write('年度 总结.md', WRONG);
    const accepted = git('commit', '-m', '三');
    assert.equal(accepted.code, 0, accepted.text);
    assert.equal(git('show', 'HEAD:年度 总结.md').text, REPORT);

    // The configuration that is committed along with the report holds for it.
    write('baogao.yaml', '规则:\n  figure-sum: 关闭\n');
    git('add', '.');
    const silenced = git('commit', '-m', '四');
    assert.equal(silenced.code, 0, silenced.text);
    // A commit without reports costs nothing and is let through.
    write('说明.txt', '甲\n');
    git('add', '.');
    assert.equal(git('commit', '-m', '五').code, 0);
  });

  it('SARIF 合乎 2.1.0 的要点', () => {
    const files = path.join(folder, 'sarif');
    mkdirSync(files);
    writeFileSync(path.join(files, '第1稿 #甲?.md'), `${WRONG}\n特此報告,\n`);
    writeFileSync(path.join(files, '空.md'), '');
    const sarif = (...paths: string[]) => {
      const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'sarif', ...paths], {
        cwd: folder,
        encoding: 'utf8',
      });
      return JSON.parse(stdout) as SarifLog;
    };
    const log = sarif('sarif');
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif-2\.1\.0\.json$/);
    assert.deepEqual(Object.keys(log).sort(), ['$schema', 'runs', 'version']);
    assert.equal(log.runs.length, 1);
    const [run] = log.runs;
    assert.ok(run);
    assert.ok(run.tool.driver.name.length > 0);
    assert.match(run.tool.driver.semanticVersion, /^\d+\.\d+\.\d+/);
    const ids = run.tool.driver.rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.ok(run.results.length >= 2);
    assert.ok(run.results.some(({ fixes }) => fixes.length > 0));
    const text = readFileSync(path.join(files, '第1稿 #甲?.md'), 'utf8');
    const lines = text.split('\n');
    const isRegion = (region: Region) => {
      assert.ok(region.startLine >= 1 && region.startColumn >= 1);
      assert.ok(
        region.endLine > region.startLine ||
          (region.endLine === region.startLine && region.endColumn >= region.startColumn),
      );
      const before = lines.slice(0, region.startLine - 1).join('\n').length + (region.startLine > 1 ? 1 : 0);
      assert.equal(before + region.startColumn - 1, region.charOffset);
      assert.ok(region.charLength >= 0 && region.charOffset + region.charLength <= text.length);
    };
    const isPlace = ({ physicalLocation: { artifactLocation, region } }: Location) => {
      assert.doesNotMatch(artifactLocation.uri, /[\s#?\\]/);
      assert.equal(decodeURIComponent(artifactLocation.uri), 'sarif/第1稿 #甲?.md');
      isRegion(region);
    };
    for (const result of run.results) {
      assert.equal(ids[result.ruleIndex], result.ruleId);
      assert.ok(['none', 'note', 'warning', 'error'].includes(result.level));
      assert.ok(result.message.text.length > 0);
      assert.equal(result.locations.length, 1);
      for (const place of [...result.locations, ...result.relatedLocations]) isPlace(place);
      const related = result.relatedLocations.map(({ id }) => id);
      assert.equal(new Set(related).size, related.length);
      assert.ok(result.relatedLocations.every(({ message }) => message.text.length > 0));
      for (const fix of result.fixes) {
        assert.ok(fix.description.text.length > 0);
        assert.ok(
          fix.artifactChanges.length > 0 && fix.artifactChanges.every(({ replacements }) => replacements.length > 0),
        );
        for (const { replacements } of fix.artifactChanges)
          for (const { deletedRegion } of replacements) isRegion(deletedRegion);
      }
    }
    const absolute = sarif(files).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    assert.match(absolute ?? '', /^file:\/\/\/.*%23/);
    assert.deepEqual(sarif('sarif/空.md').runs[0]?.results, []);
  });

  it('持续集成的配方是能读的 YAML，所用的命令和选项都有', () => {
    const help = ['check', 'merge'].map(
      (command) => spawnSync(process.execPath, [cli, command, '--help'], { encoding: 'utf8' }).stdout,
    );
    for (const name of ['github-actions.yml', 'gitlab-ci.yml']) {
      const text = readFileSync(path.join(root, 'docs/recipes', name), 'utf8');
      assert.equal(typeof parse(text), 'object');
      const commands = [...text.replaceAll(/\n\s+--/g, ' --').matchAll(/tools\/cli\.js (\w+)([^\n]*)/g)];
      assert.ok(commands.length > 0, name);
      for (const [, command, rest = ''] of commands) {
        const known = command === 'check' ? help[0] : help[1];
        assert.ok(command === 'check' || command === 'merge', command);
        for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(known?.includes(option), `${name}: ${option}`);
      }
    }
  });
});
