import type { FrontMatterKey } from '../report/frontMatter';
import type { Report } from '../report/report';
import type { Edit } from '../rules/rule';
import { newlineOf } from '../text/newline';
import { fold, inScript } from '../text/script';

/**
 * The edit that gives a key of the front matter its value: its line is rewritten, else a line is added in the script of the
 * report, else a front matter is made. Lines are looked at and not entries, so that YAML that cannot be read is no obstacle.
 */
export function frontMatterEdit(report: Report, key: FrontMatterKey, value: string): Edit {
  const { text, frontMatter } = report;
  const newline = newlineOf(text);
  const line = `${inScript(key, report.script)}: ${value}`;
  if (frontMatter.span.end === 0) {
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { span: { start, end: start }, newText: ['---', line, '---', '', ''].join(newline) };
  }
  const { body } = frontMatter;
  let start = body.start;
  for (const content of report.slice(body).split(/\r\n|\n|\r/)) {
    const written = keyOf(content, key);
    if (written !== undefined) return { span: { start, end: start + content.length }, newText: `${written}: ${value}` };
    start += content.length;
    start += text.startsWith('\r\n', start) ? 2 : 1;
  }
  return { span: { start: body.end, end: body.end }, newText: line + newline };
}

/** The key as it stands at the beginning of the line, in either script; undefined where the line begins otherwise. */
function keyOf(line: string, key: FrontMatterKey): string | undefined {
  const written = line.slice(0, key.length);
  return fold(written) === key && /^\s*[:：]/.test(line.slice(key.length)) ? written : undefined;
}
