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
  /** Other names in titles and in front matter 类型: 自查自纠报告, 自查情况报告. */
  readonly aliases: readonly string[];
  /** up 上行文, level 平行文, down 下行文, inner 内部材料. */
  readonly direction: 'up' | 'level' | 'down' | 'inner';
  readonly sections: readonly ProfileSection[];
  /** Numbering marks by level, as they should look; undefined where the kind leaves it open. */
  readonly numbering: readonly string[];
  /** Parts besides the sections that this kind has to have. */
  readonly elements: readonly ProfileElement[];
  /** Accepted closing sentences; empty when the kind has none. */
  readonly closings: readonly string[];
  /** Page format: plain 普通稿, letter 信函, minutes 纪要, document 文件. */
  readonly page: 'plain' | 'document' | 'letter' | 'minutes';
}

export type ProfileElement = '主送机关' | '署名' | '成文日期' | '签发人' | '发文字号' | '附注' | '附件说明';

/** A part a report of this kind has, recognised by what it is about and not by one literal heading. */
export interface ProfileSection {
  /** Role id: lead, basic, organisation, work, result, problem, cause, next, advice, guarantee, target, … */
  readonly role: string;
  /** The heading the skeleton uses: 存在的问题. */
  readonly name: string;
  readonly need: 'required' | 'usual' | 'optional';
  /** Wordings of headings that fill the role; literal words, `…` for any words between them. */
  readonly headings: readonly string[];
  /** Words in a paragraph without heading that fill the role: 尽管…不足, 下一步. */
  readonly phrases: readonly string[];
  /** What the part should hold, for hover and messages. */
  readonly about: string;
  /** Markdown of the skeleton without its heading; `${1:…}` are tab stops, `【…】` placeholders. */
  readonly skeleton: string;
}
