/**
 * A kind of report: what its parts are, how they are numbered, how it closes. Written by office staff in
 * `server/data/profiles/*.yaml` or in a workspace's `baogao.yaml`; see `server/data/README.md` for every field.
 * All texts are Simplified; matching is done on folded text.
 */
export interface Profile {
  /** Latin id, also the file name: self-inspection, work-points … */
  readonly id: string;
  /** Chinese name: 自查报告. */
  readonly name: string;
  /** Other names in front matter 类型 and at the end of titles: 自查自纠报告, 自查情况报告. */
  readonly aliases: readonly string[];
  /** Wordings (see `wording.ts`) a title of this kind has, for titles that do not simply end with a name. */
  readonly titles: readonly string[];
  /** Wordings of the first paragraph that show the kind where the title does not. */
  readonly openings: readonly string[];
  /** up 上行文, level 平行文, down 下行文, inner 内部材料. */
  readonly direction: 'up' | 'level' | 'down' | 'inner';
  /** Whether the paper may ask a superior for something; a 报告 must not (《条例》 art. 15). */
  readonly requests: 'forbidden' | 'free';
  /** In the order in which they usually stand. */
  readonly sections: readonly ProfileSection[];
  /** Numbering marks by level, as they should look; empty where the kind leaves it open. */
  readonly numbering: readonly string[];
  /** Parts besides the sections that this kind has to have. */
  readonly elements: readonly ProfileElement[];
  /** Accepted closing sentences, as wordings; empty when the kind has none. The first is the skeleton's. */
  readonly closings: readonly string[];
  /** Whether one of the closings has to stand, is customary, or is out of place. */
  readonly closing: 'required' | 'usual' | 'none';
  /** Page format: plain 普通稿, letter 信函, order 命令, minutes 纪要, document 文件. */
  readonly page: 'plain' | 'document' | 'letter' | 'order' | 'minutes';
  /** The title of the skeleton; 【…】 marks what the writer fills in. */
  readonly skeletonTitle: string;
  /** Line under the title of the skeleton, e.g. ——【日期】在【会议】上; empty when there is none. */
  readonly titleNote: string;
  /** Who is spoken to, e.g. 各位代表：; empty when there is none. */
  readonly salutation: string;
  /** What the kind is for, for hover and the list of kinds. */
  readonly about: string;
}

export const PROFILE_ELEMENTS = ['主送机关', '署名', '成文日期', '签发人', '发文字号', '附注', '附件说明'] as const;
export type ProfileElement = (typeof PROFILE_ELEMENTS)[number];

/** A part a report of this kind has, recognised by what it is about and not by one literal heading. */
export interface ProfileSection {
  /** Role id: lead, basic, organisation, work, result, problem, cause, next, advice, guarantee, target, … */
  readonly role: string;
  /** The heading the skeleton uses: 存在的问题. */
  readonly name: string;
  readonly need: 'required' | 'usual' | 'optional';
  /** Wordings of headings that fill the role (see `wording.ts`). */
  readonly headings: readonly string[];
  /** Wordings of a sentence that fills the role without a heading: 尽管…不足, 下一步. */
  readonly phrases: readonly string[];
  /** Whether the unnumbered paragraphs before the first heading fill the role. */
  readonly opening: boolean;
  /** Whether headings on the subject matter and plain paragraphs of work fill the role. */
  readonly main: boolean;
  /** Whether the part has a heading of its own in the skeleton; otherwise it is paragraphs only. */
  readonly headed: boolean;
  /** What the part should hold, for hover and messages. */
  readonly about: string;
  /** Markdown of the skeleton without its heading; `【…】` marks what the writer fills in. */
  readonly skeleton: string;
}
