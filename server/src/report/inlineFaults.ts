import { blockFact } from './block';
import { inlineMarkers } from './inlineMarkers';
import { type InlineRun, inlineRuns, type PlacedMarker } from './inlineRuns';
import { numeralLike } from './markText';
import { ordinalsOf } from './mixedOrdinals';
import type { TextEdit } from './numberingEdits';
import type { Report } from './report';
import { reportFact } from './reportFact';
import { explainSequence, type FaultKind } from './sequence';
import { numberingKeyOf } from './structuralKey';

/** A numbering word that breaks its list, such as 四是 behind 二是. */
export interface InlineFault {
  readonly kind: FaultKind;
  readonly marker: PlacedMarker;
  readonly previous: PlacedMarker | undefined;
  /** The number that the list wants here. */
  readonly expected: number;
  /** The word with its own and with the right number. */
  readonly written: string;
  readonly wanted: string;
  /** Edits that count the list through from here on, this word included. */
  readonly through: readonly TextEdit[];
  /** The edit of this word alone, if markup is not in the way. */
  readonly single: TextEdit | undefined;
}

/** Paragraphs above a list in which its first item may stand. */
const LONGEST_LIST = 8;
/** The first item of a list in any form. */
const SAYS_ONE =
  /一是|一要|首先|首要|一方面|(?:^|[。；：，,:;\s“])(?:一[则来靠抓为]|第一|其一|[（(][一1][）)]|1[.．、])/;

/** What can be shown to be wrong in the lists that are counted by words. */
export const inlineFaults = reportFact((report): readonly InlineFault[] =>
  inlineRuns(report).flatMap((run) => faultsOf(report, run)),
);

/** All that such lists are read from, of one block; most have no numbering words and are told by their structure. */
export const inlineKey = blockFact((block): unknown => {
  if (inlineMarkers(block).length > 0 || ordinalsOf(block).length > 0) return block;
  return `${numberingKeyOf(block)} ${SAYS_ONE.test(block.prose.folded)}`;
});

function faultsOf(report: Report, { markers }: InlineRun): InlineFault[] {
  const first = markers[0];
  if (!first || markers.length < 2) return [];
  const isWord = '是第其'.includes(first.family);
  // Numbers in brackets or with a dot also are references and figures; only a list that begins at one is sure.
  if (!isWord && (markers.length < 3 || (first.value !== 1 && !first.isMark))) return [];
  const origin = first.isMark ? first.value - 1 : 0;
  const entries = markers.map(({ value }) => ({ value: value - origin, restart: 'no' as const, loose: false }));
  const { faults, corrected } = explainSequence(entries);
  if (faults.length > Math.max(1, Math.floor(markers.length / 3))) return [];
  return faults.flatMap(({ index, kind, expected: wantedValue, previous: before }) => {
    const marker = markers[index];
    const previous = markers[before];
    const expected = wantedValue + origin;
    const wanted = marker && wordLike(marker, expected);
    if (!marker || wanted === undefined || marker.isMark) return [];
    if (kind === 'start' ? !startsWithoutOne(report, markers) : first.value > 2) return [];
    if (kind === 'gap' && mentions(proseBetween(report, previous, marker), marker, expected)) return [];
    const through = markers.flatMap((each, at) => {
      const value = (corrected[at] ?? 0) + origin;
      const edit = at >= index && value !== each.value ? numberEdit(report, each, value) : undefined;
      return edit ? [edit] : [];
    });
    const written = wordLike(marker, marker.value) ?? '';
    return [
      { kind, marker, previous, expected, written, wanted, through, single: numberEdit(report, marker, expected) },
    ];
  });
}

/** The word with another number: 四是 → 三是. */
function wordLike(marker: PlacedMarker, value: number): string | undefined {
  const numeral = numeralLike(marker.numeral, value);
  const { text } = marker.block.prose;
  const at = marker.numeralStart;
  return numeral && text.slice(marker.start, at) + numeral + text.slice(at + marker.numeral.length, marker.end);
}

function numberEdit(report: Report, marker: PlacedMarker, value: number): TextEdit | undefined {
  const { prose } = marker.block;
  const end = marker.numeralStart + marker.numeral.length;
  const newText = numeralLike(marker.numeral, value);
  if (newText === undefined || !prose.isVerbatim(marker.numeralStart, end)) return undefined;
  return { span: report.spanAt(marker.index, marker.numeralStart, end), newText };
}

/** Whether 二是…三是… stand there although nothing before them in the section says 一 in any way. */
function startsWithoutOne(report: Report, markers: readonly PlacedMarker[]): boolean {
  const [first, second] = markers;
  if (first?.value !== 2 || !second || second.value > 3) return false;
  const { index, start } = first;
  let before = report.blocks[index]?.block.prose.folded.slice(0, start) ?? '';
  for (let above = index - 1; above >= Math.max(0, index - LONGEST_LIST); above--) {
    const block = report.blocks[above + 1]?.block;
    if (block?.depth || (block?.mark && block.mark.level <= 2)) break;
    before = `${report.blocks[above]?.block.prose.folded ?? ''}\n${before}`;
  }
  // A text that begins with 二是 is cut out of another.
  return (before.trim() !== '' || index > 0) && !SAYS_ONE.test(before);
}

/** Whether the missing number stands between in another form: 二要, 第二, （二）, 二则, 另一方面. */
function mentions(text: string, marker: PlacedMarker, expected: number): boolean {
  const numeral = numeralLike(marker.numeral, expected);
  if (numeral === undefined) return true;
  const forms = ['是', '要', '、', '，', ',', '.', '则', '来', '方面', '）', ')', '为', '靠', '抓'].map(
    (sign) => numeral + sign,
  );
  return forms.some((form) => text.includes(form)) || (expected === 2 && /另一|其次|还要|还是/.test(text));
}

/** The text of the report between two places, blocks joined; what stands there may be the number that is missed. */
function proseBetween(report: Report, from: PlacedMarker | undefined, to: PlacedMarker): string {
  let text = '';
  const first = from?.index ?? to.index;
  for (let index = first; index <= to.index; index++) {
    const folded = report.blocks[index]?.block.prose.folded ?? '';
    const start = from && index === from.index ? from.end : 0;
    text += folded.slice(start, index === to.index ? to.start : folded.length);
  }
  return text;
}
