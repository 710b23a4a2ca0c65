import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Report } from '../../server/src/report/report';
import { ReportSession, type SessionSettings } from '../../server/src/service/session';
import { TODAY } from '../support/check';
import { builtInKnowledge } from '../support/knowledge';

const SETTINGS: SessionSettings = { enable: 'always', levels: {}, page: {} };
/** A sentence so long that none of its words belongs to the structure of a report. */
const LONG =
  '各单位要认真落实有关工作要求，加强组织领导，明确责任分工，推动各项任务落地见效，不断提升服务水平，确保全年目标任务顺利完成，为全县经济社会发展作出新的更大贡献。';
const LONG_TRADITIONAL =
  '各單位要認真落實有關工作要求，加強組織領導，明確責任分工，推動各項任務落地見效，不斷提升服務水平，確保全年目標任務順利完成，為全縣經濟社會發展作出新的更大貢獻。';

/** Fourteen items marked in an unusual way, which is one finding for all; the last as given. */
const MANY = (last: string) =>
  Array.from({ length: 14 }, (_, index) => `${index === 13 ? last : `${index + 1}、`}做好有关工作，${LONG}`);

/** An edit that was carried over wrongly once: the rule, and the same report in two wordings. */
interface Case {
  readonly name: string;
  readonly rule: string;
  readonly report: (words: string) => readonly string[];
  readonly before: string;
  readonly after: string;
}

const CASES: readonly Case[] = [
  {
    name: '繁体的长句以“圖2”开头，就不再缺图2',
    rule: 'caption-numbering',
    report: (words) => [
      '關於全縣教育工作的報告',
      '圖1 學校數',
      `${words}顯示學校的數量，${LONG_TRADITIONAL}`,
      '圖3 學生數',
      LONG_TRADITIONAL,
      '圖4 教師數',
    ],
    before: '圖',
    after: '圖2',
  },
  {
    name: '标题末尾误加句号、中间有顿号',
    rule: 'element-missing',
    report: (kind) => [
      `关于甲、乙工作的${kind}。`,
      '某县人民政府：',
      '一、总体',
      LONG,
      '二、其他',
      LONG,
      '2020年3月1日',
    ],
    before: '报导',
    after: '报告',
  },
  {
    name: '标题重复一遍，中间多了逗号',
    rule: 'element-missing',
    report: (kind) => [
      '# 某县教育局工作报告',
      `某县，教育局，工作${kind}。`,
      '某县人民政府：',
      '一、总体',
      LONG,
      '二、其他',
      LONG,
    ],
    before: '汇报',
    after: '报告',
  },
  {
    name: '后面的序号加粗以后，不能一起改写',
    rule: 'numbering-style',
    report: (mark) => ['关于全县教育工作的报告', ...MANY(mark)],
    before: '14、',
    after: '**14**、',
  },
];

describe('修改后沿用的结果', () => {
  for (const { name, rule, report, before, after } of CASES) {
    const texts = [before, after].map((words) => report(words).join('\n\n'));
    for (const [first = '', second = ''] of [texts, [...texts].reverse()]) {
      it(`${name}（${first === texts[0] ? '写上' : '改回'}）`, () => {
        const session = new ReportSession(first, 0, builtInKnowledge(), SETTINGS);
        const known = session.check(TODAY).findings.filter((finding) => finding.rule === rule);
        session.update(second, 1);
        const fresh = new ReportSession(second, 1, builtInKnowledge(), SETTINGS).check(TODAY).findings;
        assert.deepEqual(session.check(TODAY).findings, fresh);
        const now = fresh.filter((finding) => finding.rule === rule);
        assert.notDeepEqual(now, known, '这一处修改本来就要改变结果');
      });
    }
  }

  it('不留住以前的各个版本', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const text = (words: string) =>
      [
        '关于全县教育工作的报告',
        '一、全年办实事46件',
        '1.教育类：12件',
        '2.卫生类：14件',
        '3.交通类：20件',
        words,
      ].join('\n\n');
    const session = new ReportSession(text(''), 0, builtInKnowledge(), SETTINGS);
    session.check(TODAY);
    const versions: WeakRef<Report>[] = [];
    for (let version = 1; version <= 8; version++) {
      versions.push(new WeakRef(session.report));
      // Every other edit brings a paragraph, so that nothing can be carried over it.
      session.update(text(`${LONG}\n\n`.repeat(version >> 1) + '甲'.repeat(version)), version);
      session.check(TODAY);
    }
    // What a weak reference was made for or asked for stays until the end of the job.
    await setImmediate();
    collect();
    // One may be held by what the machine has not cleaned up yet; a chain would hold them all.
    const held = versions.filter((version) => version.deref() !== undefined);
    assert.ok(held.length <= 1, `${versions.length} 个旧版本里还留着 ${held.length} 个`);
  });
});
