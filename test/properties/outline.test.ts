import assert from 'node:assert/strict';
import { missingSections } from '../../server/src/report/missing';
import { Report } from '../../server/src/report/report';
import { rolesOf } from '../../server/src/report/roles';
import { applyFix, check } from '../support/check';
import { fc } from '../support/fastCheck';
import { builtInKnowledge } from '../support/knowledge';

describe('任意拼凑的文稿', () => {
  const pieces = [
    '---\n类型: 自查报告\n---',
    '某县教育局关于收费的自查报告',
    '某县2020年工作总结',
    '提纲',
    '正文',
    '县政府：',
    '一、自查情况',
    '二、存在的问题',
    '（一）学校收费',
    '1.课后服务。已经规范。',
    '一是加强领导。',
    '今后，我们将继续努力，做好各项工作，确保落实到位。',
    '尽管取得了成效，但还存在不少差距，需要在今后认真加以解决。',
    '## 三、整改措施',
    '> 一、引文',
    '| 单位 | 数 |\n| --- | --- |\n| 甲 | 1 |',
    '恳请市财政局拨付资金八十万元。',
    '特此报告。',
    '妥否，请批示。',
    '某县教育局',
    '2020年3月5日',
    '附件：1.名单',
    '附件1',
    '（联系人：王强，电话：123）',
    '各项收费项目和标准已经全部公示，接受学生家长和社会监督，没有发现违规收费行为',
  ];
  const texts = fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n', '\n\n', ' ')), { minLength: 1, maxLength: 18 })
    .map((parts) => parts.flat().join(''));

  it('检查不出错，位置都在文中，插入框架后不再缺少', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { findings, context } = check(text);
        for (const { span, related } of findings) {
          for (const place of [span, ...related.map((each) => each.span)]) {
            assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length);
          }
        }
        const { profile } = context;
        if (!profile) return;
        for (const finding of findings.filter((each) => each.rule === 'section-missing')) {
          const [fix] = finding.fixes;
          if (!fix) continue;
          const mended = Report.parse(applyFix(text, fix));
          const roles = rolesOf(mended, profile).places.map((place) => place.section.role);
          assert.ok(roles.includes(String(finding.data.role)), `${finding.data.role}\n${mended.text}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('逐字编辑之后的结果与从头检查相同', () => {
    const [profile] = builtInKnowledge().profiles.filter((each) => each.id === 'self-inspection');
    assert.ok(profile);
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const reused = Report.parse(second, Report.parse(first));
        const fresh = Report.parse(second);
        assert.deepEqual(
          missingSections(reused, profile).map(({ place, edits }) => ({ place, edits })),
          missingSections(fresh, profile).map(({ place, edits }) => ({ place, edits })),
        );
      }),
      { numRuns: 30 },
    );
  });
});
