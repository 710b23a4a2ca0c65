import { attachmentsOf, type NotedAttachment } from '../report/attachments';
import { frontMatterEntry } from '../report/frontMatter';
import { referencesOf } from '../report/references';
import { isProseBlock, type Report } from '../report/report';
import { fold } from '../text/script';
import type { Span } from '../text/span';

/** A passage that leads somewhere: to a file, or to an offset of the report itself. */
export interface ReportLink {
  readonly span: Span;
  readonly target: { readonly uri: string } | { readonly offset: number };
  /** What the reader is told: the file's name. */
  readonly tooltip: string;
}

/** A file of the workspace, as links find it. */
export interface LinkedFile {
  readonly uri: string;
  /** Its name as shown, with extension. */
  readonly name: string;
  /** Its name in Simplified script without extension, marks and blanks; what titles are compared with. */
  readonly key: string;
}

/** 《…》 with what may stand inside it, and the document number behind it. */
const CITATION =
  /《([^《》\r\n]{3,120}(?:《[^《》\r\n]{1,120}》[^《》\r\n]{0,60})?)》(?:[（(]([^（）()\r\n]{4,40}号)[）)])?/g;
/** Shortest title, in characters, that may be just a part of a file's name. */
const PART_LIMIT = 6;

/** The file of a URI. */
export function linkedFile(uri: string): LinkedFile {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // The name is shown as the address has it.
  }
  return { uri, name, key: keyOf(name.replace(/\.[A-Za-z0-9]{1,5}$/, '')) };
}

/**
 * Where the report's citations and attachments lead: 《…》 to the file of that title in the workspace; 附件2, the entries of
 * the attachment note and of the front matter to the attachment in the report, else to the file of its name. What leads
 * nowhere is no link. In the order of the text.
 */
export function linksOf(report: Report, uri: string, files: readonly LinkedFile[]): ReportLink[] {
  const others = files.filter((file) => file.uri !== uri);
  return [...citations(report, others), ...attachmentLinks(report, others)].sort((a, b) => a.span.start - b.span.start);
}

function citations(report: Report, files: readonly LinkedFile[]): ReportLink[] {
  const links: ReportLink[] = [];
  if (files.length === 0) return links;
  for (const placed of report.blocks) {
    if (!isProseBlock(placed.block)) continue;
    for (const match of placed.block.prose.folded.matchAll(CITATION)) {
      const [whole, title = '', number = ''] = match;
      const file = fileFor(title, files) ?? (number === '' ? undefined : fileFor(number, files));
      if (!file) continue;
      const span = report.proseSpan(placed, match.index, match.index + whole.length);
      links.push({ span, target: { uri: file.uri }, tooltip: file.name });
    }
  }
  return links;
}

function attachmentLinks(report: Report, files: readonly LinkedFile[]): ReportLink[] {
  const { noted, labels } = attachmentsOf(report);
  const stated = frontMatterEntry(report.frontMatter, '附件');
  const nameOf = (value: number) =>
    noted.find((each, index) => (each.value ?? index + 1) === value)?.name ?? stated?.values[value - 1] ?? '';
  const targetOf = (value: number, name: string): Pick<ReportLink, 'target' | 'tooltip'> | undefined => {
    const label = labels.find((each) => (each.value ?? 1) === value);
    if (label) return { target: { offset: label.span.start }, tooltip: report.slice(label.span) };
    const file = name === '' ? undefined : fileFor(name, files);
    return file && { target: { uri: file.uri }, tooltip: file.name };
  };
  const links: ReportLink[] = [];
  const add = (span: Span, value: number, name: string) => {
    const found = targetOf(value, name);
    if (found) links.push({ span, ...found });
  };
  for (const { target, value, span } of referencesOf(report)) if (target === '附件') add(span, value, nameOf(value));
  for (const [index, each] of noted.entries())
    add(notedSpan(report, each, noted[index + 1]), each.value ?? index + 1, each.name);
  for (const [index, span] of (stated?.valueSpans ?? []).entries()) add(span, index + 1, stated?.values[index] ?? '');
  return links;
}

/** An entry of the attachment note from its number to the end of its name. */
function notedSpan(report: Report, { span }: NotedAttachment, next: NotedAttachment | undefined): Span {
  const placed = report.blocks.findLast((each) => each.offset <= span.start);
  const blockEnd = placed ? report.blockSpan(placed).end : span.end;
  const end = next && next.span.start > span.start ? Math.min(next.span.start, blockEnd) : blockEnd;
  const text = report.text.slice(span.start, end);
  return { start: span.start, end: span.start + text.trimEnd().length };
}

/** The file with this title, else the one with the shortest name that has the title in it. */
function fileFor(title: string, files: readonly LinkedFile[]): LinkedFile | undefined {
  const key = keyOf(title);
  if (key.length < 2) return undefined;
  const exact = files.find((file) => file.key === key);
  if (exact || key.length < PART_LIMIT) return exact;
  const holding = files.filter((file) => file.key.includes(key));
  return holding.sort((a, b) => a.key.length - b.key.length || (a.uri < b.uri ? -1 : 1))[0];
}

function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
