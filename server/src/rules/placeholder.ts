import { blanksOf, findBlanks } from '../report/blanks';
import type { Span } from '../text/span';
import type { Add, Rule } from './rule';

/** More places than this help nobody find them. */
const RELATED_LIMIT = 10;

/**
 * Something was left blank or masked: `...`, XX县, 20××年, 【待补充】, `__`. One finding for a paragraph or table, however many blanks it
 * has, at the first of them.
 */
export const placeholder: Rule = {
  id: 'placeholder',
  title: '留空未填',
  titleEnglish: 'Placeholder left in the text',
  group: '文字',
  severity: 'warning',
  force: '惯例',
  source: '定稿公文不得留有空缺、遮盖和填写提示',
  checkBlock(block, _context, add) {
    addOnce(blanksOf(block), (span) => block.source.slice(span.start, span.end), add);
  },
  checkReport(report, _context, add) {
    for (const entry of report.frontMatter.entries) {
      for (const [index, value] of entry.values.entries()) {
        const place = entry.valueSpans[index];
        if (place && findBlanks(value).length > 0) addOnce([place], (span) => report.slice(span), add);
      }
    }
  },
};

function addOnce(spans: readonly Span[], textAt: (span: Span) => string, add: Add): void {
  const [first, ...others] = spans;
  if (!first) return;
  const where = others.length === 0 ? `“${textAt(first)}”处` : `此处共有${spans.length}处（首处为“${textAt(first)}”）`;
  add({
    span: first,
    message: `${where}内容留空或被遮盖，定稿前应补上实际的名称、数字或日期。`,
    related: others.slice(0, RELATED_LIMIT).map((span) => ({ message: `另一处留空“${textAt(span)}”`, span })),
    data: { count: spans.length },
  });
}
