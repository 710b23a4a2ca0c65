import { agreedName, CHANGE_ONLY } from '../report/relations/facts';
import { type FigureEntry, figureEntriesOf } from '../report/relations/figureEntries';
import type { Report } from '../report/report';
import { inScript } from '../text/script';

/**
 * A fact sheet in YAML with the figures of a report that have a name: each quantity once, in the order of the text, 出处
 * left for the writer. A value that the report gives differently elsewhere is noted beside the first.
 */
export function collectFacts(report: Report): string {
  const known = new Map<string, FigureEntry[]>();
  for (const entry of figureEntriesOf(report)) {
    const { figure } = entry;
    const subject = agreedName(entry.subject);
    if (figure.hedge !== 'none' || figure.isVerbal || figure.sharesUnit || figure.unit.dimension === 'rank') continue;
    if (subject.length < 2 || CHANGE_ONLY.test(subject)) continue;
    const key = `${entry.period}\n${subject}\n${figure.unit.base}`;
    known.set(key, [...(known.get(key) ?? []), entry]);
  }
  const { script } = report;
  const field = (name: string, value: string) => `${inScript(name, script)}: ${value}`;
  const entries = [...known.values()].flatMap((places) => {
    const [first] = places;
    if (!first) return [];
    const { value, unit } = partsOf(first);
    const others = places.filter(({ figure }) => !figure.nominal.eq(first.figure.nominal));
    const note =
      others.length === 0 ? '' : ` # ${inScript('文中又作', script)}${others.map(({ text }) => text).join('、')}`;
    return [
      [
        `- ${field('名称', quoted(inScript(agreedName(first.subject), script)))}`,
        `  ${field('数值', quoted(value))}${note}`,
        `  ${field('单位', quoted(unit))}`,
        `  ${field('期间', quoted(first.period))}`,
        `  ${field('出处', '""')}`,
      ].join('\n'),
    ];
  });
  const head = inScript('# 本稿的数据表：核对后填写出处，文中与此不同的数会有提示。', script);
  return `${head}\n${entries.length === 0 ? '[]' : entries.join('\n')}\n`;
}

/** 1.26万 and 平方米 of 1.26万平方米, as written. */
function partsOf({ prose, figure }: FigureEntry): { value: string; unit: string } {
  const { text, folded } = prose;
  const start = figure.digitSpan.start;
  const end = folded.slice(start, figure.span.end).endsWith(figure.unit.name)
    ? figure.span.end - figure.unit.name.length
    : figure.digitSpan.end;
  const unit =
    end === figure.digitSpan.end && end === figure.span.end ? figure.unit.name : text.slice(end, figure.span.end);
  return { value: text.slice(start, end).trim(), unit };
}

/** A YAML scalar; what YAML would read as something else than text goes into quotation marks. */
function quoted(text: string): string {
  return /^[\u4e00-\u9fff][\u4e00-\u9fff\d]*$/.test(text) ||
    /^\d+(?:\.\d+)?[万亿萬億]?$/.test(text) ||
    /^\d{4}年[\u4e00-\u9fff]*$/.test(text)
    ? text
    : JSON.stringify(text);
}
