import type { Profile, ProfileSection } from '../knowledge/profile';
import { matcherOf, squeezed } from '../knowledge/wording';
import { inScript } from '../text/script';
import { type Span, spanOf } from '../text/span';
import type { PlacedBlock } from './block';
import { isCutOff } from './closing';
import { markLike, numeralLike } from './headingStyle';
import { insertionIndex } from './insertionIndex';
import { outlinesOf, topSections } from './outline';
import { isProseBlock, type Report } from './report';
import { rolesOf } from './roles';

/** One replacement in the report's text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A section of the profile that the report does not have, and where it belongs. Spans count in the report's text. */
export interface MissingSection {
  readonly section: ProfileSection;
  /** From the last character before the place to the first one behind it. */
  readonly place: Span;
  /** The last paragraph before the place and the first one behind it, if there are any. */
  readonly before: Span | undefined;
  readonly after: Span | undefined;
  /** Puts the skeleton in, with the next number, and counts the headings behind it on. */
  readonly edits: readonly TextEdit[];
}

/** The least that can be called a complete draft. */
const ENOUGH: Enough = { text: 120, parts: 2 };

/** How much there has to be: units of text, and headings or paragraphs behind the first. */
export interface Enough {
  readonly text: number;
  readonly parts: number;
}

/** Whether there is enough of the report to say that something is missing and not merely still to be written. */
export function isSubstantial(report: Report, profile: Profile, enough = ENOUGH): boolean {
  const { body } = rolesOf(report, profile);
  const roots = topSections(outlinesOf(report).body);
  if (Math.max(roots.length, body.length - 1) < enough.parts) return false;
  let length = 0;
  return body.some((index) => {
    length += report.blocks[index]?.block.prose.text.length ?? 0;
    return length >= enough.text;
  });
}

/** The sections the report does not fill, in the order of the profile; nothing for a text that has hardly begun. */
export function missingSections(report: Report, profile: Profile): readonly MissingSection[] {
  if (!isSubstantial(report, profile)) return [];
  const { places, bodyEnd } = rolesOf(report, profile);
  const filled = new Set(places.map((place) => place.section.role));
  const last = report.blocks[bodyEnd - 1]?.block;
  const isOpenEnded = last !== undefined && isCutOff(last);
  return profile.sections
    .filter((section) => section.need !== 'optional' && !filled.has(section.role) && !isInSynopsis(report, section))
    .filter((section) => !isOpenEnded || insertionIndex(report, profile, section) < bodyEnd)
    .map((section) => placeOf(report, profile, section));
}

/** What the 提纲 announces and the body lacks is reported as a difference between the two, and only once. */
function isInSynopsis(report: Report, section: ProfileSection): boolean {
  const nodes = outlinesOf(report).synopsis?.nodes ?? [];
  return nodes.some((node) => matcherOf(section.headings).fits(squeezed(node.text)));
}

function placeOf(report: Report, profile: Profile, section: ProfileSection): MissingSection {
  const at = insertionIndex(report, profile, section);
  const blocks = report.blocks;
  const before = previousProse(report, at);
  const after = blocks[at];
  const start = before ? before.offset + before.block.source.length : (after?.offset ?? report.text.length);
  const end = after ? after.offset : start;
  return {
    section,
    place: spanOf(before ? Math.max(before.offset, start - 1) : start, Math.max(start, end)),
    before: before ? report.blockSpan(before) : undefined,
    after: after ? report.blockSpan(after) : undefined,
    edits: editsFor(report, profile, section, at, { start, end }, before !== undefined),
  };
}

function previousProse(report: Report, at: number): PlacedBlock | undefined {
  for (let index = at - 1; index >= 0; index--) {
    const placed = report.blocks[index];
    if (placed && (isProseBlock(placed.block) || placed.block.kind === 'table')) return placed;
  }
  return undefined;
}

function editsFor(
  report: Report,
  profile: Profile,
  section: ProfileSection,
  at: number,
  { start, end }: Span,
  hasBefore: boolean,
): TextEdit[] {
  const write = (text: string) => inScript(text, report.script);
  const gap = report.text.slice(start, end);
  const breaks = gap.match(/\r\n|\n|\r/g) ?? [];
  const line = breaks[0] ?? '\n';
  const separator = breaks.length === 1 && end < report.text.length ? line : line + line;
  const { heading, edits } = section.headed ? headingFor(report, profile, section, at) : { heading: '', edits: [] };
  const skeleton = write(section.skeleton).replaceAll('\n\n', separator);
  const text = heading === '' ? skeleton : `${write(heading)}${separator}${skeleton}`;
  const newText = hasBefore ? separator + text : text + separator;
  return [{ span: spanOf(start, start), newText }, ...edits];
}

/** The section's heading in the style of its neighbours, and the edits that count the following ones on. */
function headingFor(
  report: Report,
  profile: Profile,
  section: ProfileSection,
  at: number,
): { heading: string; edits: TextEdit[] } {
  const roots = topSections(outlinesOf(report).body);
  const level = Math.min(...roots.map((root) => root.level));
  const siblings = roots.filter((root) => root.level === level);
  const previous = siblings.filter((root) => root.block < at).pop();
  const following = siblings.filter((root) => root.block >= at);
  const model = previous ?? following[0];
  if (!model) return { heading: '', edits: [] };
  const hashes = '#'.repeat(report.blocks[model.block]?.block.depth ?? 0);
  const prefix = hashes === '' ? '' : `${hashes} `;
  if (!model.mark) return { heading: prefix + section.name, edits: [] };
  // Long numbered paragraphs are no headings, but they count.
  const numbered = rolesOf(report, profile).body.flatMap((index) => {
    const placed = report.blocks[index];
    const mark = placed?.block.mark;
    return placed && mark?.level === level && placed.block.container !== 'quote' ? [{ index, placed, mark }] : [];
  });
  const value = (numbered.filter((each) => each.index < at).pop()?.mark.value ?? 0) + 1;
  const edits: TextEdit[] = [];
  for (const [distance, { placed, mark }] of numbered.filter((each) => each.index >= at).entries()) {
    if (mark.value !== value + distance) break;
    const from = placed.block.prose.text.indexOf(mark.numeral, mark.span.start);
    const span = report.proseSpan(placed, from, from + mark.numeral.length);
    edits.push({ span, newText: numeralLike(mark, mark.value + 1) });
  }
  return { heading: prefix + markLike(model.mark, value) + section.name, edits };
}
