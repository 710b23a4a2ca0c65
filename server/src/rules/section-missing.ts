import { missingSections } from '../report/missing';
import type { Report } from '../report/report';
import { vagueTitleOf } from '../report/vagueTitle';
import type { Add, Rule } from './rule';

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
  const title = vagueTitleOf(report);
  if (!title) return;
  add({
    span: title.span,
    severity: 'hint',
    message: '从标题看不出这是哪一类文稿，因此没有检查它缺不缺部分。请在文首写明“类型”，如“类型: 自查报告”。',
  });
}
