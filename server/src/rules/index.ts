import type { Rule } from './rule';

/** All rules, sorted by id. A new rule is one line here, one file, one page and one folder of fixtures. */
export const rules: readonly Rule[] = [];
