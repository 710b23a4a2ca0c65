import assert from 'node:assert/strict';
import { readFactSheet } from '../../server/src/knowledge/factSheet';
import { pagesOf } from '../../server/src/service/pages';
import { ReportSession, type SessionSettings } from '../../server/src/service/session';
import { TODAY } from '../support/check';
import { applyEdit, FRAGMENTS, faultyReports, randomEdit, sampleReports } from '../support/fragments';
import { builtInKnowledge } from '../support/knowledge';
import { cases, seed } from '../support/longRun';
import { Random } from '../support/random';

/** Edits of one text before another is taken; long enough for what is kept from version to version to go wrong. */
const SCRIPT = 30;

const SETTINGS: SessionSettings = { enable: 'always', levels: {}, page: {}, ignoredWords: ['建国'] };
const FACTS = readFactSheet('a.数据.yaml', '- 名称: 养老机构\n  数值: 12\n  单位: 家\n');

/** Everything that is told of a version, without the cells it was worked out in. */
function told(session: ReportSession) {
  const { findings, failures, context } = session.check(TODAY);
  assert.deepEqual(failures, []);
  const { asOf, profile, script } = context;
  return { findings, asOf, profile: profile?.id, script };
}

describe('逐字修改', () => {
  it(`每改一处，结果都与重新检查整篇相同`, function () {
    this.timeout(0);
    const texts = sampleReports();
    const first = seed();
    const scripts = Math.ceil(cases(210, 12_000) / SCRIPT);
    for (let script = 0; script < scripts; script++) {
      const random = new Random(first + script);
      // Whole reports are long; most of what can go wrong goes wrong in a part of one as well.
      const whole = random.pick(texts);
      let text = random.between(0, 9) === 0 ? whole : whole.slice(0, random.between(0, 800));
      if (random.between(0, 3) === 0) text = text.replaceAll('\n', '\r\n');
      const settings = random.between(0, 1) === 0 ? SETTINGS : { ...SETTINGS, facts: FACTS };
      const session = new ReportSession(text, 0, builtInKnowledge(), settings);
      for (let version = 1; version <= SCRIPT; version++) {
        const edit = randomEdit(text, random, texts);
        text = applyEdit(text, edit);
        session.update(text, version);
        // Most versions are checked, some only passed through as when the writer types fast.
        if (random.between(0, 9) === 0) continue;
        const fresh = new ReportSession(text, version, builtInKnowledge(), settings);
        const place = `BAOGAO_SEED=${first} 第 ${script} 篇第 ${version} 次修改：${JSON.stringify(edit)}`;
        assert.deepEqual(told(session), told(fresh), place);
        if (random.between(0, 19) === 0) {
          assert.deepEqual(pagesOf(session, TODAY, { known: [] }), pagesOf(fresh, TODAY, { known: [] }), place);
        }
      }
    }
  });

  it('在整篇报告里一个字一个字地写，结果也相同', function () {
    this.timeout(0);
    const texts = faultyReports();
    const first = seed();
    const scripts = cases(24, 1500);
    for (let script = 0; script < scripts; script++) {
      const random = new Random(first + script);
      // Findings lie behind and before what is typed; two reports in one text have more of them, and numbers that repeat.
      let text = random.between(0, 3) === 0 ? `${random.pick(texts)}\n\n${random.pick(texts)}` : random.pick(texts);
      if (random.between(0, 2) === 0) text = text.replace(/\n{2,}(?!\|)/g, '\n');
      const session = new ReportSession(text, 0, builtInKnowledge(), SETTINGS);
      told(session);
      const line = text.lastIndexOf('\n', random.between(0, text.length)) + 1;
      const end = text.indexOf('\n', line);
      const at = random.between(line, end < 0 ? text.length : end);
      const words = random.pick([...FRAGMENTS, '工作开展以后，', '3.5万元', '\n\n', '县教育局']).slice(0, 6);
      const removed = random.between(0, 3) === 0 ? random.between(1, 2) : 0;
      for (let typed = 1; typed <= words.length; typed++) {
        const changed = text.slice(0, at) + words.slice(0, typed) + text.slice(at + removed);
        session.update(changed, typed);
        const fresh = new ReportSession(changed, typed, builtInKnowledge(), SETTINGS);
        const place = `BAOGAO_SEED=${first} 第 ${script} 篇，第 ${at} 字起写“${words.slice(0, typed)}”：${text.slice(line, at)}`;
        assert.deepEqual(told(session), told(fresh), place);
      }
      session.update(text, words.length + 1);
      const fresh = new ReportSession(text, 0, builtInKnowledge(), SETTINGS);
      assert.deepEqual(told(session), told(fresh), `BAOGAO_SEED=${first} 第 ${script} 篇，撤回以后`);
    }
  });
});
