import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import type { Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/service/fixes';
import { ignoreHere, ignoreInFile } from '../../server/src/service/ignoreEdits';
import { check } from '../support/check';
import { assertIgnoredHere, assertIgnoredInFile } from '../support/ignoring';

describe('忽略', () => {
  const samples = [
    '2024年上半年某县教育工作总结 一、全县教育工作状况 〔一〕党的建设。认真学习,抓好落实。〔二〕教育投入。投入24303万元,比上年增长。 二、存在的问题及打算 经费不足,人员不足。 三、保障措施 加强领导,落实责任。',
    '---\n类型: 自查报告\n成文曰期: 2026年3月5日\n---\n\n# 某局自查报告\n\n全县共有学校30所,其中小学13所。\n',
    '# 某局自查报告\n\n| 项目 | 数量 |\n|---|---|\n| 小学,中学 | 3 |\n\n- 全县,城乡。\n  - 学校,校园。\n',
  ];

  it('“此段忽略”使这一处不再提示，别处照旧', () => {
    for (const text of samples) assertIgnoredHere(text);
  });

  it('文首信息里的问题没有段落可以忽略', () => {
    const text = samples[samples.length - 2] ?? '';
    const [finding] = check(text).findings.filter(({ rule }) => rule === 'front-matter');
    assert.ok(finding);
    assert.equal(ignoreHere(Report.parse(text), finding.rule, finding.span), undefined);
  });

  it('“本文件忽略”使这条规则在本文件不再提示，别的规则照旧', () => {
    for (const text of samples) assertIgnoredInFile(text);
  });

  it('同一段、同一文件里先后忽略几条规则，都起作用', () => {
    const text = '# 某局自查报告\n\n全县共有学校30所,其中小学13所、初中8所、幼儿园10所。\n\n《通知要求，认真自查。\n';
    for (const make of [
      (now: string, finding: Finding) => ignoreHere(Report.parse(now), finding.rule, finding.span),
      (now: string, finding: Finding) => ignoreInFile(Report.parse(now), finding.rule),
    ]) {
      let now = text;
      const gone: string[] = [];
      for (let [finding] = check(now).findings; finding; [finding] = check(now).findings) {
        const edit = make(now, finding);
        assert.ok(edit);
        now = applyEdits(now, [edit]);
        gone.push(finding.rule);
        assert.ok(gone.length < 20, now);
      }
      assert.ok(gone.length >= 3, gone.join());
    }
  });
});
