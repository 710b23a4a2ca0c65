import { closingFormula } from './closing-formula';
import { duplicatePassage } from './duplicate-passage';
import { elementMissing } from './element-missing';
import { figureGrowth } from './figure-growth';
import { figureShare } from './figure-share';
import { figureSum } from './figure-sum';
import { fixedPhrase } from './fixed-phrase';
import { outdatedTerm } from './outdated-term';
import { outlineMismatch } from './outline-mismatch';
import { percentagePoint } from './percentage-point';
import { placeholder } from './placeholder';
import { punctuationWidth } from './punctuation-width';
import { reportTitle } from './report-title';
import { requestInReport } from './request-in-report';
import type { Rule } from './rule';
import { sectionEmpty } from './section-empty';
import { sectionMissing } from './section-missing';
import { sectionOrder } from './section-order';
import { webResidue } from './web-residue';

/** All rules, sorted by id. A new rule is one line here, one file, one page and one folder of fixtures. */
export const rules: readonly Rule[] = [
  closingFormula,
  duplicatePassage,
  elementMissing,
  figureGrowth,
  figureShare,
  figureSum,
  fixedPhrase,
  outdatedTerm,
  outlineMismatch,
  percentagePoint,
  placeholder,
  punctuationWidth,
  reportTitle,
  requestInReport,
  sectionEmpty,
  sectionMissing,
  sectionOrder,
  webResidue,
];
