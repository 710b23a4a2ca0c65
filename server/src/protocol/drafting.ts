// What helps to write a report: its parts, its kinds, and the kinds of code actions.

import type { Passage } from './reports';

/** Where and what to insert for a section. Params `SectionParams`, result `SectionSnippet` or null. */
export const SECTION_SNIPPET_REQUEST = 'baogao/sectionSnippet';

export interface SectionParams {
  readonly uri: string;
  readonly role: string;
}

export interface SectionSnippet {
  /** Snippet text with tab stops. */
  readonly snippet: string;
  readonly line: number;
  readonly character: number;
}

/** How to write a value into the front matter. Params `FrontMatterParams`, result `FrontMatterChange` or null. */
export const FRONT_MATTER_REQUEST = 'baogao/frontMatterEdit';

export interface FrontMatterParams {
  readonly uri: string;
  /** 类型: the kind of report; 提法日期: the day by which wordings are judged. */
  readonly key: '类型' | '提法日期';
  readonly value: string;
}

/** The passage to be replaced, and by what. */
export interface FrontMatterChange extends Passage {
  readonly newText: string;
}

/** The kinds of report there are. No params, result `readonly ProfileInfo[]`. */
export const PROFILES_REQUEST = 'baogao/profiles';

export interface ProfileInfo {
  readonly id: string;
  readonly name: string;
}

/** A new report that passes its own profile. Params `SkeletonParams`, result string (snippet text) or null. */
export const SKELETON_REQUEST = 'baogao/skeleton';

export interface SkeletonParams {
  readonly type: string;
  readonly organisation: string;
  readonly period: string;
  readonly script: 'hans' | 'hant';
}

/** Kinds of the code actions that silence a finding: in its paragraph, in its file, in all reports of the folder. */
export const IGNORE_ACTIONS = {
  once: 'quickfix.baogao.ignoreOnce',
  inFile: 'quickfix.baogao.ignoreInFile',
  always: 'quickfix.baogao.ignoreAlways',
} as const;

/** Kind of the actions that count the report's numbers through. */
export const RENUMBER_ACTION = 'refactor.rewrite.renumber';

/** Kind of the action that makes Markdown of pasted plain text; for the selection, else for the whole text. */
export const STRUCTURE_ACTION = 'refactor.rewrite.structure';
