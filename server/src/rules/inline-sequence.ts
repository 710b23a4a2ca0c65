import { type InlineRun, inlineRuns, type PlacedMarker, proseBetween } from '../report/inlineRuns';
import { numeralLike } from '../report/markText';
import { mixedOrdinals } from '../report/mixedOrdinals';
import type { Report } from '../report/report';
import { explainSequence, type SequenceFault } from '../report/sequence';
import { inScript } from '../text/script';
import type { Edit, Fix, RawFinding, Rule } from './rule';

export const inlineSequence: Rule = {
  id: 'inline-sequence',
  title: '段内序次语不连续',
  titleEnglish: 'Enumeration words out of sequence',
  group: '序号',
  severity: 'warning',
  force: '国标',
  source: 'GB/T 15834-2011 附录B.3（序次语）',
  checkReport(report, context, add) {
    for (const { placed, start, end, word, expected, first } of mixedOrdinals(report)) {
      const span = report.proseSpan(placed, start, end);
      const newText = inScript(expected, context.script);
      const verbatim = placed.block.prose.isVerbatim(start, end);
      add({
        span,
        message: `“${first}”之后用了“${word}”：同一组序次语不能混用，这里应为“${expected}”。`,
        fixes: verbatim ? [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }] : [],
        data: { kind: 'mixed' },
      });
    }
    for (const run of inlineRuns(report)) {
      for (const finding of findingsOf(report, run)) add(finding);
    }
  },
};

function findingsOf(report: Report, run: InlineRun): RawFinding[] {
  const { markers } = run;
  const first = markers[0];
  if (!first || markers.length < 2) return [];
  const isWord = '是第其'.includes(first.family);
  // Numbers in brackets or with a dot also are references and figures; only a list that begins at one is sure.
  if (!isWord && (markers.length < 3 || (first.value !== 1 && !first.isMark))) return [];
  const origin = first.isMark ? first.value - 1 : 0;
  const entries = markers.map(({ value }) => ({ value: value - origin, restart: 'no' as const, loose: false }));
  const { faults, corrected } = explainSequence(entries);
  if (faults.length > Math.max(1, Math.floor(markers.length / 3))) return [];
  return faults.flatMap((fault) => {
    const marker = markers[fault.index];
    if (!marker || marker.isMark) return [];
    const previous = markers[fault.previous];
    const expected = fault.expected + origin;
    if (fault.kind === 'start' && !startsWithoutOne(report, markers)) return [];
    if (fault.kind === 'gap' && mentions(proseBetween(report, previous, marker), marker, expected)) return [];
    const wanted = wordLike(marker, expected);
    if (wanted === undefined) return [];
    return [
      {
        span: report.proseSpan(marker.placed, marker.start, marker.end),
        message: messageOf(
          fault,
          wordLike(marker, marker.value) ?? '',
          wanted,
          previous && wordLike(previous, previous.value),
        ),
        related: previous
          ? [{ message: '前一个序次语', span: report.proseSpan(previous.placed, previous.start, previous.end) }]
          : [],
        fixes: fixesOf(report, run, fault, corrected, origin),
        data: { kind: fault.kind, value: marker.value, expected },
      },
    ];
  });
}

/** 二是…三是… although nothing before says 一 in any way. */
function startsWithoutOne(report: Report, markers: readonly PlacedMarker[]): boolean {
  const [first, second] = markers;
  if (first?.value !== 2 || second?.value !== 3) return false;
  let before = '';
  for (let index = Math.max(0, first.index - 8); index <= first.index; index++) {
    const folded = report.blocks[index]?.block.prose.folded ?? '';
    before += index === first.index ? folded.slice(0, first.start) : folded;
  }
  return !/一[是要、，,则来方个为靠抓]|[第其（(]一|首先|首要|1/.test(before);
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

function wordLike(marker: PlacedMarker, value: number): string | undefined {
  const numeral = numeralLike(marker.numeral, value);
  const { text } = marker.placed.block.prose;
  const at = marker.numeralStart;
  return numeral && text.slice(marker.start, at) + numeral + text.slice(at + marker.numeral.length, marker.end);
}

function messageOf({ kind }: SequenceFault, written: string, wanted: string, before: string | undefined): string {
  if (kind === 'start') return `这一组从“${written}”开始，前面没有“${wanted}”；请补上或改正。`;
  if (kind === 'duplicate') return `“${written}”重复，按顺序应为“${wanted}”。`;
  if (kind === 'swapped') return `“${written}”与下一个“${wanted}”次序颠倒，请对调。`;
  if (kind === 'gap') return `“${before ?? ''}”之后是“${written}”，缺“${wanted}”；请补上漏掉的内容或改正序次语。`;
  return `“${written}”倒退：前一个是“${before ?? ''}”，按顺序应为“${wanted}”。`;
}

function fixesOf(
  report: Report,
  { markers }: InlineRun,
  fault: SequenceFault,
  corrected: readonly (number | undefined)[],
  origin: number,
): Fix[] {
  const edit = (marker: PlacedMarker, value: number): Edit | undefined => {
    const end = marker.numeralStart + marker.numeral.length;
    const newText = numeralLike(marker.numeral, value);
    if (newText === undefined || !marker.placed.block.prose.isVerbatim(marker.numeralStart, end)) return undefined;
    return { span: report.proseSpan(marker.placed, marker.numeralStart, end), newText };
  };
  const edits: Edit[] = [];
  for (let index = fault.index; index < markers.length; index++) {
    const marker = markers[index];
    const value = (corrected[index] ?? 0) + origin;
    const change = marker && value !== marker.value ? edit(marker, value) : undefined;
    if (change) edits.push(change);
  }
  const marker = markers[fault.index];
  const single = marker && edit(marker, fault.expected + origin);
  const wanted = marker && wordLike(marker, fault.expected + origin);
  const fixes: Fix[] = [];
  if (edits.length > 1) fixes.push({ title: `从“${wanted}”起顺次重编（${edits.length}处）`, safe: false, edits });
  if (single) fixes.push({ title: `改为“${wanted}”`, safe: false, edits: [single] });
  return fixes;
}
