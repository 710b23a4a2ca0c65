import { factMatches } from '../report/relations/facts';
import type { FigureEntry } from '../report/relations/figureEntries';
import type { ReportSession } from './session';

/** What the fact sheet says of a figure, as Markdown; undefined when it says nothing. */
export function factNotes({ report, settings }: ReportSession, entry: FigureEntry): string | undefined {
  const { facts } = settings;
  const match = facts && factMatches(report, facts).find((each) => each.entry === entry);
  if (!facts || !match) return undefined;
  const { fact, agrees } = match;
  const source = fact.source === '' ? '' : `，出处：${escaped(fact.source)}`;
  return `数据表第${fact.line + 1}行：${escaped(fact.name)} ${escaped(fact.value + fact.unit)}${source}（${agrees ? '一致' : '不一致'}）`;
}

/** What is quoted from a file is text and no markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#!|~]/g, (sign) => `\\${sign}`);
}
