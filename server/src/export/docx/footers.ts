import type { PageSpec } from '../../layout/pageSpec';
import { glyphEdges, twips } from './measures';
import {
  type ParagraphFormat,
  textParagraph,
  type WordInline,
  type WordParagraph,
  type WordSection,
  type WordTable,
} from './wordModel';
import { PAGE_NUMBER_LINE, PARAGRAPH_STYLES, textFormat } from './wordStyles';

/** From the foot of the paper to the footer's lower edge, so that the number's dashes stand 7 mm below the text (7.5). */
export function footerDistance(spec: PageSpec): number {
  if (spec.format === 'letter') return twips(spec.letter.footDistance);
  return numberFoot(spec);
}

function numberFoot(spec: PageSpec): number {
  const { size } = spec.styles.pageNumber;
  const edges = glyphEdges(PAGE_NUMBER_LINE, size);
  const middle = (edges.top + edges.bottom) / 2;
  const dashes = twips(spec.margin.bottom - spec.pageNumber.distance);
  return Math.max(0, Math.round(dashes - (PAGE_NUMBER_LINE - middle)));
}

/** — 1 —; digits and dashes carry their font and size themselves, since programs seldom give a field that of its style. */
export function pageNumberInlines(spec: PageSpec): WordInline[] {
  const { fonts, size } = textFormat(spec, 'pageNumber');
  const format = { ...(fonts ? { fonts } : {}), ...(size === undefined ? {} : { size }) };
  return [
    { kind: 'text', text: '— ', format },
    { kind: 'pageNumber', format },
    { kind: 'text', text: ' —', format },
  ];
}

/** — 1 —, on odd pages a character from the right edge, on even ones from the left (clause 7.5). */
export function pageFooters(spec: PageSpec): Pick<WordSection['footers'], 'odd' | 'even'> {
  const { style, indent } = spec.pageNumber;
  if (style === 'none') return {};
  const room = indent * spec.styles.pageNumber.size * 20;
  const children = pageNumberInlines(spec);
  const footer = (format: ParagraphFormat): WordParagraph[] => {
    const number: WordParagraph = { kind: 'paragraph', style: PARAGRAPH_STYLES.pageNumber.id, children, format };
    // A letter's footer reaches down to the double rule of its first page.
    const below = spec.format === 'letter' ? numberFoot(spec) - footerDistance(spec) : 0;
    if (below < 20) return [number];
    return [number, textParagraph(PARAGRAPH_STYLES.pageNumber.id, '', { line: { height: below, rule: 'exact' } })];
  };
  if (style === 'centre') return { odd: footer({ align: 'center' }), even: footer({ align: 'center' }) };
  return {
    odd: footer({ align: 'right', indent: { right: room } }),
    even: footer({ align: 'left', indent: { left: room } }),
  };
}

/** Height in twips of the box of a turned page's number: room for three digits, and less than the paper's edge has. */
const TURNED_BOX = 1250;
/** Distance in twips of a turned page's footer from the edge of the paper; its number stands elsewhere. */
export const TURNED_FOOTER = 110;

/**
 * The number of a turned page at the same place of the paper as on the others (clause 8: 页码位置与公文其他页码保持一致): on
 * the page as it is read that is the left edge, the characters turned to the right.
 */
export function turnedFooters(spec: PageSpec): Pick<WordSection['footers'], 'odd' | 'even'> {
  const { style, indent, distance } = spec.pageNumber;
  if (style === 'none') return {};
  const { paper, margin } = spec;
  const room = indent * spec.styles.pageNumber.size * 20;
  const x = twips(margin.bottom - distance) - PAGE_NUMBER_LINE / 2;
  const [from, to] = [twips(margin.left), twips(paper.width - margin.right)];
  const box = (align: NonNullable<ParagraphFormat['align']>, y: number): (WordParagraph | WordTable)[] => {
    const number: WordParagraph = {
      kind: 'paragraph',
      style: PARAGRAPH_STYLES.pageNumber.id,
      children: pageNumberInlines(spec),
      format: { align },
    };
    const table: WordTable = {
      kind: 'table',
      columns: [PAGE_NUMBER_LINE],
      rows: [{ height: TURNED_BOX, isHeader: false, splits: false, cells: [{ children: [number] }] }],
      borders: {},
      side: 0,
      align: 'left',
      place: { x, y },
      isVertical: true,
    };
    return [table, textParagraph(PARAGRAPH_STYLES.pageNumber.id, '', { line: { height: 20, rule: 'exact' } })];
  };
  if (style === 'centre') {
    const centred = box('center', Math.round((from + to - TURNED_BOX) / 2));
    return { odd: centred, even: centred };
  }
  return { odd: box('right', to - room - TURNED_BOX), even: box('left', from + room) };
}
