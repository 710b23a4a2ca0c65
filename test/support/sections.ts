import assert from 'node:assert/strict';
import { identifyProfile } from '../../server/src/report/identify';
import { missingSections } from '../../server/src/report/missing';
import { Report } from '../../server/src/report/report';
import { toChineseOrdinal } from '../../server/src/text/numerals';
import { inScript, type Script } from '../../server/src/text/script';
import { builtInKnowledge } from './knowledge';

/** A kind of paper with headings as offices write them, and what is missing when one of them is taken out. */
export interface SectionSample {
  readonly title: string;
  readonly lead?: string;
  readonly headings: readonly string[];
  /** Index of the heading taken out: roles that are missing then; `?` where the rest may stand for it. */
  readonly lose?: Readonly<Record<number, string>>;
}

const LEAD = '根据上级通知要求，我局认真组织开展了有关工作，现将有关情况报告如下：';

/** Below the headings stands text that speaks of problems, measures and goals without being the part for them. */
const TEXTS = [
  '针对排查发现的问题，建立台账，逐一整改到位，整改率百分之百，群众满意度明显提高。',
  '坚持城乡统筹，缩小城乡差距，有效改善办学条件，完成投资一千二百万元，惠及群众八千人。',
  '强化组织领导，成立领导小组，制定实施方案，组织开展检查四十二次，为下一步工作打下坚实基础。',
  '关心困难群众生活，发放救助资金三百万元，切实解决群众反映的突出问题，目标任务全面完成。',
];

/** 一、 with the text below, or （一） with the text behind, or Markdown headings. */
type Form = 'numbered' | 'runIn' | 'hashed';

function write(sample: SectionSample, headings: readonly string[], form: Form, script: Script): string {
  const sections = headings.map((heading, index) => {
    const text = TEXTS[index % TEXTS.length];
    const ordinal = toChineseOrdinal(index + 1);
    if (form === 'runIn') return `（${ordinal}）${heading}。${text}`;
    return `${form === 'hashed' ? '## ' : ''}${ordinal}、${heading}\n\n${text}`;
  });
  const title = form === 'hashed' ? `# ${sample.title}` : sample.title;
  return inScript([title, sample.lead ?? LEAD, ...sections].join('\n\n'), script);
}

function missingIn(text: string): readonly { role: string; isRequired: boolean }[] {
  const report = Report.parse(text);
  const profile = identifyProfile(report, builtInKnowledge().profiles);
  assert.ok(profile, `认不出类型：${text.slice(0, 40)}`);
  return missingSections(report, profile).map(({ section }) => ({
    role: section.role,
    isRequired: section.need === 'required',
  }));
}

/** A test for each sample: nothing is missing as it is written, in either script; what is taken out is. */
export function itFindsSections(samples: readonly SectionSample[]): void {
  const forms: readonly Form[] = ['numbered', 'runIn', 'hashed'];
  for (const sample of samples) {
    it(`${sample.title}：${sample.headings.join('、')}`, () => {
      for (const script of ['hans', 'hant'] as const) {
        for (const form of forms) {
          const full = missingIn(write(sample, sample.headings, form, script));
          assert.deepEqual(
            full.filter((each) => each.isRequired),
            [],
            `${form} ${script}`,
          );
        }
        for (const [lost, roles] of Object.entries(sample.lose ?? {})) {
          const rest = sample.headings.filter((_, index) => index !== Number(lost));
          const missing = missingIn(write(sample, rest, 'numbered', script));
          const wanted = roles.split(',');
          for (const role of wanted.filter((each) => !each.endsWith('?'))) {
            assert.ok(
              missing.some((each) => each.role === role),
              `删去“${sample.headings[Number(lost)]}”没有发现缺少${role}`,
            );
          }
          const others = missing.filter(
            (each) => each.isRequired && !wanted.some((role) => role.replace('?', '') === each.role),
          );
          assert.deepEqual(others, [], `删去“${sample.headings[Number(lost)]}”`);
        }
      }
    });
  }
}
