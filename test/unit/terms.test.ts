import assert from 'node:assert/strict';
import { replacementOn, type Term } from '../../server/src/knowledge/term';
import { Report } from '../../server/src/report/report';
import { conversionSlip } from '../../server/src/rules/conversion-slip';
import { fixedPhrase } from '../../server/src/rules/fixed-phrase';
import { misspelling } from '../../server/src/rules/misspelling';
import { outdatedTerm } from '../../server/src/rules/outdated-term';
import { Checker } from '../../server/src/service/check';
import { parseDate } from '../../server/src/text/date';
import { fold } from '../../server/src/text/script';
import { assertNone } from '../support/assertNone';
import { builtInData, builtInKnowledge, dataFiles } from '../support/knowledge';

const files = dataFiles('terms');
const { terms } = builtInData().knowledge;
const problems = builtInData().problems.filter(({ file }) => file.startsWith('terms/'));
const index = builtInKnowledge().terms;
const WORD_DATE = '2026-11-24';

const checker = new Checker(builtInKnowledge(), [conversionSlip, fixedPhrase, misspelling, outdatedTerm]);

/** What the rules say about a sentence as the only paragraph of a report of the given day. */
function verdictOf(text: string, day: string | undefined) {
  const asOf = parseDate(day ?? WORD_DATE);
  assert.ok(asOf);
  const { findings, failures } = checker.check(Report.parse(text), asOf, { levels: {}, asOf });
  assert.deepEqual(failures, []);
  return findings;
}

describe('提法库', () => {
  it('格式没有问题', () => {
    assertNone(
      problems.map(({ file, start, message }) => `server/data/${file}:${start.line + 1} ${message}`),
      '这些条目的写法有误，写法见 server/data/README.md',
    );
    const entries = files.flatMap(({ text }) => text.match(/^- /gm) ?? []);
    assert.equal(terms.length, entries.length, '每条都应读得进来，各从一行“- ”开始');
  });

  it('每条有说明、来源和例子', () => {
    const poor = terms.filter((term) => {
      const kinds = new Set(term.examples.map(({ expect }) => expect));
      const shown = term.verdict === 'keep' ? kinds.has('keep') : kinds.has('report');
      return term.source === '' || (term.verdict === 'report' && term.note === '') || !shown;
    });
    assertNone(
      poor.map(({ list, id }) => `${list}/${id}`),
      '这些条目没有来源、说明，或没有一个与判断相同的例子',
    );
  });

  it('例子的判断与所注一致', () => {
    const wrong: string[] = [];
    for (const term of terms) {
      for (const example of term.examples) {
        const found = verdictOf(example.text, example.date).filter(({ data }) => data.term === term.id);
        const isRight = found.length > 0 === (example.expect === 'report');
        if (!isRight) wrong.push(`${term.list}/${term.id} ${example.expect} ${example.date ?? ''} ${example.text}`);
      }
    }
    assertNone(wrong, '例子的判断与检查的结果不符：改条目的日期、词语，或改例子');
  });

  it('替换用语在当时不过时', () => {
    const wrong: string[] = [];
    for (const term of terms) {
      if (term.verdict === 'keep') continue;
      for (const day of term.replacements.map(({ from }) => from ?? term.supersededOn ?? WORD_DATE)) {
        const replacement = replacementOn(term, day);
        if (replacement === undefined) continue;
        for (const { data, message } of verdictOf(`全县继续做好${replacement}的工作。`, day)) {
          if (data.term !== undefined) wrong.push(`${term.list}/${term.id} ${day}“${replacement}” ${message}`);
        }
      }
    }
    assertNone(wrong, '这些改法在当时也会被报告：给改法写上起用的日期（from），或换一个说法');
  });

  it('没有一条遮住另一条', () => {
    const byForm = new Map<string, Term>();
    const wrong: string[] = [];
    for (const term of terms) {
      for (const form of term.forms) {
        const key = `${term.literal ? '=' : ''}${form.replace(/[“”‘’"]/g, '')}`;
        const other = byForm.get(key);
        const isApart = other !== undefined && (hasConditions(term) || hasConditions(other));
        if (other && other !== term && !isApart)
          wrong.push(`${form}：${other.list}/${other.id} 与 ${term.list}/${term.id}`);
        byForm.set(key, term);
      }
    }
    assertNone(wrong, '两条说的是同一个词：并成一条，或各写语境（notBefore、onlyWith 等）');
  });

  it('每个词都找得到自己', () => {
    const wrong: string[] = [];
    for (const term of terms) {
      if (term.onlyWith.length > 0) continue;
      for (const form of term.forms) {
        const hits = index.find(form, fold(form));
        const longest = hits.find(({ term: each }) => each === term);
        const isCovered = hits.some((hit) => hit.end - hit.start >= form.replace(/[“”]/g, '').length);
        if (!longest && !isCovered) wrong.push(`${term.list}/${term.id} ${form}`);
      }
    }
    assertNone(wrong, '条目的词自己都找不到，被另一条的更短或更长的词占去了');
  });
});

function hasConditions(term: Term): boolean {
  const conditions = [term.notBefore, term.notAfter, term.onlyWith, term.notWith];
  return conditions.some((words) => words.length > 0) || term.script !== undefined;
}
