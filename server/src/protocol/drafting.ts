// What helps to write a report: its parts, its kinds, and the kinds of code actions.

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
