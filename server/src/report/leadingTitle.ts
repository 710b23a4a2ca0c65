import { isBlank, skipBlank } from '../text/cjk';
import { fold } from '../text/script';

const KIND = /(?:报告|总结|要点|思路|计划|方案|请示|通知|通报|意见|纪要|汇报|打算|安排)(?:[（(][^（）()]{1,12}[）)])?$/;
const LEAD =
  /^(?:(?:19|20)\d\d|今年|去年|一年来|上半年|下半年|近年来|根据|按照|遵照|为了?|自|在|我[县区市局校镇乡院]|[^\s，。：]{2,30}[：:])/;

/**
 * Where the text behind a title begins, when a pasted line starts with its title and goes on with the report behind
 * a blank: 某县2023年上半年教育工作总结 2023年上半年，…. Undefined when the line does not start like that. `line` as written.
 */
export function endOfLeadingTitle(line: string): number | undefined {
  const start = skipBlank(line, 0);
  let end = start;
  while (end < line.length && end - start <= 60 && !isBlank(line.charCodeAt(end))) end++;
  const length = end - start;
  const next = skipBlank(line, end);
  if (length < 5 || length > 60 || line.length - next < 20) return undefined;
  const title = fold(line.slice(start, end));
  if (/[，。；：！？,;:!?]/.test(title) || !KIND.test(title)) return undefined;
  if (/^(?:根据|按照|为|在|结合|围绕|通过|经|对|以)/.test(title) && !/^在.+上的/.test(title)) return undefined;
  return LEAD.test(fold(line.slice(next, next + 40))) ? next : undefined;
}
