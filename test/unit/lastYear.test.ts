import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import type { Finding } from '../../server/src/rules/rule';
import { Checker } from '../../server/src/service/check';
import { toTraditional } from '../../server/src/text/script';
import { builtInKnowledge } from '../support/knowledge';

const TODAY = { year: 2026, month: 11, day: 24 };
const LAST = `# 云岭县教育局2024年工作总结

一、主要工作

2024年，全县在校学生12430人，比上年增加210人。新建校舍1.26万平方米，其中城区8600平方米。投入资金3450万元。

全年共组织教师培训18期，培训教师1260人次。2024年，全县教育系统紧紧围绕立德树人根本任务，各项工作稳步推进。

2024年6月，县一中教学楼建成投入使用。

二、存在的问题

农村学校师资不足。

三、下一步打算

2025年，将继续加强教师队伍建设，补充农村教师。

云岭县教育局

2024年12月28日
`;
const THIS = (body: string) => `# 云岭县教育局2025年工作总结

一、主要工作

${body}

二、存在的问题

农村学校师资不足。

三、下一步打算

2026年，继续补充农村教师。

云岭县教育局

2025年12月28日
`;

function findings(text: string, last = LAST): Finding[] {
  const report = Report.parse(text);
  const lastYear = { name: '2024年总结.md', report: Report.parse(last) };
  return [...new Checker(builtInKnowledge()).check(report, TODAY, { levels: {}, lastYear }).findings].filter(
    ({ rule }) => rule === 'figure-conflict' || rule === 'period-mismatch' || rule === 'duplicate-passage',
  );
}
/** Rule, severity and words of each finding. */
function told(body: string, last = LAST): string[] {
  const text = THIS(body);
  return findings(text, last).map(
    ({ rule, severity, span }) => `${rule} ${severity} ${text.slice(span.start, span.end)}`,
  );
}

describe('与上年报告对照', () => {
  it('引错的上年数据：抄错一位是警告，其余请核对', () => {
    assert.deepEqual(told('全县在校学生12650人，比上年的12340人增加310人。'), ['figure-conflict warning 12340人']);
    assert.deepEqual(told('全县在校学生由上年的11000人增加到12650人。'), ['figure-conflict information 11000人']);
    assert.deepEqual(told('投入资金4000万元，较2024年的3540万元增加460万元。'), ['figure-conflict warning 3540万元']);
    assert.deepEqual(
      told('全县教育事业健康发展，各项任务圆满完成。\n\n2024年，全县在校学生12340人。今年达到12650人。'),
      ['figure-conflict warning 12340人'],
    );
    const [finding] = findings(THIS('投入资金4000万元，比上年的3540万元增加460万元。'));
    assert.ok(finding?.message.includes('“2024年总结.md”写的是3450万元'), finding?.message);
    assert.deepEqual(
      finding?.fixes.map(({ title, safe }) => [title, safe]),
      [['按上年报告改为“3450万”', false]],
    );
  });

  it('引对的、四舍五入的、说的是另一回事的不提示', () => {
    for (const body of [
      '全县在校学生12650人，比上年的12430人增加220人。',
      '全县在校学生12650人，比上年的1.24万人有所增加。',
      '新建校舍1.5万平方米，比上年的1.3万平方米多。',
      '新建校舍1.5万平方米，比上年的12600平方米增加2400平方米。',
      '全县在校学生12650人，比2023年的12220人增加430人。',
      '全县在校学生12650人，比上年增加220人，增长1.8%。',
      '城区在校学生6000人，比上年的5800人增加200人。',
      '投入资金4000万元，比上年计划的3000万元增加1000万元。',
      '在园幼儿3200人，比上年的3100人增加100人。',
    ]) {
      assert.deepEqual(told(body), [], body);
    }
    // A half-year is compared with a half-year.
    const half = LAST.replaceAll('2024年工作总结', '2024年上半年工作总结');
    assert.deepEqual(told('全县在校学生12650人，比上年的12340人增加310人。', half), []);
    // The report of another year is not last year's.
    const older = LAST.replaceAll('2024', '2022').replaceAll('2025', '2023');
    assert.deepEqual(told('全县在校学生12650人，比上年的12340人增加310人。', older), []);
  });

  it('照搬的句子里漏改的年份，往年的打算', () => {
    assert.deepEqual(
      told(
        '全县教育事业健康发展，各项任务圆满完成。\n\n2024年，全县教育系统紧紧围绕立德树人根本任务，各项工作稳步推进。',
      ),
      ['period-mismatch information 2024年'],
    );
    assert.deepEqual(told('2025年，将继续加强教师队伍建设，补充农村教师。全县教育工作稳步推进。'), [
      'period-mismatch information 2025年',
    ]);
    for (const body of [
      '2025年，全县教育系统紧紧围绕立德树人根本任务，各项工作稳步推进。',
      '2024年6月，县一中教学楼建成投入使用。',
      '2024年，全县教育系统围绕立德树人根本任务做了大量工作，今年又有新进展。',
      '截至2024年底，农村学校已经全部接通宽带网络。',
    ]) {
      assert.deepEqual(told(`全县教育事业健康发展，各项任务圆满完成。\n\n${body}`), [], body);
    }
  });

  it('照搬的段落写明与上年报告相同', () => {
    const passage =
      '全县农村公路日常养护做到全覆盖，修复水毁路段十七处，处治安全隐患九处，清理边沟涵洞六十余公里，辖区公路始终保持安全畅通，群众出行更加便捷。';
    const [finding, ...more] = findings(THIS(passage), LAST.replace('二、存在', `${passage}\n\n二、存在`));
    assert.equal(finding?.rule, 'duplicate-passage');
    assert.ok(finding?.message.includes('2024年的“2024年总结.md”'), finding?.message);
    assert.deepEqual(more, []);
  });

  it('繁体报告、简体的上年报告也能对照', () => {
    const text = toTraditional(THIS('全县在校学生12650人，比上年的12340人增加310人。'));
    assert.deepEqual(
      findings(text).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`),
      ['figure-conflict 12340人'],
    );
  });

  it('文首写的上年报告读不到时，在它那里说', () => {
    const text = `---\n上年报告: ../2024/总结.md\n---\n\n${THIS('工作稳步推进。')}`;
    const check = (lastYear: { name: string; report: Report | undefined }) =>
      new Checker(builtInKnowledge()).check(Report.parse(text), TODAY, { levels: {}, lastYear }).findings;
    const [finding] = check({ name: '总结.md', report: undefined });
    assert.equal(finding?.rule, 'front-matter');
    assert.equal(text.slice(finding.span.start, finding.span.end), '../2024/总结.md');
    assert.ok(check({ name: '总结.md', report: Report.parse(LAST) }).every(({ rule }) => rule !== 'front-matter'));
  });

  it('与自己、与同一年的报告对照，什么也不说', () => {
    assert.deepEqual(findings(LAST, LAST), []);
  });
});
