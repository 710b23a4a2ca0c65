import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createKnowledge, loadKnowledgeData } from '../../server/src/knowledge/loadKnowledge';
import { loadTerms } from '../../server/src/knowledge/loadTerms';
import { replacementOn } from '../../server/src/knowledge/term';
import { createTermIndex } from '../../server/src/knowledge/termAutomaton';
import { Report } from '../../server/src/report/report';
import { fixedPhrase } from '../../server/src/rules/fixed-phrase';
import { outdatedTerm } from '../../server/src/rules/outdated-term';
import { Checker } from '../../server/src/service/check';
import { parseDate } from '../../server/src/text/date';
import { fold } from '../../server/src/text/script';

const load = (text: string) => loadTerms([{ name: 'terms/own.yaml', text }]);
const lines = (text: string) => load(text).problems.map(({ start, message }) => `${start.line + 1}:${message}`);

/** The texts found by an index over the list, with the ids of the entries. */
function found(list: string, text: string): string[] {
  const index = createTermIndex(load(list).terms);
  return index.find(text, fold(text)).map(({ term, start, end }) => `${term.id}=${text.slice(start, end)}`);
}

describe('读提法表', () => {
  it('一条写错只影响这一条，并指出行', () => {
    const text = ['- id: good', '  forms: [旧称]', '- id: bad', '  forms: [旧名]', '  superseded_on: 去年', ''].join(
      '\n',
    );
    assert.deepEqual(
      load(text).terms.map(({ id }) => id),
      ['good'],
    );
    assert.deepEqual(lines(text), ['5:superseded_on“去年”不是日期，请写成 2019-03-31、2019-03 或 2019。']);
  });

  it('不认识的键给出最近的键，条目照用', () => {
    const text = '- id: one\n  forms: [旧称]\n  sourse: 某文件\n';
    assert.equal(load(text).terms.length, 1);
    assert.deepEqual(lines(text), ['3:不认识的键“sourse”，是否应为“source”。']);
  });

  it('缺编号、缺词语、编号重复、日期颠倒都报告', () => {
    assert.equal(lines('- forms: [旧称]\n').length, 1);
    assert.equal(lines('- id: one\n').length, 1);
    assert.match(lines('- id: one\n  forms: [甲]\n- id: one\n  forms: [乙]\n')[0] ?? '', /^3:编号“one”已在/);
    assert.match(lines('- id: one\n  forms: [甲]\n  valid_from: 2020\n  superseded_on: 2019\n')[0] ?? '', /^4:/);
    assert.match(lines('词语: [甲]\n')[0] ?? '', /应为列表/);
  });

  it('年和月补足为起止日，中文键与英文键通用', () => {
    const [term] = load(
      '- 编号: own-1\n  词语: [镇教办]\n  规则: 提法过时\n  起用: 2001\n  停用: 2019-03\n  改为: {}\n'.replace(
        '{}',
        '镇中心学校',
      ),
    ).terms;
    assert.equal(term?.validFrom, '2001-01-01');
    assert.equal(term?.supersededOn, '2019-03-31');
    assert.equal(term && replacementOn(term, '2020-01-01'), '镇中心学校');
    assert.equal(load('- 编号: own-2\n  词语: 旧称\n  例外: [历史, 书名]\n  级别: 信息\n').problems.length, 0);
  });

  it('日期没有查到的至多作信息', () => {
    const level = (rest: string) => load(`- id: one\n  forms: [旧称]\n  停用: 2019\n${rest}`).terms[0]?.severity;
    assert.equal(level('  查证: 未查到\n'), 'information');
    assert.equal(level('  查证: 未查到\n  级别: 提示\n'), 'hint');
    assert.equal(level('  查证: 某文件原文，2026-11-24\n'), undefined);
    assert.deepEqual(lines('- id: one\n  forms: [旧称]\n  checked: 未查到\n  severity: error\n'), [
      '4:checked（查证）写“未查到”的，severity（级别）最高为 information（信息）。',
    ]);
  });

  it('按日期选用改法', () => {
    const [term] = load(
      '- id: one\n  forms: [旧]\n  replace:\n    - {text: 甲}\n    - {text: 乙, from: 2013}\n    - {text: 丙, from: 2018-03}\n',
    ).terms;
    assert.ok(term);
    assert.deepEqual(
      ['2010-01-01', '2013-01-01', '2017-12-31', '2024-01-01'].map((day) => replacementOn(term, day)),
      ['甲', '乙', '乙', '丙'],
    );
  });

  it('说明里的例子照抄就能用，例句的判断也对', () => {
    const readme = readFileSync('server/data/README.md', 'utf8');
    const blocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
    const lists = blocks.filter((block) => /^- (?:id|编号):/m.test(block) && /(?:examples|例子):/.test(block));
    assert.equal(lists.length, 2);
    for (const text of lists) {
      const isPhrases = text.includes('规范写法');
      const own = loadKnowledgeData({ [isPhrases ? 'phrases' : 'terms']: [{ name: 'own.yaml', text }] });
      assert.deepEqual(own.problems, []);
      const checker = new Checker(createKnowledge(own.knowledge), [outdatedTerm, fixedPhrase]);
      const examples = [...own.knowledge.terms, ...own.knowledge.phrases].flatMap((entry) => entry.examples);
      assert.ok(examples.length >= 2);
      for (const { text: sentence, date, expect } of examples) {
        const asOf = parseDate(date ?? '');
        assert.ok(asOf);
        const { findings } = checker.check(Report.parse(sentence), asOf, { levels: {}, asOf });
        assert.equal(findings.length > 0 ? 'report' : 'keep', expect, sentence);
      }
    }
  });

  it('替换用语又过时的，一直追到文稿当时的说法', () => {
    const list = load(
      [
        '- {id: a, forms: [甲局], superseded_on: 2013-03-01, replace: 乙局}',
        '- {id: b, forms: [乙局], valid_from: 2013-03-01, superseded_on: 2018-03-01, replace: 丙局}',
        '- {id: c, forms: [丙局], valid_from: 2018-03-01, superseded_on: 2023-03-01, replace: 丁局或者戊局}',
      ].join('\n'),
    );
    assert.deepEqual(list.problems, []);
    const checker = new Checker(createKnowledge({ terms: list.terms, phrases: [], profiles: [] }), [outdatedTerm]);
    const replacement = (day: string) => {
      const asOf = parseDate(day);
      assert.ok(asOf);
      return checker.check(Report.parse('请甲局协助。'), asOf, { levels: {}, asOf }).findings[0]?.data.replacement;
    };
    assert.deepEqual(['2015-01-01', '2020-01-01', '2024-01-01'].map(replacement), ['乙局', '丙局', null]);
  });
});

