import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/index';
import { DEFAULT_SETTINGS } from '../../server/src/service/check';
import { detectScript } from '../../server/src/text/script';
import { assertNone } from '../support/assertNone';
import { applyFix, check, differences } from '../support/check';
import { readMarkers } from '../support/markers';
import { ruleFiles } from '../support/ruleFiles';

const root = path.join(__dirname, '../..');
/** What the severities are called in the settings and on the pages. */
const LEVELS = { error: '错误', warning: '警告', information: '信息', hint: '提示' } as const;
const HEADINGS = ['检查什么', '为什么', '怎么改', '反例', '正例', '不检查的情形'];

/** The fenced examples below a heading of a rule page. */
function examples(page: string, heading: string): string[] {
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) return [];
  const end = page.indexOf('\n## ', start + 4);
  const section = page.slice(start, end < 0 ? undefined : end);
  return [...section.matchAll(/^```markdown\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

describe('规则', () => {
  it('按 id 排序且各有一个文件', () => {
    const ids = rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...ids].sort(), 'server/src/rules/index.ts 里的规则请按 id 排序');
    const files = ruleFiles();
    assertNone(
      files.filter((name) => !ids.includes(name)),
      '这些规则文件没有登记在 server/src/rules/index.ts',
    );
    assertNone(
      ids.filter((id) => !files.includes(id)),
      '这些规则没有与 id 同名的文件：移到 server/src/rules/<id>.ts',
    );
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      const pagePath = path.join(root, 'docs/rules', `${rule.id}.md`);
      const folder = path.join(root, 'test/fixtures/rules', rule.id);

      it('有说明页，标题齐全', () => {
        assert.ok(existsSync(pagePath), `请写 docs/rules/${rule.id}.md`);
        const page = readFileSync(pagePath, 'utf8');
        assert.ok(page.startsWith(`# ${rule.title}（${rule.id}）\n`), `第一行应为“# ${rule.title}（${rule.id}）”`);
        const found = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
        assert.deepEqual(found, HEADINGS, `${page.split('\n')[0]} 的小标题应依次为：${HEADINGS.join('、')}`);
        for (const section of page.split(/^## /m).slice(1)) {
          const [heading = '', ...lines] = section.trimEnd().split('\n');
          assert.ok(
            lines.some((line) => line.trim() !== ''),
            `“${heading}”下面什么也没有写`,
          );
        }
      });

      it('说明页写明级别、来源和约束力，与规则一致', () => {
        const line = readFileSync(pagePath, 'utf8').split('\n')[2] ?? '';
        assert.ok(line.startsWith(`级别：${LEVELS[rule.severity]}`), `第三行应以“级别：${LEVELS[rule.severity]}”开头`);
        assert.ok(
          line.includes(' · 来源：') && line.includes(`（${rule.force}）`),
          `第三行应有来源和“（${rule.force}）”`,
        );
        for (const [cited] of rule.source.matchAll(/GB\/T \d+|第[\d.]+条|第[一二三四五六七八九十]+条|《[^》]+》/g)) {
          assert.ok(line.includes(cited), `第三行的来源应有“${cited}”`);
        }
      });

      it('说明页的反例和正例都有简体、繁体', () => {
        const page = readFileSync(pagePath, 'utf8');
        for (const heading of ['反例', '正例']) {
          const scripts = new Set(examples(page, heading).map((text) => detectScript(text)));
          assert.deepEqual([...scripts].sort(), ['hans', 'hant'], `${heading}应有简体和繁体的例子`);
        }
      });

      it('说明页的反例都报告，正例都不报告', () => {
        const page = readFileSync(pagePath, 'utf8');
        assert.doesNotMatch(page, /[^\n]```$/m, '代码块的结尾应独占一行');
        const wrong = examples(page, '反例');
        const right = examples(page, '正例');
        assert.ok(wrong.length > 0 && right.length > 0, '反例和正例各至少一个');
        for (const example of wrong) {
          assert.ok(readMarkers(example).expected.length > 0, `反例没有标记：\n${example}`);
          assertNone(differences(example, [rule.id]), `反例与检查的结果不符，改规则或改标记：\n${example}`);
        }
        for (const example of right) {
          assert.equal(readMarkers(example).expected.length, 0, `正例不应有标记：\n${example}`);
          assertNone(differences(example, [rule.id]), `正例不应报告，改规则，或移到“反例”：\n${example}`);
        }
      });

      const cases = existsSync(folder)
        ? readdirSync(folder).filter((name) => name.endsWith('.md') && !name.endsWith('.fixed.md'))
        : [];
      it('有样例', () => assert.ok(cases.length > 0, `请在 test/fixtures/rules/${rule.id}/ 放样例`));
      for (const name of cases) {
        it(name, () => {
          const marked = readFileSync(path.join(folder, name), 'utf8');
          assertNone(
            differences(marked, [rule.id]),
            `检查的结果与 ${path.join('test/fixtures/rules', rule.id, name)} 里的标记不符：改规则，或改标记 ⟦文字⟧(${rule.id})`,
          );
          const fixedPath = path.join(folder, name.replace(/\.md$/, '.fixed.md'));
          if (!existsSync(fixedPath)) return;
          let text = readMarkers(marked).text;
          for (let round = 0; round < 50; round++) {
            const finding = check(text, DEFAULT_SETTINGS, [rule.id]).findings.find(({ fixes }) => fixes.length > 0);
            const fix = finding?.fixes[0];
            if (!fix) break;
            const next = applyFix(text, fix);
            assert.notEqual(next, text, `修复没有改变文字：${fix.title}`);
            text = next;
          }
          const fixed = path.basename(fixedPath);
          assert.equal(
            text,
            readFileSync(fixedPath, 'utf8'),
            `全部修复之后与 ${fixed} 不同：改规则的修复，或改 ${fixed}`,
          );
        });
      }
    });
  }
});
