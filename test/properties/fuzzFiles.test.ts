import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as documentTools from '../../server/src/documentTools';
import { ImportError } from '../../server/src/import/importedDocument';
import { readFactSheet } from '../../server/src/knowledge/factSheet';
import { createKnowledge, loadKnowledgeData } from '../../server/src/knowledge/loadKnowledge';
import { readPageSettings } from '../../server/src/layout/pageSettings';
import { Report } from '../../server/src/report/report';
import { rules } from '../../server/src/rules/index';
import { Checker } from '../../server/src/service/check';
import { configCompletions } from '../../server/src/service/configCompletion';
import { configHover } from '../../server/src/service/configHover';
import type { ConfigurationKind } from '../../server/src/service/configShape';
import { ignoreRuleAlways, ignoreWordAlways } from '../../server/src/service/ignoreAlways';
import { importDraft } from '../../server/src/service/importDraft';
import { CONFIG_FILE, readWorkspaceConfig } from '../../server/src/service/workspaceConfig';
import { TODAY } from '../support/check';
import { FRAGMENTS, sampleReports } from '../support/fragments';
import { builtInKnowledge, dataFiles } from '../support/knowledge';
import { cases, seed } from '../support/longRun';
import { mutateBytes, mutateText } from '../support/mutate';
import { Random } from '../support/random';
import { wordBytes } from '../support/word';

const YAML_PIECES: readonly string[] = [
  ...[
    '规则:\n',
    '  figure-sum: 关闭\n',
    '文种: 自查报告\n',
    '提法日期: 2020-13-40\n',
    '词表: [a.yaml, ../b.yaml]\n',
    '忽略词:\n  - 建国\n',
  ],
  ...[
    '页面:\n  纸张: A4\n',
    '  边距: [1, 2]\n',
    '- term: 甲\n',
    '  replacement: 乙\n',
    '- 名称: 学校\n',
    '  数值: 3\n',
    '  单位: 所\n',
    '名称,数值\n',
  ],
  ...[
    '&a ',
    '*a',
    '&a [*a, *a]',
    '<<: *a\n',
    '!!js/function "x"',
    '!!binary aGk=',
    '? ',
    ': ',
    '- ',
    '  ',
    '\t',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
  ],
  ...[
    '|\n',
    '>\n',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '#',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '1e999',
    '.nan',
    '0x7f',
    'true',
    '~',
    '2020-01-01',
    '\\x',
  ],
  ...['__proto__: 1\n', 'constructor: {}\n', 'toString: x\n'],
];

const XML_PIECES: readonly string[] = [
  ...[
    '<w:p>',
    '</w:p>',
    '<w:r><w:t>甲</w:t></w:r>',
    '<w:tbl>',
    '</w:tbl>',
    '<w:tr>',
    '</w:tr>',
    '<w:tc>',
    '</w:tc>',
    '<w:sectPr/>',
    '<w:br/>',
    '<w:tab/>',
  ],
  ...[
    '<w:gridSpan w:val="999999999"/>',
    '<w:vMerge/>',
    '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr>',
    '<w:del>',
    '</w:del>',
  ],
  ...[
    '<w:footnoteReference w:id="7"/>',
    '<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>',
    '<w:fldSimple w:instr="INCLUDETEXT">',
    '</w:fldSimple>',
    '<w:sz w:val="NaN"/>',
  ],
  ...[
    '<mc:AlternateContent>',
    '<w:txbxContent>',
    '<w:pStyle w:val="Title"/>',
    '<w:outlineLvl w:val="99"/>',
    '<w:start w:val="4294967296"/>',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '<!DOCTYPE a>',
    '&#0;',
    '&#x110000;',
    '&amp;',
    '&nope;',
    '<',
    '>',
    '"',
    'xmlns:w="x"',
    '\0',
  ],
];

const HTML_PIECES: readonly string[] = [
  ...[
    '<p>',
    '</p>',
    '<table>',
    '</table>',
    '<tr>',
    '<td colspan=99999999>',
    '<td rowspan="-1">',
    '</td>',
    '<ol start=99999999999>',
    '<ol type=i>',
    '<ul>',
    '<li>',
    '</li>',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>',
    '<svg>',
    '<img src="data:image/png;base64,iVBOR">',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:1">',
  ],
  ...[
    '<span style="font-weight:bold;color:red;font-size:1e999pt">',
    '</span>',
    '<b>',
    '<h1>',
    '<h7>',
    '<br>',
    '<hr>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '&nbsp;',
    '&#x110000;',
    '<',
  ],
];

