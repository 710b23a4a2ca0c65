import type { Profile, ProfileSection } from '../knowledge/profile';
import { matcherOf, withoutNoise } from '../knowledge/wording';
import { type Block, blockFact } from './block';
import { isClosingFormula } from './closing';
import { elementsOf } from './elements';
import { outlinesOf } from './outline';
import { isProseBlock, type Report } from './report';
import { reportFact, whileSame } from './reportFact';
import { isNarrativeItem, sentencesOf } from './sentences';
import { structuralKeyOf } from './structuralKey';

/** A place where a report does what a section of its profile is for. */
export interface RolePlace {
  readonly section: ProfileSection;
  /** Index in `report.blocks` of the heading or the paragraph. */
  readonly block: number;
  /** By its heading, by a sentence, as a paragraph before the first heading, or as text on the subject matter. */
  readonly how: 'heading' | 'sentence' | 'opening' | 'subject';
}

/** What a report fills of its profile. */
export interface Roles {
  readonly places: readonly RolePlace[];
  /** Index of the first block that is not body any more: closing formula, signature, attachments. */
  readonly bodyEnd: number;
  /** Indexes of the paragraphs of the body, headings included, closing formula excluded. */
  readonly body: readonly number[];
}

const known = new WeakMap<Profile, (report: Report) => Roles>();

/** Where the report fills which section of the profile; computed once for a report and a profile. */
export function rolesOf(report: Report, profile: Profile): Roles {
  let roles = known.get(profile);
  if (!roles) {
    roles = reportFact(
      (each) => findRoles(each, profile),
      whileSame((block) => roleKey(block, profile)),
    );
    known.set(profile, roles);
  }
  return roles(report);
}

/** Shortest paragraph in units that can be text on the subject matter. */
const SUBJECT_LENGTH = 30;

const isSubject = blockFact(
  (block) => !isProseBlock(block) || block.prose.text.length >= SUBJECT_LENGTH || block.heading !== undefined,
);

function findRoles(report: Report, profile: Profile): Roles {
  const body = bodyBlocks(report);
  const places: RolePlace[] = [];
  const add = (section: ProfileSection, block: number, how: RolePlace['how']) => places.push({ section, block, how });
  const owners = headingRoles(report, profile, add);
  const opening = new Set(openingBlocks(report, body));
  for (const section of profile.sections) {
    const [first] = opening;
    if (section.opening && first !== undefined) add(section, first, 'opening');
  }
  const main = profile.sections.filter((section) => section.main);
  // Behind 今后，我们将… the paragraphs 一是…五是… belong to it and not to the work that was done.
  let followsRole = false;
  for (const index of body) {
    const block = report.blocks[index]?.block;
    if (!block) continue;
    const owner = owners.get(index);
    const isHeadingOnly = block.heading !== undefined && !block.runIn;
    const spoken = isProseBlock(block) && !isHeadingOnly ? spokenSections(block, profile) : NOTHING_SPOKEN;
    for (const section of spoken.first) add(section, index, 'sentence');
    for (const section of spoken.later) {
      if (owner === undefined || isNear(profile, owner, section)) add(section, index, 'sentence');
    }
    const speaks = [...spoken.first, ...spoken.later].some(
      (section) => !section.main && !section.opening && section.headed,
    );
    if (owner !== undefined || opening.has(index)) continue;
    const isItem = isNarrativeItem(block);
    if (!isItem) followsRole = speaks;
    const isTaken = isItem ? followsRole : speaks && block.heading === undefined;
    if (isSubject(block) && !isTaken) for (const section of main) add(section, index, 'subject');
  }
  places.sort((a, b) => a.block - b.block);
  return { places, body, bodyEnd: (body[body.length - 1] ?? report.blocks.length - 1) + 1 };
}

/** Paragraphs and tables of the body without the closing formula at its end. */
function bodyBlocks(report: Report): number[] {
  const kinds = elementsOf(report);
  const body = kinds.flatMap((kind, index) => {
    const block = report.blocks[index]?.block;
    return kind === 'body' || (kind === 'other' && block?.kind === 'table') ? [index] : [];
  });
  for (let last = body[body.length - 1]; last !== undefined; last = body[body.length - 1]) {
    const block = report.blocks[last]?.block;
    if (!block || !isProseBlock(block) || !isClosingFormula(block)) break;
    body.pop();
  }
  return body;
}

