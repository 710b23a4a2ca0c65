import type { Profile } from '../knowledge/profile';
import { charactersOf, readCharacterLimit } from '../report/characters';
import { FRONT_MATTER_KEYS, type FrontMatterEntry, type FrontMatterKey } from '../report/frontMatter';
import { findByName } from '../report/identify';
import { readPeriod } from '../report/period';
import type { Report } from '../report/report';
import { isRealDate, parseDate } from '../text/date';
import { toHalfWidthDigits } from '../text/numerals';
import { fold, inScript, type Script } from '../text/script';
import type { Span } from '../text/span';
import { nearest } from '../text/yamlReader';
import type { Add, Fix, Rule, Severity } from './rule';

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
/** Left to the rule `placeholder`. */
const UNFILLED = /[【{＿_×XＸ*＊]|\.{3}|…|年[ 　]*月|月[ 　]+日|待定/;
const URGENCIES = ['特急', '加急', '特提', '平急'];
/** Kinds of documents that exist, whether or not there is a profile for them. */
const LEGAL_KIND =
  /^(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|规则|章程|规划|讲话|讲话稿|信息|简介|公示|倡议书|证明)$/;
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
        checkValue(key, entry, isBroken, knowledge.profiles, script, add);
        if (key === '字数') checkLength(report, entry, add);
        if (key === '上年报告' && lastYear && !lastYear.report) checkLastYear(entry, add);
      }
    }
  },
};

function replace(span: Span, shown: string, newText: string, safe: boolean): Fix {
  return { title: `改为“${shown}”`, safe, edits: [{ span, newText }] };
}

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

function checkValue(
  key: FrontMatterKey,
  entry: FrontMatterEntry,
  isBroken: boolean,
  profiles: readonly Profile[],
  script: Script,
  add: Add,
): void {
  const { values, valueSpans } = entry;
  const [value] = values;
  const [span] = valueSpans;
  if (entry.data !== undefined && key !== '页面' && !isBroken) {
    add({ span: entry.keySpan, message: `“${key}”下面不能再分“键: 值”，请直接写它的值。` });
    return;
  }
  if (value === undefined || span === undefined) return;
  if (values.length > 1 && SINGLE.includes(key)) {
    add({ span: entry.keySpan, message: `“${key}”只能有一个值，现在有${values.length}个。` });
  }
  const warn = (message: string, fixes: Fix[] = [], severity: Severity = 'warning') =>
    add({ span, message, fixes, severity });
  if (key === '忽略') {
    checkIgnored(entry, add);
    return;
  }
  if (UNFILLED.test(value)) return;
  const folded = fold(value);
  if (key === '成文日期' || key === '印发日期' || key === '提法日期') checkDate(key, folded, warn);
  else if (key === '报告期') {
    const isNamed =
      readPeriod(folded) !== undefined || /五|学期|学年|届|\d{4}|[〇零○一二三四五六七八九]{4}/.test(folded);
    if (!isNamed) warn(`报告期“${value}”看不出是哪段时间，请写成2025年、2025年上半年、2024-2025学年度这样的形式。`);
  } else if (key === '类型') checkKind(folded, value, span, profiles, script, warn);
  else if (key === '密级') {
    if (!/^(?:绝密|机密|秘密|公开|内部|普通|无|非密)/.test(folded)) {
      warn(`密级“${value}”不对，国家秘密的密级只有绝密、机密、秘密三级。`);
    }
  } else if (key === '紧急程度') {
    if (!URGENCIES.includes(folded) && !/^(?:急件|平件|一般|普通|无)$/.test(folded)) {
      const near = nearest(folded, URGENCIES);
      const fixes = near === undefined ? [] : [replace(span, near, near, false)];
      warn(`紧急程度“${value}”不对，公文分特急、加急，电报分特提、特急、加急、平急。`, fixes);
    }
  } else if (key === '份号' && !/^\d{1,8}$/.test(toHalfWidthDigits(value))) {
    warn(`份号“${value}”不对，应为6位阿拉伯数字，如000012。`);
  }
}

/** Whether the report is as long as its front matter asks for; a limit is a wish of who asked for the paper. */
function checkLength(report: Report, { values, valueSpans, data }: FrontMatterEntry, add: Add): void {
  const [value] = values;
  const [span] = valueSpans;
  if (value === undefined || span === undefined || data !== undefined || UNFILLED.test(value)) return;
  const limit = readCharacterLimit(value);
  if (!limit) {
    add({ span, message: `字数“${value}”看不懂，请写成3000字以内、2000—3000字、不少于1500字这样的形式。` });
    return;
  }
  const count = charactersOf(report);
  const excess = limit.most !== undefined && count > limit.most ? `超出${count - limit.most}字，请压缩` : undefined;
  const lack = limit.least !== undefined && count < limit.least ? `还差${limit.least - count}字` : undefined;
  const verdict = excess ?? lack;
  if (verdict === undefined) return;
  add({
    span,
    severity: 'information',
    message: `篇幅要求“${value}”，现有${count}字（不计空格和附件），${verdict}。`,
    data: { characters: count },
  });
}

function checkLastYear({ values: [value], valueSpans: [span] }: FrontMatterEntry, add: Add): void {
  if (value === undefined || span === undefined) return;
  add({ span, message: `读不到上年报告“${value}”，没有对照。请写它相对于本报告的路径，如 ../2024/总结.md。` });
}

type Warn = (message: string, fixes?: Fix[], severity?: Severity) => void;

function checkDate(key: FrontMatterKey, value: string, warn: Warn): void {
  if (parseDate(value)) return;
  const numbers = /^(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/.exec(toHalfWidthDigits(value));
  if (numbers) {
    const [year = 0, month = 0, day = 0] = numbers.slice(1).map(Number);
    if (!isRealDate({ year, month, day })) warn(`${key}“${value}”不对，历法上没有这一天。`);
    else warn(`${key}“${value}”后面有多余的文字，只写年月日，如2026年3月5日。`);
  } else if (parseDate(value, 'end')) {
    if (key !== '提法日期') warn(`${key}“${value}”不完整，应写明年月日，如2026年3月5日。`, [], 'information');
  } else warn(`${key}“${value}”不是日期，应写成2026年3月5日或2026-03-05。`);
}

function checkKind(
  folded: string,
  value: string,
  span: Span,
  profiles: readonly Profile[],
  script: Script,
  warn: Warn,
): void {
  if (profiles.length === 0 || findByName(profiles, folded)) return;
  const names = profiles.flatMap((profile) => [profile.name, ...profile.aliases]);
  const near = nearest(folded, names);
  const known = profiles.map((profile) => profile.name).join('、');
  if (LEGAL_KIND.test(folded)) warn(`“${value}”还没有检查模板，章节和结语按一般公文检查。`, [], 'information');
  else if (near === undefined) warn(`不认识的类型“${value}”，无法按类型检查。可用的类型有：${known}。`);
  else warn(`不认识的类型“${value}”，是否应为“${near}”？`, [replace(span, near, inScript(near, script), false)]);
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
