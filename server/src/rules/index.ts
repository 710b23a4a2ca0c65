import { anniversary } from './anniversary';
import { captionNumbering } from './caption-numbering';
import { closingFormula } from './closing-formula';
import { conversionSlip } from './conversion-slip';
import { crossReference } from './cross-reference';
import { dateInvalid } from './date-invalid';
import { documentNumber } from './document-number';
import { duplicatePassage } from './duplicate-passage';
import { elementMissing } from './element-missing';
import { figureConflict } from './figure-conflict';
import { figureCount } from './figure-count';
import { figureDirection } from './figure-direction';
import { figureGrowth } from './figure-growth';
import { figurePrecision } from './figure-precision';
import { figureRange } from './figure-range';
import { figureShare } from './figure-share';
import { figureSum } from './figure-sum';
import { figureUnit } from './figure-unit';
import { fixedPhrase } from './fixed-phrase';
import { frontMatter } from './front-matter';
import { inconsistentName } from './inconsistent-name';
import { inlineSequence } from './inline-sequence';
import { misspelling } from './misspelling';
import { mixedScript } from './mixed-script';
import { numberForm } from './number-form';
import { numberingLevel } from './numbering-level';
import { numberingSequence } from './numbering-sequence';
import { numberingStyle } from './numbering-style';
import { outdatedTerm } from './outdated-term';
import { outlineMismatch } from './outline-mismatch';
import { percentagePoint } from './percentage-point';
import { periodMismatch } from './period-mismatch';
import { placeholder } from './placeholder';
import { punctuationPair } from './punctuation-pair';
import { punctuationUse } from './punctuation-use';
import { punctuationWidth } from './punctuation-width';
import { reportTitle } from './report-title';
import { requestInReport } from './request-in-report';
import type { Rule } from './rule';
import { sectionEmpty } from './section-empty';
import { sectionMissing } from './section-missing';
import { sectionOrder } from './section-order';
import { tableTotal } from './table-total';
import { webResidue } from './web-residue';

/** All rules, sorted by id. A new rule is one line here, one file, one page and one folder of fixtures. */
export const rules: readonly Rule[] = [
  anniversary,
  captionNumbering,
  closingFormula,
  conversionSlip,
  crossReference,
  dateInvalid,
  documentNumber,
  duplicatePassage,
  elementMissing,
  figureConflict,
  figureCount,
  figureDirection,
  figureGrowth,
  figurePrecision,
  figureRange,
  figureShare,
  figureSum,
  figureUnit,
  fixedPhrase,
  frontMatter,
  inconsistentName,
  inlineSequence,
  misspelling,
  mixedScript,
  numberForm,
  numberingLevel,
  numberingSequence,
  numberingStyle,
  outdatedTerm,
  outlineMismatch,
  percentagePoint,
  periodMismatch,
  placeholder,
  punctuationPair,
  punctuationUse,
  punctuationWidth,
  reportTitle,
  requestInReport,
  sectionEmpty,
  sectionMissing,
  sectionOrder,
  tableTotal,
  webResidue,
];
