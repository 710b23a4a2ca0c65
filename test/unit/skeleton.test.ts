import assert from 'node:assert/strict';
import { isSubstantial, missingSections } from '../../server/src/report/missing';
import { Report } from '../../server/src/report/report';
import { type SkeletonOptions, skeletonOf } from '../../server/src/report/skeleton';
import { check, isLoud } from '../support/check';
import { builtInKnowledge } from '../support/knowledge';

const WANTED: Readonly<Record<string, SkeletonOptions>> = {
  简体空白: { script: 'hans' },
  繁体空白: { script: 'hant' },
  简体已填: {
    script: 'hans',
    organisation: '云岭县教育局',
    addressee: '云岭县人民政府',
    period: '2025年',
    date: { year: 2025, month: 12, day: 20 },
  },
  繁体已填: {
    script: 'hant',
    organisation: '云岭县教育局',
    addressee: '云岭县人民政府',
    period: '2012年上半年',
    date: { year: 2012, month: 7, day: 3 },
  },
};

/** The skeleton with words in its blanks, long enough to count as a report. */
function written(skeleton: string): string {
  return skeleton.replace(/【[^【】]*】(?!：)/g, '已经按照要求逐条写明的具体内容');
}

describe('新建文稿的框架', () => {
  for (const profile of builtInKnowledge().profiles) {
    for (const [name, options] of Object.entries(WANTED)) {
      it(`${profile.name}（${name}）符合自己的类型`, () => {
        const text = skeletonOf(profile, options);
        const { findings, context } = check(text);
        assert.equal(context.profile?.id, profile.id);
        const loud = findings.filter((finding) => finding.rule !== 'placeholder' && isLoud(finding));
        assert.deepEqual(
          loud.map((finding) => `${finding.rule} ${finding.message}`),
          [],
          text,
        );
        assert.deepEqual(
          missingSections(Report.parse(text), profile).map((missing) => missing.section.name),
          [],
          text,
        );
      });
    }

    it(`${profile.name}：去掉文首信息，标题仍认得出类型`, () => {
      const text = skeletonOf(profile, { script: 'hans', period: '2025年' }).replace(/^---[\s\S]*?\n---\n/, '');
      assert.equal(check(text).context.profile?.id, profile.id);
    });

    for (const section of profile.sections.filter((each) => each.need === 'required' && each.headed)) {
      it(`${profile.name}：删去“${section.name}”后报告，插入框架后不再报告`, () => {
        const text = written(skeletonOf(profile, { script: 'hans' }));
        const heading = text.indexOf(section.name, text.indexOf('\n## '));
        const start = text.lastIndexOf('\n## ', heading) + 1;
        const next = text.indexOf('\n## ', heading);
        const closing = text.indexOf(`\n${profile.closings[0] ?? '\u0000'}`, heading);
        const end = [next, closing].filter((at) => at >= 0).sort((a, b) => a - b)[0];
        const without = text.slice(0, start) + (end === undefined ? '' : text.slice(end + 1));
        // What is left of a kind with one part is no report at all, and nothing is said of it.
        if (!isSubstantial(Report.parse(without), profile)) return;
        const missing = missingSections(Report.parse(without), profile).filter((each) => each.section === section);
        assert.equal(missing.length, 1, without);
        const edits = [...(missing[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
        const mended = edits.reduce(
          (now, edit) => now.slice(0, edit.span.start) + edit.newText + now.slice(edit.span.end),
          without,
        );
        assert.deepEqual(missingSections(Report.parse(mended), profile), [], mended);
      });
    }
  }
});
