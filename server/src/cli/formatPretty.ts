import colors from 'picocolors';
import type { Finding, Severity } from '../rules/rule';
import { isHan, isHanSurrogate } from '../text/cjk';
import { toChineseDate } from '../text/date';
import type { CheckedFile } from './checkedFile';
import type { OutputFormat } from './outputFormat';

const NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', information: '信息', hint: '提示' };
const PAINT: Readonly<Record<Severity, (text: string) => string>> = {
  error: colors.red,
  warning: colors.yellow,
  information: colors.blue,
  hint: colors.dim,
};
const SOURCES: Readonly<Record<string, string>> = { today: '今天', given: '指定' };

/** Cells of a terminal line that an excerpt may take. */
const EXCERPT = 76;

/** The findings for people: file by file, each with its line of the report and the passage underlined. */
export const prettyFormat: OutputFormat = {
  head: '',
  separator: '',
  pieces: (file) => [prettyFile(file)],
  tail({ files, findings, bySeverity }) {
    const counts = (Object.keys(NAMES) as Severity[])
      .filter((severity) => bySeverity[severity] !== undefined)
      .map((severity) => PAINT[severity](`${NAMES[severity]} ${bySeverity[severity]}`));
    const total = findings === 0 ? colors.green('没有发现问题。') : `共 ${findings} 处：${counts.join('，')}。`;
    return `${files === 1 ? '' : `检查 ${files} 个文件。`}${total}\n`;
  },
};

function prettyFile(file: CheckedFile): string {
  const { typeName, asOf, findings } = file;
  const date = `${toChineseDate(asOf.date)}（${SOURCES[asOf.source] ?? asOf.source}）`;
  const head = `${colors.underline(file.path)}  ${colors.dim(`${typeName ?? '文种未定'}，提法按 ${date}`)}\n`;
  return `${head}${findings.map((finding) => prettyFinding(file, finding)).join('')}\n`;
}

function prettyFinding(file: CheckedFile, finding: Finding): string {
  const { line, character } = file.lines.positionAt(finding.span.start);
  const place = `${line + 1}:${character + 1}`;
  const paint = PAINT[finding.severity];
  const head = `  ${colors.dim(place.padEnd(9))}${paint(NAMES[finding.severity])}  ${finding.message}  ${colors.dim(finding.rule)}\n`;
  const { text, start, end } = excerpt(
    lineText(file.text, finding.span.start, character),
    character,
    finding.span.end - finding.span.start,
  );
  if (text.trim() === '') return head;
  const pad = ' '.repeat(cells(text.slice(0, start)));
  const mark = paint('^'.repeat(Math.max(1, cells(text.slice(start, end)))));
  return `${head}           ${text}\n           ${pad}${mark}\n`;
}

function lineText(text: string, offset: number, character: number): string {
  const start = offset - character;
  const rest = text.slice(start, start + character + 400);
  return /^[^\r\n]*/.exec(rest)?.[0] ?? '';
}

/** The part of a line around the passage, at most `EXCERPT` cells wide; offsets count in the part. */
function excerpt(line: string, character: number, length: number): { text: string; start: number; end: number } {
  let from = character;
  let width = 0;
  while (from > 0 && width < EXCERPT / 2) width += cellWidth(line.charCodeAt(--from));
  let to = character;
  width = cells(line.slice(from, character));
  while (to < line.length && width < EXCERPT) width += cellWidth(line.charCodeAt(to++));
  const head = from > 0 ? '…' : '';
  const text = head + line.slice(from, to).replace(/\t/g, ' ') + (to < line.length ? '…' : '');
  const start = head.length + character - from;
  return { text, start, end: Math.min(start + length, head.length + to - from) };
}

function cells(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += cellWidth(text.charCodeAt(index));
  return width;
}

/** Terminal cells of a UTF-16 unit; half of a surrogate pair counts one, so that the pair counts two. */
function cellWidth(unit: number): number {
  if (isHanSurrogate(unit)) return 1;
  return isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff01 && unit <= 0xff60) ? 2 : 1;
}
