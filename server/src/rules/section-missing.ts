import { frontMatterValue } from '../report/frontMatter';
import { missingSections } from '../report/missing';
import { outlinesOf } from '../report/outline';
import type { Report } from '../report/report';
import { titleOf } from '../report/title';
import { fold } from '../text/script';
import type { Add, Rule } from './rule';

/** Titles that name a working paper, but not which one. */
const VAGUE = /(?:报告|总结|汇报|材料|要点|思路|计划|方案|安排)(?:[（(][^（）()]{1,12}[）)])?$/;

/**
 * A report of a known kind lacks a part that the kind has to have. Headings, run-in headings, merged headings and
 * plain paragraphs count alike; see `report/roles.ts`. The parts of working papers are practice and no norm; what
 * every office asks for warns, what is merely customary informs.
 */
export const sectionMissing: Rule = {
  id: 'section-missing',
  title: '缺少必备部分',
  titleEnglish: 'Missing section',
  group: '结构',
  severity: 'warning',
  force: '惯例',
  source: '各类事务文书的通行结构，见 server/data/profiles',
  checkReport(report, { profile }, add) {
    if (!profile) {
      askForKind(report, add);
      return;
    }
    for (const { section, place, before, after, edits } of missingSections(report, profile)) {
      const isRequired = section.need === 'required';
      const demand = isRequired ? '应有' : '通常有';
      add({
        span: place,
        severity: isRequired ? 'warning' : 'information',
        message: `${profile.name}${demand}“${section.name}”，文中没有找到这样的标题，也没有段落写到。请在此处补写：${section.about}。`,
        related: [
          ...(before ? [{ message: '补写在这一段之后', span: before }] : []),
          ...(after ? [{ message: '补写在这一段之前', span: after }] : []),
        ],
        fixes: [{ title: `插入“${section.name}”`, safe: false, edits }],
        data: { role: section.role, profile: profile.id },
      });
    }
  },
};

/** One quiet question where the title of a finished report does not say what kind it is. */
function askForKind(report: Report, add: Add): void {
  const title = titleOf(report);
  if (!title || !VAGUE.test(fold(title.text).trim()) || outlinesOf(report).body.roots.length < 2) return;
  if (frontMatterValue(report.frontMatter, '类型') !== undefined) return;
  add({
    span: title.span,
    severity: 'hint',
    message: '从标题看不出这是哪一类文稿，因此没有检查它缺不缺部分。请在文首写明“类型”，如“类型: 自查报告”。',
  });
}
