import { blockFact } from './block';

const CLOSING =
  /^(?:特此|专此|此复|此令|此致|以上|妥否|当否|可否|是否妥当|如无不妥|现提请|请予审议|请予函复|盼复|请审阅|请审议|请批示|请批复|请予批准|请予批复|请予审批|请遵照|请认真|请贯彻|望遵照|望认真|谢谢|汇报完毕|报告完毕)/;
/** Longest closing formula in units: 以上请示如无不妥，请批转各地、各部门执行。 */
const LIMIT = 40;

/** Whether the paragraph is nothing but a closing formula: 特此报告。 妥否，请批示。 以上报告，请审阅。 */
export const isClosingFormula = blockFact((block): boolean => {
  const words = block.prose.folded.trim();
  return words.length <= LIMIT && block.mark === undefined && block.depth === 0 && CLOSING.test(words);
});

/** Longest heading-like line in units; a longer one without a mark at its end stops in the middle of a sentence. */
const LINE_LIMIT = 40;

/**
 * Whether a text that ends with this paragraph was cut off: it stops at `...`, at a comma, or without any mark
 * although it is too long for a heading.
 */
export const isCutOff = blockFact((block): boolean => {
  const words = block.prose.folded.trimEnd();
  if (/(?:\.{3}|…|[，,、])$/.test(words)) return true;
  return words.length > LINE_LIMIT && !/[。．.！!？?；;：:）)”’」》】〕\]]$/.test(words);
});
