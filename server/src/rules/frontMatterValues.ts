import type { Profile } from '../knowledge/profile';
import { charactersOf, readCharacterLimit } from '../report/characters';
import type { FrontMatterEntry, FrontMatterKey } from '../report/frontMatter';
import { findByName } from '../report/identify';
import { readPeriod } from '../report/period';
import type { Report } from '../report/report';
import { isRealDate, parseDate } from '../text/date';
import { toHalfWidthDigits } from '../text/numerals';
import { fold, inScript, type Script } from '../text/script';
import type { Span } from '../text/span';
import { nearest } from '../text/yamlReader';
import type { Add, Fix, Severity } from './rule';

/** Left to the rule `placeholder`. */
const UNFILLED = /[【{＿_×XＸ*＊]|\.{3}|…|年[ 　]*月|月[ 　]+日|待定/;
const URGENCIES = ['特急', '加急', '特提', '平急'];
/** Kinds of documents that exist, whether or not there is a profile for them. */
const LEGAL_KIND =
  /^(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|规则|章程|规划|讲话|讲话稿|信息|简介|公示|倡议书|证明)$/;

/** A single value of the front matter, and how to speak of it. */
interface StatedValue {
  readonly key: FrontMatterKey;
  readonly value: string;
  /** The value in Simplified characters. */
  readonly folded: string;
  readonly profiles: readonly Profile[];
  /** What to write instead, in the script of the report. */
  readonly replacement: (meant: string) => Fix;
  readonly warn: (message: string, fixes?: readonly Fix[], severity?: Severity) => void;
}

/** What a value must be, by its key; other keys take any words. */
const CHECKS: Readonly<Partial<Record<FrontMatterKey, (stated: StatedValue) => void>>> = {
  成文日期: checkDate,
  印发日期: checkDate,
  提法日期: checkDate,
  报告期: checkPeriod,
  类型: checkKind,
  密级: checkSecrecy,
  紧急程度: checkUrgency,
  份号: checkCopyNumber,
};

/** Whether the first value of an entry can be what its key asks for; a blank to be filled in is no value. */
export function checkStatedValue(
  key: FrontMatterKey,
  { values: [value], valueSpans: [span] }: FrontMatterEntry,
  { profiles, script }: { readonly profiles: readonly Profile[]; readonly script: Script },
  add: Add,
): void {
  if (value === undefined || span === undefined || UNFILLED.test(value)) return;
  CHECKS[key]?.({
    key,
    value,
    folded: fold(value),
    profiles,
    replacement: (meant) => replace(span, meant, inScript(meant, script), false),
    warn: (message, fixes = [], severity = 'warning') => add({ span, message, fixes, severity }),
  });
}

function checkDate({ key, folded: value, warn }: StatedValue): void {
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

function checkPeriod({ value, folded, warn }: StatedValue): void {
  const isNamed = readPeriod(folded) !== undefined || /五|学期|学年|届|\d{4}|[〇零○一二三四五六七八九]{4}/.test(folded);
  if (!isNamed) warn(`报告期“${value}”看不出是哪段时间，请写成2025年、2025年上半年、2024-2025学年度这样的形式。`);
}

function checkKind({ folded, value, replacement, profiles, warn }: StatedValue): void {
  if (profiles.length === 0 || findByName(profiles, folded)) return;
  const names = profiles.flatMap((profile) => [profile.name, ...profile.aliases]);
  const near = nearest(folded, names);
  const known = profiles.map((profile) => profile.name).join('、');
  if (LEGAL_KIND.test(folded)) warn(`“${value}”还没有检查模板，章节和结语按一般公文检查。`, [], 'information');
  else if (near === undefined) warn(`不认识的类型“${value}”，无法按类型检查。可用的类型有：${known}。`);
  else warn(`不认识的类型“${value}”，是否应为“${near}”？`, [replacement(near)]);
}

function checkSecrecy({ value, folded, warn }: StatedValue): void {
  if (!/^(?:绝密|机密|秘密|公开|内部|普通|无|非密)/.test(folded))
    warn(`密级“${value}”不对，国家秘密的密级只有绝密、机密、秘密三级。`);
}

function checkUrgency({ value, folded, replacement, warn }: StatedValue): void {
  if (URGENCIES.includes(folded) || /^(?:急件|平件|一般|普通|无)$/.test(folded)) return;
  const near = nearest(folded, URGENCIES);
  const fixes = near === undefined ? [] : [replacement(near)];
  warn(`紧急程度“${value}”不对，公文分特急、加急，电报分特提、特急、加急、平急。`, fixes);
}

function checkCopyNumber({ value, warn }: StatedValue): void {
  if (!/^\d{1,8}$/.test(toHalfWidthDigits(value))) warn(`份号“${value}”不对，应为6位阿拉伯数字，如000012。`);
}

/** Whether the report is as long as its front matter asks for; a limit is a wish of who asked for the paper. */
export function checkLength(report: Report, { values, valueSpans, data }: FrontMatterEntry, add: Add): void {
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

/** The fix that puts other words in the place of a passage. */
export function replace(span: Span, shown: string, newText: string, safe: boolean): Fix {
  return { title: `改为“${shown}”`, safe, edits: [{ span, newText }] };
}
