import { imprecisionsOf } from '../report/relations/imprecisions';
import { inScript } from '../text/script';
import type { Rule } from './rule';

export const figurePrecision: Rule = {
  id: 'figure-precision',
  title: '概数用法重复或矛盾',
  titleEnglish: 'Doubled or contradictory approximation',
  group: '数据',
  severity: 'hint',
  force: '国标',
  source: 'GB/T 15835-2011 第4.2.2条及惯例（概数）',
  checkBlock(block, context, add) {
    for (const { span, message, replacement } of imprecisionsOf(block)) {
      const source = block.prose.sourceSpan(span.start, span.end);
      const canFix = replacement !== undefined && block.prose.isVerbatim(replacement.span.start, replacement.span.end);
      const newText = inScript(replacement?.newText ?? '', context.script);
      const target = replacement ? block.prose.sourceSpan(replacement.span.start, replacement.span.end) : source;
      add({
        span: source,
        message,
        fixes: canFix
          ? [
              {
                title: `删去“${block.source.slice(target.start, target.end)}”`,
                safe: false,
                edits: [{ span: target, newText }],
              },
            ]
          : [],
      });
    }
  },
};
