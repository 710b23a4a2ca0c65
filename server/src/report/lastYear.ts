import type { Span } from '../text/span';
import { blockFact } from './block';
import { elementsOf } from './elements';
import type { Figure } from './figures/figure';
import { figuresOf } from './figures/figures';
import type { Sentence } from './figures/sentence';
import { type FrontMatter, frontMatterValue } from './frontMatter';
import { reportYear } from './longPassages';
import { periodOf } from './period';
import { agreedName, factMatches } from './relations/facts';
import { type FigureEntry, figureEntriesOf } from './relations/figureEntries';
import { isProseBlock, type Report } from './report';
import { reportFact } from './reportFact';
import { sentencesOf } from './sentences';

/** The report of the year before that the writer, or the front matter, names; `report` is missing where it cannot be read. */
export interface LastYear {
  /** As the writer knows it. */
  readonly name: string;
  readonly report: Report | undefined;
}

/** The path that the front matter names as last year's report, relative to the report itself; undefined for none. */
export function lastYearPath(frontMatter: FrontMatter): string | undefined {
  const value = frontMatterValue(frontMatter, '上年报告')?.replaceAll('\\', '/');
  // Only a Markdown file beside, above or below the report: not an address, and no file by its place on the machine.
  return value !== undefined && /^(?![/~]|[a-z]+:).+\.(?:md|markdown)$/i.test(value) ? value : undefined;
}

/** A figure of last year that this year's report quotes, and what last year's report says. */
export interface QuotedFigure {
  readonly entry: FigureEntry;
  readonly last: FigureEntry;
  /** What both count. */
  readonly name: string;
}

/** Quotations of one report that are looked up; no report has as many. */
const QUOTE_LIMIT = 60;

/** 比上年的 before a figure, with the words of what it counts before it, if any. */
const QUOTING =
  /(?:由|从|自|比|较|与|同|和)?(?:(?:去年|上年|上一年|上年度|去年度)(?:同期|末|底)?|((?:19|20)\d\d)年(?:度|末|底)?)(?:全年)?的?(?:为|是|有|共有)?$/;
/** A sentence about a past year alone, without a word that leads to another. */
const ABOUT_YEAR = /^\s*(?:截至)?((?:19|20)\d\d)年(?:度|末|底|全年)?[，,]?/;
const LEADS_ON = /[比较由从至到增减升降]|提高|目标|计划|预计|力争/;

/**
 * Figures that this report gives as those of the year before and that the report of that year gives otherwise, by the
 * same name, in the same unit, with no value that both can mean. Nothing where the two do not cover the same months.
 */
export function misquotedFigures(report: Report, last: Report): readonly QuotedFigure[] {
  const own = periodOf(report);
  const before = periodOf(last);
  if (!own || !before || own.end.year !== before.end.year + 1) return [];
  if (own.start.month !== before.start.month || own.end.month !== before.end.month) return [];
  const found: QuotedFigure[] = [];
  for (const { entry, name } of quotesOf(report, before.end.year).slice(0, QUOTE_LIMIT)) {
    const fact = { name, value: entry.text, unit: '', period: '', source: '', line: 0 };
    const matches = factMatches(last, { file: '', facts: [fact], problems: [] });
    const [first] = matches;
    if (first && matches.every(({ agrees }) => !agrees)) found.push({ entry, last: first.entry, name });
  }
  return found;
}

function quotesOf(report: Report, year: number): { entry: FigureEntry; name: string }[] {
  const entries = new Map<Figure, FigureEntry>(figureEntriesOf(report).map((entry) => [entry.figure, entry]));
  const quotes: { entry: FigureEntry; name: string }[] = [];
  for (const { block } of report.blocks) {
    for (const sentence of figuresOf(block).sentences) {
      for (const [index, figure] of sentence.figures.entries()) {
        const entry = entries.get(figure);
        const subject = entry && quotedSubject(sentence, index, year, entries);
        const name = subject === undefined ? '' : agreedName(subject);
        if (entry && name.length >= 2) quotes.push({ entry, name });
      }
    }
  }
  return quotes;
}

