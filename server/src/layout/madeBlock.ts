import type { Role, StatedText, StyledBlock } from './styled';

/** An element that is no block of the report: it comes from the front matter. */
export function madeBlock(role: Role, value: StatedText, changes: Partial<StyledBlock> = {}): StyledBlock {
  const style = role === 'title' ? 'title' : 'body';
  const indents = role === 'attachmentNote' || role === 'note' ? { firstIndent: 2 } : {};
  return {
    role,
    paragraph: {
      text: value.text,
      runs: value.text === '' ? [] : [{ start: 0, end: value.text.length, style }],
      style,
      align: role === 'title' ? 'centre' : role === 'signature' || role === 'date' ? 'right' : 'justify',
      firstIndent: 0,
      indent: 0,
      rightIndent: 0,
      origin: undefined,
      ...indents,
    },
    table: undefined,
    image: undefined,
    offset: 0,
    source: value.source,
    rowsBefore: 0,
    keepRowsAtTop: false,
    keepWithNext: false,
    startsPage: false,
    sharesRow: false,
    isTurned: false,
    ...changes,
  };
}
