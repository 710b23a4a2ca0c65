import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadProfiles, PROFILE_KEYS, SECTION_KEYS } from '../../server/src/knowledge/loadProfiles';
import { matcherOf, squeezed } from '../../server/src/knowledge/wording';
import { findByTitle } from '../../server/src/report/identify';
import { assertNone } from '../support/assertNone';
import { check } from '../support/check';
import { builtInData, builtInKnowledge, dataFiles } from '../support/knowledge';

const { profiles } = builtInKnowledge();
const places = (text: string, base = profiles) =>
  loadProfiles([{ name: '月报.yaml', text }], base).problems.map(
    ({ start, message }) => `${start.line + 1}:${start.character + 1} ${message}`,
  );

describe('文稿类型', () => {
  it('内置的类型没有错误，至少二十种，代号与文件名相同', () => {
    const { knowledge, problems } = builtInData();
    assertNone(
      problems
        .filter(({ file }) => file.startsWith('profiles/'))
        .map(({ file, start, message }) => `server/data/${file}:${start.line + 1} ${message}`),
      '这些文种的写法有误，写法见 server/data/README.md',
    );
    assert.ok(knowledge.profiles.length >= 20, `只读进 ${knowledge.profiles.length} 种`);
    const names = dataFiles('profiles').map((file) => path.basename(file.name, '.yaml'));
    assert.deepEqual(
      knowledge.profiles.map((profile) => profile.id).sort(),
      names.filter((name) => name !== 'roles').sort(),
      'server/data/profiles 里每个文件的 id 应与文件名相同',
    );
  });

  it('名称和别名不重复', () => {
    const names = profiles.flatMap((profile) => [profile.name, ...profile.aliases]);
    assertNone(
      names.filter((name, index) => names.indexOf(name) !== index),
      '这些名称、别名不止一个文种在用，只留一处',
    );
  });

  it('每一部分都有名称、内容说明和框架', () => {
    for (const profile of profiles) {
      assert.notEqual(profile.about, '', `请给 ${profile.id}.yaml 写“说明”`);
      for (const section of profile.sections) {
        assert.notEqual(section.about, '', `请给 ${profile.id}.yaml 的 ${section.role} 写“内容”`);
        assert.notEqual(section.skeleton, '', `请给 ${profile.id}.yaml 的 ${section.role} 写“正文”`);
      }
    }
  });

  it('小标题的名称符合自己的写法，框架的语句也符合', () => {
    for (const profile of profiles) {
      for (const section of profile.sections) {
        if (!section.headed || section.headings.length === 0) continue;
        assert.ok(
          matcherOf(section.headings).fits(squeezed(section.name)),
          `${profile.id}.yaml 的“小标题”里没有一种写法认得出名称“${section.name}”，请补上`,
        );
      }
    }
  });

  it('README 说明了每一个键', () => {
    const readme = readFileSync(path.join(__dirname, '../../server/data/README.md'), 'utf8');
    for (const key of [...Object.keys(PROFILE_KEYS), ...Object.keys(SECTION_KEYS)])
      assert.ok(readme.includes(`\`${key}\``), `server/data/README.md 没有说明 ${key}`);
  });

  it('README 的例子能用', () => {
    const readme = readFileSync(path.join(__dirname, '../../server/data/README.md'), 'utf8');
    const part = readme.slice(readme.indexOf('## 文稿类型')).split(/\n## /)[0] ?? '';
    const examples = [...part.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
    assert.equal(examples.length, 2);
    const loaded = examples.map((text, index) => loadProfiles([{ name: `${index}.yaml`, text }], profiles));
    assert.deepEqual(
      loaded.flatMap((each) => each.problems),
      [],
    );
    const [monthly, inspection] = loaded.map((each) => each.profiles[0]);
    assert.equal(monthly?.sections.find((section) => section.role === 'next')?.name, '下月工作安排');
    assert.ok(monthly && findByTitle([...profiles, monthly], '云岭县教育局3月份工作情况报告') === monthly);
    assert.equal(inspection?.sections.find((section) => section.role === 'cause')?.need, 'required');
    assert.equal(inspection?.sections.find((section) => section.role === 'problem')?.need, 'required');
    assert.equal(inspection?.direction, 'up');
  });
});

describe('文稿类型的错误', () => {
  it('指出所在的行，其余照常', () => {
    const text = [
      'id: monthly-report',
      '名称: 月报',
      '方向: 向上',
      '结话: [特此报告]',
      '要素: [主送机关, 落款]',
      '章节:',
      '  - 角色: work',
      '    要求: 必须',
      '  - 角色: problem',
      '    小标提: [困难]',
      '  - 名称: 没有角色',
      '  - 角色: other',
      '  - 不是映射',
    ].join('\n');
    assert.deepEqual(places(text), [
      '4:1 不认识的键“结话”，是否应为“结语”。',
      '5:12 要素“落款”不认识，可用：主送机关、署名、成文日期、签发人、发文字号、附注、附件说明。',
      '3:5 “方向”“向上”不认识，可用：上行、平行、下行、内部。',
      '8:9 “要求”“必须”不认识，可用：必备、常有、可选。',
      '10:5 不认识的键“小标提”，是否应为“小标题”。',
      '11:5 章节缺少“角色”。',
      '12:5 章节“other”缺少“名称”。',
      '13:5 章节应为“键: 值”的映射。',
    ]);
    const [profile] = loadProfiles([{ name: '月报.yaml', text }], profiles).profiles;
    assert.deepEqual(
      profile?.sections.map((section) => section.role),
      ['work', 'problem'],
    );
    assert.equal(profile?.direction, 'inner');
  });

  it('一个坏的类型不影响别的', () => {
    const text = '报告类型:\n  - id: 月报\n    名称: 月报\n  - id: weekly\n    名称: 周报\n  - id: daily\n';
    const loaded = loadProfiles([{ name: 'baogao.yaml', text }]);
    assert.deepEqual(
      loaded.profiles.map((profile) => profile.name),
      ['周报'],
    );
    assert.deepEqual(
      loaded.problems.map((problem) => problem.start.line + 1),
      [2, 6],
    );
  });

  it('沿用不存在的类型、代号重复、YAML 本身的错误', () => {
    assert.deepEqual(places('id: weekly\n名称: 周报\n沿用: 没有的类型'), [
      '3:5 没有名为“没有的类型”的报告类型可以沿用。',
    ]);
    const twice = loadProfiles([
      { name: 'a.yaml', text: 'id: weekly\n名称: 周报' },
      { name: 'b.yaml', text: 'id: weekly\n名称: 周报二' },
    ]);
    assert.equal(twice.profiles.length, 1);
    assert.match(twice.problems[0]?.message ?? '', /用了两次/);
    assert.match(places('id: weekly\n名称: [周报')[0] ?? '', /^2:/);
  });

  it('互相沿用不会死循环', () => {
    const text = '报告类型:\n  - id: a\n    名称: 甲\n    沿用: b\n  - id: b\n    名称: 乙\n    沿用: a\n';
    assert.equal(loadProfiles([{ name: 'baogao.yaml', text }]).problems.length, 1);
  });

  it('繁体的键和文字也认得', () => {
    const text = 'id: weekly\n名稱: 周報\n章節:\n  - 角色: problem\n    要求: 必備\n    小標題: [困難與對策]\n';
    const { profiles: loaded, problems } = loadProfiles([{ name: '周報.yaml', text }], profiles);
    assert.deepEqual(problems, []);
    assert.equal(loaded[0]?.name, '周报');
    assert.equal(loaded[0]?.sections[0]?.need, 'required');
  });
});

describe('认类型', () => {
  const titles: Readonly<Record<string, string | undefined>> = {
    '某县2021—2022学年度教育工作自查报告': 'self-inspection',
    某县关于校园安全自查自纠情况的汇报: 'self-inspection',
    區人民政府履行教育職責情況自評的報告: 'self-evaluation',
    某市教育局2019年履职情况自查自评报告: 'self-evaluation',
    '2020年全县教育工作要点': 'work-points',
    某县财政局2021年工作总结及2022年工作思路: 'annual-summary',
    某县2012年上半年教育工作總結: 'half-year-summary',
    某乡上半年工作总结暨下半年工作计划: 'half-year-summary',
    '2011年民政工作總結': 'annual-summary',
    二〇〇九年度工作总结: 'annual-summary',
    '某小学2022—2023学年度工作总结': 'annual-summary',
    某小学2022年秋季学期教学工作总结: 'summary',
    安全生产月活动总结: 'summary',
    某局关于巡视反馈意见整改落实情况的报告: 'rectification',
    某某同志2022年度述职报告: 'duty',
    某某2022年度述责述廉报告: 'duty-integrity',
    关于全县学前教育发展情况的调研报告: 'investigation',
    某县人民政府关于6·18洪涝灾害情况的报告: 'situation',
    关于2022年度法治政府建设情况的报告: 'situation',
    关于防汛准备工作督查情况的通报: 'supervision',
    '某县2023年政府工作报告（书面）': 'government-work-report',
    '某县教育系统安全生产大检查实施方案（2022—2024年）': 'implementation-plan',
    某县职业教育提质三年行动计划: 'implementation-plan',
    某小学2023年工作计划: 'work-plan',
    某局关于解决办公用房的请示: 'request',
    '关于印发《某县工作要点》的通知': 'notice',
    关于报送2022年工作总结的函: 'letter',
    关于某项目请示的批复: 'reply',
    县政府第12次常务会议纪要: 'minutes',
    '教育工作简报（第6期）': 'bulletin',
    关于表扬先进集体的通报: 'circular',
    关于加快发展职业教育的实施意见: 'opinion',
    关于报送2022年统计年报的报告: 'report',
    教育工作报告材料: undefined,
    在全县教育工作会议上的讲话: undefined,
    某项目可行性研究报告: undefined,
    某事故调查报告: 'report',
    关于桥梁检测报告: undefined,
    某县教育志: undefined,
  };
  for (const [title, id] of Object.entries(titles)) {
    it(`${title}：${id ?? '不认'}`, () => assert.equal(findByTitle(profiles, title)?.id, id));
  }

  it('文首“类型”优先，繁体、别名、代号都可以', () => {
    const body = '# 某县2020年工作总结\n\n2020年，各项工作顺利完成。\n';
    for (const type of ['整改報告', '整改情况报告', 'rectification']) {
      assert.equal(check(`---\n类型: ${type}\n---\n\n${body}`).context.profile?.id, 'rectification', type);
    }
    assert.equal(check(`---\n类型: 没有的类型\n---\n\n${body}`).context.profile?.id, 'annual-summary');
  });

  it('标题看不出时看首段；首段只是提到思路不算', () => {
    const points = '教育工作材料\n\n2021年全縣教育工作的總體要求是：穩中求進。\n\n一、抓質量\n\n抓好教學。\n';
    assert.equal(check(points).context.profile?.id, 'work-points');
    const speech = '在教育工作会议上的讲话\n\n同志们：\n\n刚才传达了2021年工作的总体要求是什么。\n';
    assert.equal(check(speech).context.profile, undefined);
  });
});
