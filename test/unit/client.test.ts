import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { likeness } from '../../client/src/likeness';
import { Report } from '../../server/src/report/report';
import { rolesOf } from '../../server/src/report/roles';
import { fold } from '../../server/src/text/script';
import { builtInKnowledge } from '../support/knowledge';

const ROOT = path.join(__dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const sources = readdirSync(path.join(ROOT, 'client/src'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(ROOT, 'client/src', name), 'utf8'));

describe('扩展清单', () => {
  const manifest = readJson('package.json');

  it('每条命令都有实现，每个实现都在清单里', () => {
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = sources.flatMap((text) =>
      [...text.matchAll(/'(baogao\.[a-zA-Z]+)'(?=:| *,\s*\(\))/g)].map(([, id]) => id),
    );
    assert.deepEqual([...new Set(registered)].sort(), [...contributed].sort());
  });

  it('每段界面文字都有简体、繁体、英文', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json']) {
      assert.deepEqual(Object.keys(readJson(file)).sort(), [...new Set(used)].sort(), file);
    }
  });

  it('代码里的每句话都有简体、繁体译文', () => {
    const used = sources.flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''));
    for (const file of ['l10n/bundle.l10n.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json']) {
      assert.deepEqual(Object.keys(readJson(file)).sort(), [...new Set(used)].sort(), file);
    }
  });

  it('菜单、按键、图片指向的东西都存在', () => {
    const { commands, menus, keybindings, submenus, walkthroughs, grammars, snippets } = manifest.contributes;
    const known = new Set(commands.map(({ command }: { command: string }) => command));
    const entries = [...Object.values(menus).flat(), ...keybindings] as { command?: string; submenu?: string }[];
    for (const { command, submenu } of entries) {
      if (command) assert.ok(known.has(command), command);
      else
        assert.ok(
          submenus.some(({ id }: { id: string }) => id === submenu),
          submenu,
        );
    }
    const files = [
      manifest.icon,
      ...manifest.contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon),
      ...[...grammars, ...snippets].map((each: { path: string }) => each.path),
      ...walkthroughs.flatMap((each: { steps: { media: { svg: string } }[] }) =>
        each.steps.map(({ media }) => media.svg),
      ),
    ];
    for (const file of files) assert.ok(readFileSync(path.join(ROOT, file)).length > 0, file);
  });
});

/** What a snippet inserts when the writer leaves every placeholder as it is. */
function plainText(body: string): string {
  return body
    .replace(/\$\{\d+:((?:[^{}]|\$\{[^{}]*\})*)\}/g, '$1')
    .replace(/\$\{CURRENT_YEAR\}/g, '2025')
    .replace(/\$\{CURRENT_MONTH\}/g, '7')
    .replace(/\$\{CURRENT_DATE\}/g, '1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

describe('片段', () => {
  const hans: Record<string, { prefix: string[]; description: string; body: string[] }> =
    readJson('snippets/report.json');
  const hant: Record<string, { prefix: string[]; body: string[] }> = readJson('snippets/report-hant.json');

  it('每个文种的每一部分都有片段，插入后认得出是这一部分', () => {
    const missing: string[] = [];
    for (const profile of builtInKnowledge().profiles) {
      for (const section of profile.sections) {
        const isThere = Object.values(hans).some(({ description, body }) => {
          const text = plainText(body.join('\n'));
          const isOfKind = [profile.name, ...profile.aliases].some((kind) => description.startsWith(`${kind}：`));
          const hasText = section.headed ? text.includes(`、${section.name}\n`) : text.includes(section.skeleton);
          if (!isOfKind && !hasText) return false;
          const report = Report.parse(`---\n类型: ${profile.name}\n---\n\n# 某县2025年${profile.name}\n\n${text}\n`);
          return rolesOf(report, profile).places.some((place) => place.section.role === section.role);
        });
        if (!isThere) missing.push(`${profile.name}：${section.name}`);
      }
    }
    assert.deepEqual(missing, [], `没有片段的部分：${missing.join('、')}。请运行 UPDATE=1 npm run unit`);
  });

  it('用中文、全拼、首字母都能找到，互不重复', () => {
    const all = [...Object.values(hans), ...Object.values(hant)].flatMap(({ prefix }) => prefix);
    for (const [name, { prefix }] of Object.entries(hans)) {
      assert.equal(prefix[0], name);
      assert.match(prefix[1] ?? '', /^[a-z]+$/);
      assert.match(prefix[2] ?? '', /^[a-z]+$/);
    }
    const repeated = all.filter((each, index) => all.indexOf(each) !== index);
    assert.deepEqual(repeated, []);
  });

  it('制表位从1起连续，繁体与简体是同一段文字', () => {
    const bodies = [Object.values(hans), Object.values(hant)].map((each) => each.map(({ body }) => body.join('\n')));
    for (const body of bodies.flat()) {
      const stops = [...body.matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop)).filter((stop) => stop > 0);
      const distinct = [...new Set(stops)].sort((a, b) => a - b);
      assert.deepEqual(
        distinct,
        distinct.map((_, index) => index + 1),
        body,
      );
      assert.ok(body.includes('$0'), body);
    }
    assert.deepEqual(bodies[1]?.map(fold), bodies[0]?.map(fold));
  });
});

describe('哪个文件最像上年的报告', () => {
  const best = (own: string, ...others: string[]) =>
    others.sort((a, b) => likeness(b, own) - likeness(a, own) || (a < b ? -1 : 1))[0];

  it('只差年份的在先，其次是上一年的、名字相近的', () => {
    assert.equal(
      best('/r/2025年工作总结.md', '/r/2023年工作总结.md', '/r/2024年工作总结.md', '/r/2024年工作要点.md'),
      '/r/2024年工作总结.md',
    );
    assert.equal(best('/r/2025/总结.md', '/r/2023/总结.md', '/r/2024/总结.md', '/r/2024/要点.md'), '/r/2024/总结.md');
    assert.equal(
      best('/r/2025年工作总结.md', '/r/README.md', '/r/2024年总结.md', '/r/2024年通知.md'),
      '/r/2024年总结.md',
    );
    assert.equal(best('/r/工作总结.md', '/r/a.md', '/r/旧工作总结.md'), '/r/旧工作总结.md');
  });
});
