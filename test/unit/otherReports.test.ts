import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Report } from '../../server/src/report/report';
import { Checker } from '../../server/src/service/check';
import { PassageIndex } from '../../server/src/service/passageIndex';
import { differences, TODAY } from '../support/check';
import { builtInKnowledge } from '../support/knowledge';
import { readMarkers } from '../support/markers';

const folder = path.join(__dirname, '../../test/fixtures/rules/duplicate-passage/other-years');
const marked = new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
const texts = new Map([...marked].map(([name, text]) => [name, readMarkers(text).text]));

function indexOf(entries: Iterable<readonly [string, string]>): PassageIndex {
  const index = new PassageIndex();
  for (const [name, text] of entries) index.set(name, name, Report.parse(text));
  return index;
}

describe('与别的报告相同的段落', () => {
  before(function () {
    // Reading all terms takes a while on a busy machine.
    this.timeout(60_000);
    builtInKnowledge();
  });

  for (const [name, text] of marked) {
    it(`${name} 只对更早年份的报告提示，繁简、标点不论`, () => {
      const others = indexOf(texts).othersOf(name);
      assert.deepEqual(differences(text, ['duplicate-passage'], { levels: {}, others }), []);
    });
    it(`${name} 单独检查时没有提示`, () => {
      assert.deepEqual(differences(texts.get(name) ?? '', ['duplicate-passage']), []);
    });
  }

  it('同一年的、看不出年份的不提示', () => {
    const text = texts.get('2024.md') ?? '';
    const noYear = text.replaceAll('2024年', '').replace('12月18日', '');
    for (const other of [text, text.replace('12月18日', '6月30日'), noYear]) {
      const others = indexOf([['另一份.md', other]]).othersOf('本份.md');
      assert.deepEqual(differences(text, ['duplicate-passage'], { levels: {}, others }), []);
    }
    const others = indexOf(texts).othersOf('本份.md');
    assert.deepEqual(differences(noYear, ['duplicate-passage'], { levels: {}, others }), []);
  });

  it('别的报告改动以后，同一个检查器的结果与重新检查相同', () => {
    const index = new PassageIndex();
    const others = index.othersOf('2024.md');
    const report = Report.parse(texts.get('2024.md') ?? '');
    const kept = new Checker(builtInKnowledge());
    const expect = (count: number) => {
      const { findings } = kept.check(report, TODAY, { levels: {}, others });
      const fresh = new Checker(builtInKnowledge()).check(Report.parse(report.text), TODAY, { levels: {}, others });
      assert.deepEqual(findings, fresh.findings);
      assert.equal(findings.filter(({ rule }) => rule === 'duplicate-passage').length, count);
    };
    const earlier = Report.parse(texts.get('2023.md') ?? '');
    expect(0);
    const before = others.stamp;
    index.set('2023.md', '2023.md', earlier);
    assert.notEqual(others.stamp, before);
    expect(2);
    index.set('2023.md', '2023.md', Report.parse(earlier.text.replace('四百二十公里', '四百公里'), earlier));
    expect(1);
    index.delete('2023.md');
    expect(0);
  });

  it('文字没有变的报告再放一次，印记不变', () => {
    const index = indexOf(texts);
    const { stamp } = index;
    for (const [name, text] of texts) index.set(name, name, Report.parse(text));
    assert.equal(index.stamp, stamp);
  });
});
