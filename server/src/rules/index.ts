import { misspelling } from './misspelling';
import { outdatedTerm } from './outdated-term';
import { placeholder } from './placeholder';
import type { Rule } from './rule';
import { sectionMissing } from './section-missing';
import { webResidue } from './web-residue';

/** All rules, sorted by id. A new rule is one line here, one file, one page and one folder of fixtures. */
export const rules: readonly Rule[] = [misspelling, outdatedTerm, placeholder, sectionMissing, webResidue];
