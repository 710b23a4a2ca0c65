import { inScript } from '../text/script';
import type { Span } from '../text/span';
import type { Completion } from './completion';
import type { ReportSession } from './session';

/** What a comment of the report says about its paper, with the initials by which it is found and what it does. */
const WISHES = [
  { words: '分页', initials: 'fy', effect: '下文另起一面。' },
  {
    words: '横排',
    initials: 'hp',
    effect: '下面的表横排在另一面上：表头在纸的左边，页码不动，Word 里是横向的一节（GB/T 9704—2012 第 8 章）。',
  },
  { words: '竖排', initials: 'sp', effect: '下面的表不横排，列再多也不。' },
] as const;

/** Comments that say how the paper is to be set, at the beginning of a line: behind `<` or the initials of their words. */
export function pageCompletions(session: ReportSession, typed: string, span: Span): Completion[] {
  const { script } = session.report;
  const isMarkup = typed.startsWith('<');
  return WISHES.filter(({ initials }) => isMarkup || initials.startsWith(typed.toLowerCase())).map(
    ({ words, initials, effect }, index) => {
      const comment = inScript(`<!-- ${words} -->`, script);
      return {
        label: comment,
        detail: inScript('版面', script),
        insert: comment,
        isSnippet: false,
        span,
        kind: 'phrase',
        filter: isMarkup ? comment : initials,
        sort: `4${index}`,
        documentation: inScript(effect, script),
      };
    },
  );
}
