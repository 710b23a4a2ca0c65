import { type PageSpec, POINT } from '../layout/pageSpec';
import type { Page, PagedReport, PlacedBox, PlacedLine, Run } from '../layout/pages';
import { pageStyle, styleClass, toPoints } from './pageStyle';
import { PICTURE_SCHEME } from './pictureFile';

/** Where the base line of a Chinese font runs below the middle of its character, by the height of the character. */
const BASE_LINE = 0.38;

/**
 * One page as an SVG drawing, the unit being the point. Every line stands where the layout put it and is drawn exactly
 * as wide as the layout says, so nothing is left for the browser to break; there is no inline style, so a strict CSP
 * lets it pass. `data-s` and `data-e` give offsets in the report from the page's `start`. All text is escaped.
 */
export function renderPage(page: Page, spec: PageSpec): string {
  const width = number(toPoints(spec.paper.width));
  const height = number(toPoints(spec.paper.height));
  const parts = [
    `<svg class="paper" lang="${spec.language}" viewBox="0 0 ${width} ${height}" role="group" aria-roledescription="页" aria-label="第${page.number}页" data-page="${page.number}">`,
    `<rect class="sheet" width="${width}" height="${height}"/>`,
  ];
  // A turned page is drawn as it is read and then laid on its left side.
  if (page.isTurned) parts.push(`<g transform="translate(0 ${height}) rotate(-90)">`);
  for (const box of page.boxes) parts.push(renderBox(box, page.start));
  const isNumber = ({ role }: PlacedLine) => role === 'pageNumber';
  renderElements(
    page.lines.filter((line) => !isNumber(line)),
    page.start,
    parts,
  );
  if (page.isTurned) parts.push('</g>');
  renderElements(page.lines.filter(isNumber), page.start, parts);
  parts.push('</svg>');
  return parts.join('');
}