/** Matches headings; returns for every block below a heading that fills sections which they are. */
function headingRoles(
  report: Report,
  profile: Profile,
  add: (section: ProfileSection, block: number, how: RolePlace['how']) => void,
): Map<number, readonly ProfileSection[]> {
  const owners = new Map<number, readonly ProfileSection[]>();
  const { body } = outlinesOf(report);
  for (const node of body.nodes) {
    const block = report.blocks[node.block]?.block;
    const sections = block ? headingSections(block, profile) : [];
    for (const section of sections) add(section, node.block, 'heading');
    if (sections.length === 0) continue;
    // Below 第一部分　工作总结 there are sections of all kinds, which speak for themselves.
    const isWholeReport = node.level === 0 && node.children.length > 0 && sections.some((section) => section.main);
    const end = isWholeReport ? node.block + 1 : node.end;
    for (let index = node.block; index < end; index++) owners.set(index, sections);
  }
  return owners;
}

/** The paragraphs before the first heading or the first 一是; without either, the first paragraph alone. */
function openingBlocks(report: Report, body: readonly number[]): readonly number[] {
  const heading = outlinesOf(report).body.nodes[0]?.block;
  const item = body.find((index) => {
    const block = report.blocks[index]?.block;
    return block !== undefined && isNarrativeItem(block);
  });
  const end = Math.min(heading ?? Number.POSITIVE_INFINITY, item ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(end)) return body.slice(0, 1);
  return body.filter((index) => index < end);
}

/** Sections a paragraph speaks for: with its first sentence, or with a later one only. */
interface Spoken {
  readonly first: readonly ProfileSection[];
  readonly later: readonly ProfileSection[];
}

const NOTHING_SPOKEN: Spoken = { first: [], later: [] };

/** Whether a section stands next to one of the others in the profile, optional ones between them left out. */
function isNear(profile: Profile, others: readonly ProfileSection[], section: ProfileSection): boolean {
  const own = profile.sections.indexOf(section);
  return others.some((other) => {
    const at = profile.sections.indexOf(other);
    const between = profile.sections.slice(Math.min(at, own) + 1, Math.max(at, own));
    return between.every((each) => each.need === 'optional');
  });
}

/** What is found for a block is kept as long as the block, so that a keystroke costs one paragraph. */
function perBlock<T>(find: (block: Block, profile: Profile) => T): (block: Block, profile: Profile) => T {
  const facts = new WeakMap<Profile, (block: Block) => T>();
  return (block, profile) => {
    let fact = facts.get(profile);
    if (!fact) {
      fact = blockFact((each) => find(each, profile));
      facts.set(profile, fact);
    }
    return fact(block);
  };
}

/** The sections whose headings read like the block's heading, or like the whole block where it is a plain line. */
export const headingSections = perBlock((block, profile): readonly ProfileSection[] => {
  const { start, end } = block.heading ?? { start: 0, end: block.prose.text.length };
  const words = withoutNoise(block.prose.folded, start, end);
  return profile.sections.filter((section) => matcherOf(section.headings).fits(words));
});

const spokenSections = perBlock((block, profile): Spoken => {
  const sentences = sentencesOf(block);
  const first: ProfileSection[] = [];
  const later: ProfileSection[] = [];
  for (const section of profile.sections) {
    if (section.phrases.length === 0) continue;
    const matcher = matcherOf(section.phrases);
    const index = sentences.findIndex((sentence) => matcher.begins(sentence.words));
    if (index === 0) first.push(section);
    else if (index > 0) later.push(section);
  }
  return { first, later };
});

/** All that roles are found by, of one block. */
const roleKey = perBlock((block, profile): string => {
  const { first, later } = isProseBlock(block) ? spokenSections(block, profile) : NOTHING_SPOKEN;
  const spoken = [first, later].map((sections) => sections.map(({ role }) => role).join(' '));
  return [structuralKeyOf(block), isNarrativeItem(block), isSubject(block), ...spoken].join('|');
});