/** What a figure counts that is given as one of `year`; undefined for all others. */
function quotedSubject(
  sentence: Sentence,
  index: number,
  year: number,
  entries: ReadonlyMap<Figure, FigureEntry>,
): string | undefined {
  const figure = sentence.figures[index];
  if (!figure) return undefined;
  const lead = sentence.lead(index);
  const match = QUOTING.exec(lead);
  if (match && (match[1] === undefined || Number(match[1]) === year)) {
    const subject = lead.slice(0, match.index);
    if (subject.length >= 2) return subject;
    // 在校学生12345人，比上年的12100人: the quantity is that of the figure before.
    const previous = sentence.figures[index - 1];
    const isSame = previous?.unit.base === figure.unit.base && sentence.bracket(index - 1) < 0;
    return previous && isSame ? entries.get(previous)?.subject : undefined;
  }
  const before = sentence.slice(sentence.start, figure.span.start);
  const about = ABOUT_YEAR.exec(before);
  const isAbout = about !== null && Number(about[1]) === year && sentence.years.length === 1;
  return isAbout && !LEADS_ON.test(before) ? entries.get(figure)?.subject : undefined;
}

/** A year in a sentence that last year's report holds word for word. */
export interface LeftoverYear {
  readonly span: Span;
  readonly year: number;
  /** Whether the sentence tells what was still to be done. */
  readonly isPlan: boolean;
}

/** Fewest words of a sentence that two reports do not share by chance. */
const TELLING = 12;
/** What has a date of its own stays true in every later year. */
const EVENT =
  /成立|荣获|获得|获评|被评|被授予|授予|命名|挂牌|建成|启动|印发|出台|下发|颁布|发布|召开|批准|获批|开工|竣工|投入使用|签订|以来|以前|之前|起|历史/;
const PLAN = /将|要(?!求|点|素)|力争|争取|确保|计划|打算/;
/** A year with nothing around it that makes it a part of a date, a range or a title. */
const PLAIN_YEAR =
  /(?<![\d\u2013\u2014~～〔（(［[《至到自从截-])((?:19|20)\d\d)年(?![\d一二三四五六七八九十]{1,2}月|[—–～~至到-])/g;

/** The words of all sentences of a report's body. */
const sentenceWords = reportFact((report): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const placed of bodyOf(report)) for (const each of sentencesOf(placed.block)) words.add(each.words);
  return words;
});

const plainYears = blockFact((block) =>
  [...block.prose.folded.matchAll(PLAIN_YEAR)].map((match) => ({ start: match.index, year: Number(match[1]) })),
);

/**
 * Years in sentences that stand in last year's report word for word: the year that report is about, where nothing but
 * the moment of an event goes with it, and the year to come of its plans, which is this year's by now.
 */
export function leftoverYears(report: Report, last: Report): readonly LeftoverYear[] {
  const own = reportYear(report);
  const before = reportYear(last);
  if (own === undefined || before === undefined || own <= before || periodOf(report)?.years.includes(before)) return [];
  const known = sentenceWords(last);
  const found: LeftoverYear[] = [];
  for (const placed of bodyOf(report)) {
    const years = plainYears(placed.block);
    if (years.length === 0) continue;
    for (const { start, end, words } of sentencesOf(placed.block)) {
      if (words.length < TELLING || !known.has(words) || EVENT.test(words)) continue;
      for (const each of years) {
        if (each.start < start || each.start >= end) continue;
        const isPlan = each.year === before + 1 && PLAN.test(words);
        if (each.year !== before && !isPlan) continue;
        found.push({ span: report.proseSpan(placed, each.start, each.start + 5), year: each.year, isPlan });
        break;
      }
    }
  }
  return found;
}

function bodyOf(report: Report) {
  const kinds = elementsOf(report);
  return report.blocks.filter(({ block }, index) => kinds[index] === 'body' && isProseBlock(block));
}
