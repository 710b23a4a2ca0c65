import type { FactSheet } from '../knowledge/factSheet';
import type { Knowledge } from '../knowledge/knowledge';
import type { Profile } from '../knowledge/profile';
import type { AsOf } from '../report/asOf';
import type { Block } from '../report/block';
import type { LastYear } from '../report/lastYear';
import type { OtherReports } from '../report/longPassages';
import type { Report } from '../report/report';
import type { Script } from '../text/script';
import type { Span } from '../text/span';

/** How much a finding matters. Only what a norm demands or arithmetic proves is an error or a warning. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The groups of the rule catalogue. */
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** The groups in the order in which they are listed. */
export const RULE_GROUPS = ['结构', '序号', '提法', '数据', '日期', '文字', '设置'] as const;

/** What a rule rests on: a regulation, a national standard, office practice, or arithmetic alone. */
export type Force = '条例' | '国标' | '惯例' | '算术';

/** Plain data that travels with a finding, for tools. */
export type FindingData = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** One replacement; an empty span inserts. Spans of one fix do not overlap. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** A correction the writer can accept in one step. `safe` ones cannot change what the text says. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that belongs to the finding, e.g. the first 五、 when the second is reported. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/**
 * What a rule reports. The message says what is wrong, why, and what to do, in the words of a clerk, in Simplified
 * script; what it quotes and proposes is in the writer's. In `checkBlock` all spans count from the block's source,
 * in `checkReport` from the report's text.
 */
export interface RawFinding {
  readonly span: Span;
  readonly message: string;
  /** Only where one finding of the rule is weaker or stronger than its default. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly data?: FindingData;
}

/** What every rule may look at. The same object serves all blocks of one check. */
export interface RuleContext {
  readonly knowledge: Knowledge;
  readonly script: Script;
  /** The date the report is judged by, and where it was found. */
  readonly asOf: AsOf;
  /** The kind of report, or undefined when it could not be told. */
  readonly profile: Profile | undefined;
  /** Other reports to compare with, for `checkReport` alone: findings of blocks are kept while others change. */
  readonly others?: OtherReports;
  /** The figures agreed for this draft, for `checkReport` alone. */
  readonly facts?: FactSheet;
  /** The report of the year before, for `checkReport` alone. */
  readonly lastYear?: LastYear;
}

export type Add = (finding: RawFinding) => void;

/**
 * What `checkReport` looks at besides the context and the front matter. After an edit within paragraphs that leaves all of it
 * as it was, the findings are those of before at their new places, and the rule is not asked.
 */
export interface Reads {
  /** What it reads of a block, compared by `===`: the block itself where that may be anything. */
  readonly block: (block: Block, context: RuleContext) => unknown;
  /** The facts of the report that it builds on, compared by `===`. */
  readonly facts?: readonly ((report: Report) => unknown)[];
}

/**
 * One check. Its id is also the name of its file, its page `docs/rules/<id>.md`, its fixture folder, the code of
 * its diagnostics and its setting.
 *
 * `checkBlock` sees one block and nothing around it, so that its findings are kept while the block is unchanged;
 * `checkReport` sees all and runs on every change. A rule has one of them, seldom both. Rules are pure: they read
 * no clock, no file, no other rule, and change nothing.
 */
export interface Rule {
  readonly id: string;
  /** Short Chinese name, e.g. 序号不连续. */
  readonly title: string;
  /** The same in English, for the English user interface. */
  readonly titleEnglish: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  readonly force: Force;
  /** Where the demand stands: clause, article or practice. */
  readonly source: string;
  /** The rule that says more where both speak of the same words of a block; this one is silent there. */
  readonly yieldsTo?: string;
  checkBlock?(block: Block, context: RuleContext, add: Add): void;
  checkReport?(report: Report, context: RuleContext, add: Add): void;
  /** Left out where `checkReport` may look at anything; it is asked after every edit then. */
  readonly reads?: Reads;
}

/** A finding as the service hands it out: placed in the report, with its rule's id and final severity. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly data: FindingData;
}