/** The report as one HTML file that needs nothing else; it prints as it looks, one page of paper for each page. */
export function renderDocument(paged: PagedReport): string {
  const { spec } = paged;
  const { width, height } = spec.paper;
  const frame = [
    `@page{size:${width}mm ${height}mm;margin:0}`,
    'html{background:#525659}body{margin:0}',
    `.paper{display:block;width:${width}mm;height:${height}mm;margin:8mm auto;box-shadow:0 1px 6px rgba(0,0,0,.5)}`,
    '@media (max-width:210mm){.paper{width:100vw;height:auto;margin:0 0 2mm}}',
    `@media print{html{background:none}.paper{width:${width}mm;height:${height}mm;margin:0;box-shadow:none;break-after:page;break-inside:avoid}.paper:last-child{break-after:auto}}`,
  ];
  const pages = paged.pages.map((page) => renderPage(page, spec));
  return [
    '<!doctype html>',
    `<html lang="${spec.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="generator" content="Baogao">',
    `<title>${escapeHtml(paged.title)}</title>`,
    `<style>\n${frame.join('\n')}\n${pageStyle(spec)}\n</style>`,
    '</head>',
    `<body>\n${pages.join('\n')}\n</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** Lines of one element go into one group with its role, so that a screen reader meets headings and tables. */
function renderElements(lines: readonly PlacedLine[], start: number, parts: string[]): void {
  for (let at = 0; at < lines.length; ) {
    const first = lines[at];
    if (!first) break;
    let end = at + 1;
    while (end < lines.length && first.element >= 0 && lines[end]?.element === first.element) end++;
    const element = lines.slice(at, end);
    if (first.cell) renderTable(element, start, parts);
    else {
      parts.push(`<g${roleOf(first)}>`);
      for (const line of element) parts.push(renderLine(line, start));
      parts.push('</g>');
    }
    at = end;
  }
}

function roleOf({ role }: PlacedLine): string {
  const attribute = ` class="${role}"`;
  if (role === 'title') return `${attribute} role="heading" aria-level="1"`;
  if (role === 'attachmentTitle') return `${attribute} role="heading" aria-level="2"`;
  if (role.startsWith('heading')) return `${attribute} role="heading" aria-level="${Number(role.slice(-1)) + 1}"`;
  if (role === 'pageNumber') return `${attribute} aria-hidden="true"`;
  return `${attribute} role="paragraph"`;
}

function renderTable(lines: readonly PlacedLine[], start: number, parts: string[]): void {
  parts.push('<g class="table" role="table">');
  let row: number | undefined;
  let column: number | undefined;
  for (const line of lines) {
    const cell = line.cell;
    if (!cell) continue;
    if (cell.row !== row) parts.push(row === undefined ? '<g role="row">' : '</g></g><g role="row">');
    if (cell.row !== row || cell.column !== column) {
      if (cell.row === row) parts.push('</g>');
      parts.push(cell.row === 0 ? '<g role="columnheader">' : '<g role="cell">');
    }
    row = cell.row;
    column = cell.column;
    parts.push(renderLine(line, start));
  }
  parts.push('</g></g></g>');
}

/** One line; blanks at its end take no room and are left away. */
function renderLine(line: PlacedLine, start: number): string {
  const runs = trimmed(line.runs);
  const [only] = runs;
  if (!only) return '';
  const baseLine = line.y + line.height / 2 + line.size * POINT * BASE_LINE;
  const place = `x="${number(toPoints(line.x))}" y="${number(toPoints(baseLine))}" font-size="${number(line.size)}"`;
  const stretch = line.width > 0 ? ` textLength="${number(toPoints(line.width))}"` : '';
  if (runs.length === 1) {
    return `<text class="${styleClass(only.style)}" ${place}${stretch}${offsets(only, start)}>${escapeHtml(only.text)}</text>`;
  }
  const spans = runs.map(
    (run) => `<tspan class="${styleClass(run.style)}"${offsets(run, start)}>${escapeHtml(run.text)}</tspan>`,
  );
  return `<text ${place}${stretch}>${spans.join('')}</text>`;
}

function trimmed(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  while (kept.length > 0) {
    const last = kept[kept.length - 1];
    const text = last?.text.trimEnd() ?? '';
    if (last && text !== '') {
      kept[kept.length - 1] = { ...last, text };
      break;
    }
    kept.pop();
  }
  return kept;
}

function offsets({ source }: Run, start: number): string {
  return source ? ` data-s="${source.start - start}" data-e="${source.end - start}"` : '';
}

function renderBox(box: PlacedBox, start: number): string {
  if (box.kind === 'rule') {
    const [x1, y1, x2, y2] = [box.x1, box.y1, box.x2, box.y2].map((value) => number(toPoints(value)));
    const weight = number(toPoints(box.weight));
    return `<line class="rule-${box.colour}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-width="${weight}"/>`;
  }
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((value) => number(toPoints(value)));
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  const where = ` data-s="${box.source.start - start}" data-e="${box.source.end - start}"`;
  const name = escapeHtml(box.alternative);
  if (box.href?.startsWith(PICTURE_SCHEME)) {
    const id = escapeHtml(box.href.slice(PICTURE_SCHEME.length));
    return `<image role="img" aria-label="${name}" ${place} data-picture="${id}"${where}/>`;
  }
  if (box.href !== undefined && isPictureAddress(box.href)) {
    return `<image role="img" aria-label="${name}" ${place} href="${escapeHtml(box.href)}"${where}/>`;
  }
  const middle = `x="${number(toPoints(box.x + box.width / 2))}" y="${number(toPoints(box.y + box.height / 2))}"`;
  return `<g role="img" aria-label="${name}"${where}><rect class="frame" ${place}/><text class="${styleClass('body')} frame-name" text-anchor="middle" font-size="12" ${middle}>${name}</text></g>`;
}

/** A picture is in the file itself: an address elsewhere would mean a network, or a file that is nobody's business. */
function isPictureAddress(href: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp|bmp)[;,]/i.test(href);
}

/** Three decimals are a thousandth of a point, far below what any device draws. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
};

/** Text as HTML writes it, in elements and in attributes; control characters, which HTML cannot hold, are left away. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]|\p{Cc}/gu, (sign) => ESCAPES[sign] ?? '');
}