describe('提法匹配', () => {
  const list = `
- {id: old, forms: [保监局, 农业部, 五位一体战略布局, “三个代表”理论]}
- {id: newer, forms: [银保监局]}
- {id: right, verdict: keep, forms: [中国农业部落]}
- {id: bound, forms: [会报], not_before: [告], not_after: [大]}
- {id: slip, rule: conversion-slip, forms: [一箇], literal: true}
`;

  it('最长的优先，互不重叠', () => {
    assert.deepEqual(found(list, '银保监局与保监局'), ['newer=银保监局', 'old=保监局']);
    assert.deepEqual(found(list, '中国农业部落'), ['right=中国农业部落']);
  });

  it('更长的词里的字样不算', () => {
    assert.deepEqual(found(list, '农业部门、农业部署、农业部分人员；农业部发文'), ['old=农业部']);
    assert.deepEqual(found(list, '党代会报告，大会报名，年会报送'), ['bound=会报']);
  });

  it('繁体、各种引号和标点一样匹配', () => {
    assert.deepEqual(found(list, '“五位一體”戰略布局'), ['old=“五位一體”戰略布局']);
    assert.deepEqual(found(list, '「三個代表」理論'), ['old=「三個代表」理論']);
  });

  it('按原字的词不折合简繁', () => {
    assert.deepEqual(found(list, '一箇中心'), ['slip=一箇']);
    assert.deepEqual(found(list, '一个中心、一個中心'), []);
  });
});
