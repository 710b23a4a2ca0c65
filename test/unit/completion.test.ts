import assert from 'node:assert/strict';
import { pinyin } from 'pinyin-pro';
import { completionsAt } from '../../server/src/service/completion';
import { INSTITUTIONS } from '../../server/src/service/institutionCompletion';
import { sectionInitials } from '../../server/src/text/initials';
import { TODAY } from '../support/check';
import { EVERY_TEXT, sessionOf } from '../support/drafts';
import { builtInKnowledge } from '../support/knowledge';

const HEAD = `---
类型: 自查报告
发文机关: 青原县教育局
主送机关: 青原市教育局
成文日期: 2025年7月18日
---

# 青原县教育局2025年自查报告

根据《关于开展安全生产自查的通知》（青教发〔2025〕8号）要求，我局认真自查。现将自查情况报告如下：

一、自查情况

全县共有在校学生24303人，专任教师1720人。

`;

/** What the report reads with the proposal of that label accepted, behind the head. */
function accepted(typed: string, label: string, after = ''): string {
  const text = `${HEAD}${typed}${after}\n`;
  const proposal = completionsAt(sessionOf(text), HEAD.length + typed.length, TODAY).find(
    (each) => each.label === label,
  );
  assert.ok(proposal, labels(typed).join());
  const { span, insert } = proposal;
  return (text.slice(0, span.start) + insert + text.slice(span.end)).slice(HEAD.length).trimEnd();
}

function labels(typed: string): string[] {
  const text = `${HEAD}${typed}\n`;
  return completionsAt(sessionOf(text), HEAD.length + typed.length, TODAY).map(({ label }) => label);
}

describe('补全', () => {
  it('行首的“<”或拼音首字母之后，是写给版面的注释；行中没有', () => {
    assert.deepEqual(labels('<'), ['<!-- 分页 -->', '<!-- 横排 -->', '<!-- 竖排 -->']);
    assert.equal(accepted('<!--', '<!-- 横排 -->'), '<!-- 横排 -->');
    assert.equal(accepted('fy', '<!-- 分页 -->'), '<!-- 分页 -->');
    assert.deepEqual(
      labels('小于<').filter((label) => label.startsWith('<')),
      [],
    );
  });

  it('《 之后是本文引用过的文件，再是提法库里的文件，都带文号', () => {
    const all = labels('按照《');
    assert.equal(all[0], '关于开展安全生产自查的通知》（青教发〔2025〕8号）');
    const known = all.slice(1);
    assert.ok(known.length >= 10 && known.every((label) => /》（.+号）$/.test(label)), known.join());
    assert.equal(
      accepted('按照《关于', '关于开展安全生产自查的通知》（青教发〔2025〕8号）'),
      '按照《关于开展安全生产自查的通知》（青教发〔2025〕8号）',
    );
  });

  it('编辑器自动补上的》不会重复', () => {
    assert.equal(
      accepted('按照《', '关于开展安全生产自查的通知》（青教发〔2025〕8号）', '》要求'),
      '按照《关于开展安全生产自查的通知》（青教发〔2025〕8号）要求',
    );
  });

  it('以后的文件、年代太久的文件不提', () => {
    const years = labels('按照《')
      .slice(1)
      .map((label) => Number(/〔(\d{4})〕/.exec(label)?.[1]));
    assert.ok(years.length > 0 && years.every((year) => year <= 2025 && year > 2010), years.join());
  });

  it('机构名称用拼音首字母', () => {
    assert.equal(accepted('会同县sthjj', '生态环境局'), '会同县生态环境局');
    assert.ok(labels('会同县rlzy').includes('人力资源和社会保障局'));
    for (const [name, initials] of INSTITUTIONS) {
      assert.equal(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''), initials, name);
    }
  });

  it('本文的机关名称写出开头几个字', () => {
    assert.equal(accepted('由青原县教', '青原县教育局'), '由青原县教育局');
    assert.ok(!labels('由青原县教育局').includes('青原县教育局'));
  });

  it('本文说过的数据写出名称', () => {
    assert.equal(accepted('全县专任教师', '1720人'), '全县专任教师1720人');
    assert.ok(labels('在校学生').includes('24303人'));
  });

  it('行首的字母是章节名称的拼音首字母，别的章节不出来', () => {
    assert.ok(labels('czwt').includes('存在的问题') && !labels('czwt').includes('整改措施'));
    assert.ok(labels('## zgcs').includes('整改措施'));
    assert.ok(accepted('czwt', '存在的问题').startsWith('二、存在的问题'));
    assert.deepEqual(labels('qqq'), []);
    for (const name of builtInKnowledge().profiles.flatMap(({ sections }) => sections.map((section) => section.name))) {
      const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
      assert.equal(
        sectionInitials(name),
        initials,
        `“${name}”：请在 server/src/text/initials.ts 给每个字写上拼音首字母`,
      );
    }
  });

  it('句子里没有可以补的就什么也不弹出', () => {
    for (const typed of ['我局高度重视', '一是', '投入', '落实责任，', '我a', '《通知》要求'])
      assert.deepEqual(labels(typed), [], typed);
  });
});

describe('简繁设置', () => {
  const text = '# 某局2025年工作总结\n\n2025年，我局完成任务。\n\n一、主要工作\n\n';

  it('写明繁体的，简体字要提示，补全用繁体；没写明的按文字判断', () => {
    const auto = sessionOf(text);
    const hant = sessionOf(text, { ...EVERY_TEXT, script: 'hant' });
    assert.deepEqual([auto.report.script, hant.report.script], ['hans', 'hant']);
    const heading = (session: typeof auto) => completionsAt(session, text.length, TODAY).map(({ label }) => label);
    assert.ok(heading(auto).includes('存在的问题') && heading(hant).includes('存在的問題'), heading(hant).join());
    hant.update(`${text}二、存在的問題\n\n全縣学校設施陳舊，經費來源單一。\n`, 2);
    assert.equal(hant.report.script, 'hant');
    assert.ok(hant.check(TODAY).findings.some(({ rule }) => rule === 'mixed-script'));
    hant.update(text, 3);
    hant.configure(hant.knowledge, EVERY_TEXT);
    assert.equal(hant.report.script, 'hans');
  });
});