const pieces = (random: Random, own: readonly string[], most: number) =>
  Array.from({ length: random.between(0, most) }, () =>
    random.between(0, 3) === 0 ? random.pick(FRAGMENTS) : random.pick(own),
  ).join('');

async function each(count: number, run: (random: Random) => Promise<unknown> | unknown): Promise<void> {
  const first = seed();
  for (let index = 0; index < count; index++) {
    try {
      await run(new Random(first * 104_729 + index));
    } catch (error) {
      throw new Error(`BAOGAO_SEED=${first} 第 ${index} 例`, { cause: error });
    }
  }
}

/** What an importer makes of bytes or text; refusing it in a clear line is right as well. */
async function imported(input: Parameters<typeof importDraft>[0]): Promise<boolean> {
  try {
    const { markdown } = await importDraft(input, async () => documentTools, '图片');
    Report.parse(markdown);
    return true;
  } catch (error) {
    assert.ok(
      error instanceof ImportError && /[。）]$/.test(error.message),
      `${error instanceof Error ? error.stack : error}`,
    );
    return false;
  }
}

describe('任意文件', () => {
  it('baogao.yaml、词表、文种、数据表：有错就指出，不出别的错', async function () {
    this.timeout(0);
    const samples = [...dataFiles('terms'), ...dataFiles('profiles')].map(({ text }) => text);
    const report = Report.parse(sampleReports()[0] ?? '');
    const ids = rules.map(({ id }) => id);
    await each(cases(40, 12_000), (random) => {
      const sample = random.pick(samples);
      const from = sample.lastIndexOf('\n', random.between(0, sample.length)) + 1;
      const part = sample.slice(from, from + random.between(0, 600));
      const text = random.between(0, 1) === 0 ? pieces(random, YAML_PIECES, 25) : mutateText(part, random);
      const config = readWorkspaceConfig(CONFIG_FILE, text, ids);
      readPageSettings(config.page);
      for (const sheet of ['a.数据.yaml', 'a.数据.csv']) {
        for (const { start, message } of readFactSheet(sheet, text).problems)
          assert.ok(start.line >= 0 && message !== '');
      }
      const file = { name: 'own.yaml', text };
      const { knowledge } = loadKnowledgeData({ terms: [file], profiles: [file] });
      if (random.between(0, 19) === 0) {
        const settings = { levels: config.levels, ignoredWords: config.ignoredWords };
        const { failures } = new Checker(createKnowledge(knowledge)).check(report, TODAY, settings);
        assert.deepEqual(failures, []);
      }
      const kind = random.pick<ConfigurationKind>(['config', 'terms', 'profiles']);
      const document = { kind, text, knowledge: builtInKnowledge() };
      const at = random.between(0, text.length);
      for (const { span } of configCompletions(document, at, TODAY))
        assert.ok(span.start >= 0 && span.end <= text.length);
      configHover(document, at, TODAY);
      for (const edit of [ignoreRuleAlways(text, 'figure-sum'), ignoreWordAlways(text, '建国: "')]) {
        if (edit) assert.ok(edit.span.start >= 0 && edit.span.end <= text.length);
      }
    });
  });

  it('Word 文件：字节改坏、部件改坏，要么读得出，要么说得清', async function () {
    this.timeout(0);
    const table = '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |';
    const whole = await wordBytes(`# 某局报告\n\n一、情况\n\n正文[^1]。\n\n${table}\n\n[^1]: 注。\n`, {
      format: 'document',
    });
    const parts = unzipSync(whole);
    const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
    let read = 0;
    await each(cases(50, 12_000), async (random) => {
      const kind = random.between(0, 2);
      if (kind === 0) return imported({ bytes: mutateBytes(whole, random) });
      const name = random.between(0, 1) === 0 ? 'word/document.xml' : random.pick(names);
      const xml = strFromU8(parts[name] ?? new Uint8Array());
      const at = xml.indexOf('>', random.between(0, xml.length)) + 1;
      const changed =
        kind === 1 ? mutateText(xml, random) : xml.slice(0, at) + pieces(random, XML_PIECES, 6) + xml.slice(at);
      if (await imported({ bytes: zipSync({ ...parts, [name]: strToU8(changed) }, { level: 0 }) })) read++;
      return undefined;
    });
    assert.ok(read > 0, '没有一份读得出，改得太狠，什么也没有试到');
  });

  it('网页和文字：要么读得出，要么说得清', async function () {
    this.timeout(0);
    await each(cases(50, 12_000), async (random) => {
      const html = pieces(random, HTML_PIECES, 40);
      await imported({ html });
      await imported({ text: html });
      await imported({ bytes: mutateBytes(new TextEncoder().encode(`<html><body>${html}`), random) });
    });
  });
});
