/** Most units of a YAML file that is read; the largest term list of an office is a tenth of it. */
export const YAML_LENGTH_LIMIT = 1_000_000;
/** Brackets within one another, and columns that a line's indicators and indentation may take. */
const FLOW_LIMIT = 60;
const INDENT_LIMIT = 200;

/** The first line of a parser's message, without the place, which is shown where the problem is. */
export function yamlMessage(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** Why a YAML text must not be given to the parser, in words for its writer; undefined when it may. */
export function yamlRefusal(text: string): string | undefined {
  if (text.length > YAML_LENGTH_LIMIT) return `文件太大，超过 ${YAML_LENGTH_LIMIT / 10_000} 万字，不予读取。`;
  return isTooDeep(text) ? '嵌套太深，不予读取。' : undefined;
}

/**
 * Whether the text may nest deeper than the parser can go. It descends once for each level, and where the stack ends inside
 * it the whole process may end, not only the parsing. Every level of a block takes at least one column in front of the
 * words, and every level of a flow a bracket, so counting both is enough; brackets in words count too, up to a line's end
 * where they are closed.
 */
function isTooDeep(text: string): boolean {
  let flow = 0;
  let column = 0;
  let inWords = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) {
      column = 0;
      inWords = false;
    } else if (unit === 0x5b || unit === 0x7b) {
      inWords = true;
      if (++flow > FLOW_LIMIT) return true;
    } else if (unit === 0x5d || unit === 0x7d) {
      inWords = true;
      if (flow > 0) flow--;
    } else if (!inWords) {
      // Blanks, tabs, - ? : stand in front of what a block holds.
      if (unit === 32 || unit === 9 || unit === 0x2d || unit === 0x3f || unit === 0x3a) {
        if (++column > INDENT_LIMIT) return true;
      } else inWords = true;
    }
  }
  return false;
}
