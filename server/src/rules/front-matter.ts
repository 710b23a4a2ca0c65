import { FRONT_MATTER_KEYS, type FrontMatterEntry, type FrontMatterKey } from '../report/frontMatter';
import { inScript, type Script } from '../text/script';
import { nearest } from '../text/yamlReader';
import { checkLength, checkStatedValue, replace } from './frontMatterValues';
import type { Add, Fix, Rule } from './rule';

/** What people call the keys instead; Latin ones come from other tools, which may need them. */
const SYNONYMS: Readonly<Record<string, FrontMatterKey>> = {
  文种: '类型',
  报告类型: '类型',
  题目: '标题',
  名称: '标题',
  发文单位: '发文机关',
  单位: '发文机关',
  署名: '发文机关',
  主送: '主送机关',
  主送单位: '主送机关',
  文号: '发文字号',
  文件号: '发文字号',
  签发: '签发人',
  日期: '成文日期',
  时间: '成文日期',
  发文日期: '成文日期',
  成文时间: '成文日期',
  报告期间: '报告期',
  期间: '报告期',
  保密等级: '密级',
  秘密等级: '密级',
  缓急: '紧急程度',
  紧急: '紧急程度',
  附件说明: '附件',
  抄送机关: '抄送',
  抄送单位: '抄送',
  印发单位: '印发机关',
  印发时间: '印发日期',
  版面: '页面',
  页面设置: '页面',
  忽略规则: '忽略',
};
const SINGLE: readonly FrontMatterKey[] = [
  '类型',
  '标题',
  '发文字号',
  '成文日期',
  '报告期',
  '字数',
  '上年报告',
  '密级',
  '保密期限',
  '紧急程度',
  '份号',
  '印发日期',
  '提法日期',
];
const RULE_ID = /^(?:\*|[a-z]+(?:-[a-z]+)*)$/;

/** The front matter: broken YAML, unknown and doubled keys, values that cannot be what the key asks for. */
export const frontMatter: Rule = {
  id: 'front-matter',
  title: '文首信息有误',
  titleEnglish: 'Wrong front matter',
  group: '设置',
  severity: 'warning',
  force: '惯例',
  source: '文首信息的键和值须能读懂，检查、排版和导出才有依据',
  checkReport(report, { knowledge, script, lastYear }, add) {
    const { entries, problems } = report.frontMatter;
    for (const { message, span, newText } of problems) {
      const fixes: Fix[] = newText === undefined ? [] : [replace(span, newText.trim(), newText, true)];
      add({ span, message, fixes });
    }
    // What could not be read makes maps of plain values; one cause, one finding.
    const isBroken = problems.some((problem) => problem.newText === undefined);
    const first = new Map<string, FrontMatterEntry>();
    for (const entry of entries) {
      const key = FRONT_MATTER_KEYS.find((known) => known === entry.key);
      if (key === undefined) checkUnknown(entry, entries, script, add);
      else {
        const earlier = first.get(key);
        if (earlier) {
          add({
            span: entry.keySpan,
            message: `“${key}”写了两次，只有前一个起作用，请删去一个。`,
            related: [{ message: `前一个“${key}”`, span: earlier.keySpan }],
          });
        } else first.set(key, entry);
        if (hasForm(key, entry, isBroken, add)) {
          if (key === '忽略') checkIgnored(entry, add);
          else checkStatedValue(key, entry, { profiles: knowledge.profiles, script }, add);
        }
        if (key === '字数') checkLength(report, entry, add);
        if (key === '上年报告' && lastYear && !lastYear.report) checkLastYear(entry, add);
      }
    }
  },
};

function checkUnknown(entry: FrontMatterEntry, all: readonly FrontMatterEntry[], script: Script, add: Add): void {
  // Keys in Latin letters belong to other tools that read the same file.
  if (!/[\u3400-\u9fff]/.test(entry.key)) return;
  const meant = SYNONYMS[entry.key] ?? (nearest(entry.key, FRONT_MATTER_KEYS) as FrontMatterKey | undefined);
  if (meant === undefined || all.some((other) => other.key === meant)) {
    const known = FRONT_MATTER_KEYS.join('、');
    add({
      span: entry.keySpan,
      severity: 'information',
      message: `不认识的键“${entry.key}”，它的值不起作用。可用的键有：${known}。`,
    });
    return;
  }
  add({
    span: entry.keySpan,
    message: `不认识的键“${entry.key}”，它的值不起作用，是否应为“${meant}”？`,
    fixes: [replace(entry.keySpan, meant, inScript(meant, script), false)],
  });
}

/** Whether the entry has the form its key asks for, so that its value can be read. */
function hasForm(key: FrontMatterKey, entry: FrontMatterEntry, isBroken: boolean, add: Add): boolean {
  const { values, data, keySpan } = entry;
  if (data !== undefined && key !== '页面' && !isBroken) {
    add({ span: keySpan, message: `“${key}”下面不能再分“键: 值”，请直接写它的值。` });
    return false;
  }
  if (values.length > 1 && SINGLE.includes(key))
    add({ span: keySpan, message: `“${key}”只能有一个值，现在有${values.length}个。` });
  return true;
}

function checkLastYear({ values: [value], valueSpans: [span] }: FrontMatterEntry, add: Add): void {
  if (value === undefined || span === undefined) return;
  add({ span, message: `读不到上年报告“${value}”，没有对照。请写它相对于本报告的路径，如 ../2024/总结.md。` });
}

function checkIgnored(entry: FrontMatterEntry, add: Add): void {
  for (const [index, value] of entry.values.entries()) {
    const span = entry.valueSpans[index];
    if (!span || RULE_ID.test(value)) continue;
    const ids = value.split(/[\s,，、]+/).filter((part) => part !== '');
    if (ids.length > 1 && ids.every((id) => RULE_ID.test(id)) && !entry.isList) {
      const list = `[${ids.join(', ')}]`;
      add({ span, message: '忽略多条规则时应写成列表。', fixes: [replace(span, list, list, true)] });
    } else add({ span, message: `忽略里的“${value}”不是规则编号，编号如 punctuation-width，可在说明中查到。` });
  }
}
