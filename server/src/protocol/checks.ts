// Checking files that are not open, and what the rules are.

/**
 * Checks a file that need not be open, as the server would if it were. Params `CheckTextParams`, result
 * `CheckTextResult`. An open document is answered about as it stands in the editor.
 */
export const CHECK_TEXT_REQUEST = 'baogao/checkText';

export interface CheckTextParams {
  readonly uri: string;
  readonly text: string;
}

export interface CheckTextResult {
  /** Whether the text is a report; there are no findings otherwise. */
  readonly isReport: boolean;
  /** LSP diagnostics. */
  readonly diagnostics: readonly unknown[];
}

/** What the rules are. No params, result `readonly RuleInfo[]`. */
export const RULES_REQUEST = 'baogao/rules';

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  /** 结构, 序号, 提法, 数据, 日期, 文字 or 设置. */
  readonly group: string;
  /** The clause, article or practice it rests on, and the force of that: 条例, 国标, 惯例 or 算术. */
  readonly source: string;
  readonly force: string;
}
