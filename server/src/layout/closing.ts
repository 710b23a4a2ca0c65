import { type ElementKind, namesOrganisation } from '../report/elements';
import type { Report } from '../report/report';
import { fold } from '../text/script';
import { halfCells } from './characters';
import { joined, stated, statedDate } from './frontElements';
import { madeBlock } from './madeBlock';
import type { PageFormat, PageSpec } from './pageSpec';
import { SEALED_DATE_INDENT, sealedNames } from './sealedNames';
import type { StatedText, StyledBlock } from './styled';

/** An order is signed: its stamp stands two blank rows below the text, the date one below the stamp (7.3.5.3). */
const ROWS_ABOVE_STAMP = 2;
const ROWS_ABOVE_STAMP_DATE = 1;
/** Between the office and the stamp of who signs. */
const STAMP_GAP = '\u3000\u3000';
/** Cells right of the stamp and of its date. */
const STAMP_INDENT = 4;

/** Blank rows above the signature: room for a seal of 42 mm that begins within one row of the text (7.3.5.1), else one. */
const ROWS_WITH_SEAL = 2;
const ROWS_WITHOUT_SEAL = 1;

/**
 * Puts 附件说明, 署名, 成文日期 and 附注 of the front matter behind the body where the text has none of its own, and
 * sets all signatures and dates at the indents of clause 7.3.5.
 */
export function withClosing(
  report: Report,
  kinds: readonly ElementKind[],
  blocks: readonly StyledBlock[],
  spec: PageSpec,
): StyledBlock[] {
  const closed = [...blocks];
  const has = (kind: ElementKind) => kinds.includes(kind);
  const bodyEnd = () => {
    const end = closed.findIndex((block) => /^(?:signature|date|note|attachmentMark)$/.test(block.role));
    return end < 0 ? closed.length : end;
  };
  if (!has('attachmentNote')) closed.splice(bodyEnd(), 0, ...attachmentNotes(stated(report, '附件')));
  if (spec.format !== 'minutes') addSignature(report, kinds, closed, bodyEnd(), spec.format);
  const note = has('note') ? undefined : joined(stated(report, '附注'), '，');
  if (note) {
    const text = /^[（(].*[）)]$/.test(note.text) ? note.text : `（${note.text}）`;
    const mark = closed.findIndex((block) => block.role === 'attachmentMark');
    const at = mark < 0 ? closed.length : mark;
    closed.splice(at, 0, madeBlock('note', { text, source: note.source }));
  }
  return withIndents(closed, spec);
}

function attachmentNotes(attachments: readonly StatedText[]): StyledBlock[] {
  return attachments.map((attachment, index) => {
    const name = attachment.text.replace(/^附件\s*(?:[0-9]+\s*)?[：:]\s*/, '').replace(/[。；;，,]$/, '');
    const bare = name.replace(/^[0-9]{1,2}\s*[.．、]\s*/, '');
    const number = attachments.length > 1 ? `${index + 1}.` : '';
    const label = index === 0 ? '附件：' : '';
    const block = madeBlock('attachmentNote', { text: `${label}${number}${bare}`, source: attachment.source });
    const paragraph = block.paragraph && {
      ...block.paragraph,
      firstIndent: index === 0 ? 2 : 5,
      indent: 5 + halfCells(number) / 2,
    };
    return { ...block, paragraph };
  });
}

/** Signature and date of the front matter, unless the text gives them or dates itself under the title. */
function addSignature(
  report: Report,
  kinds: readonly ElementKind[],
  closed: StyledBlock[],
  end: number,
  format: PageFormat,
): void {
  const datesItself = report.blocks.some(
    ({ block }, index) => kinds[index] === 'titleNote' && /\d\s*[年月日]/.test(block.prose.text),
  );
  if (datesItself) return;
  const date = kinds.includes('date') ? undefined : statedDate(report, '成文日期');
  const made = kinds.includes('signature')
    ? []
    : format === 'order'
      ? stated(report, '签发人').map(stampOf)
      : stated(report, '发文机关').map((issuer) => madeBlock('signature', issuer));
  // A body that issues working papers without signing them names no date either.
  if (made.length > 0 && !date && !kinds.includes('date')) return;
  const dateAt = closed.findLastIndex((block) => block.role === 'signature') + 1;
  if (date) closed.splice(dateAt > 0 ? dateAt : end, 0, madeBlock('date', date));
  closed.splice(end, 0, ...made);
}

/** 县长 张三 as it stands on an order: the office two cells left of the name (clause 7.3.5.3). */
function stampOf({ text, source }: StatedText): StyledBlock {
  return madeBlock('signature', { text: text.trim().replace(/[\s\u3000]+/, STAMP_GAP), source });
}

/** Blank rows and right indents of every group of signatures and dates, and the blank row above 附件说明 (7.3.4). */
function withIndents(blocks: readonly StyledBlock[], spec: PageSpec): StyledBlock[] {
  const isClosing = (block: StyledBlock | undefined) => block?.role === 'signature' || block?.role === 'date';
  const result = [...blocks];
  for (let index = 0; index < result.length; index++) {
    const block = result[index];
    if (!block) continue;
    if (block.role === 'attachmentNote' && result[index - 1]?.role !== 'attachmentNote') {
      result[index] = { ...block, rowsBefore: 1 };
    }
    if (!isClosing(block) || isClosing(result[index - 1])) continue;
    let end = index;
    while (isClosing(result[end])) end++;
    const group = result.slice(index, end);
    const places = spec.format === 'order' ? stampPlaces(group) : closingPlaces(group, spec);
    for (const [at, member] of group.entries()) {
      const place = places[at];
      if (!place || !member.paragraph) continue;
      const { rightIndent, rowsBefore, sharesRow } = place;
      const paragraph = { ...member.paragraph, rightIndent };
      result[index + at] = { ...member, paragraph, rowsBefore, sharesRow, keepWithNext: index + at < end - 1 };
    }
    index = end - 1;
  }
  return result;
}

/** Where a line of the closing stands: cells from the right edge, blank rows above it. */
interface ClosingPlace {
  readonly rightIndent: number;
  readonly rowsBefore: number;
  readonly sharesRow: boolean;
}

/** One signer a line; where several sign, their stamps begin one below the other (clause 7.3.5.3: 上下对齐). */
function stampPlaces(group: readonly StyledBlock[]): ClosingPlace[] {
  const stamps = group.map(({ role, paragraph }) =>
    role === 'date' ? 0 : halfCells(paragraph?.text.split(STAMP_GAP).at(-1) ?? '') / 2,
  );
  const widest = Math.max(0, ...stamps);
  return group.map(({ role }, index) => ({
    rightIndent: STAMP_INDENT + (role === 'date' ? 0 : widest - (stamps[index] ?? 0)),
    rowsBefore: index === 0 ? ROWS_ABOVE_STAMP : role === 'date' ? ROWS_ABOVE_STAMP_DATE : 0,
    sharesRow: false,
  }));
}

function closingPlaces(group: readonly StyledBlock[], spec: PageSpec): ClosingPlace[] {
  const first = spec.seal ? ROWS_WITH_SEAL : ROWS_WITHOUT_SEAL;
  if (spec.seal && isJoint(group)) return jointPlaces(group, first, spec);
  return closingIndents(group, spec.seal).map((rightIndent, index) => ({
    rightIndent,
    rowsBefore: index === 0 ? first : 0,
    sharesRow: false,
  }));
}

/** Whether several bodies sign, in the usual order, with the date behind them; a body and its head are not several. */
function isJoint(group: readonly StyledBlock[]): boolean {
  const names = group.filter((block) => block.role === 'signature');
  if (names.length < 2 || group.some((block, index) => block.role === 'date' && index < names.length)) return false;
  return names.every(({ paragraph }) => paragraph && (!paragraph.origin || namesOrganisation(fold(paragraph.text))));
}

/** Each name over a seal of its own, in rows; the date right below the last name (clause 7.3.5.1). */
function jointPlaces(group: readonly StyledBlock[], first: number, spec: PageSpec): ClosingPlace[] {
  const widths = group.map((block) => halfCells(block.paragraph?.text ?? '') / 2);
  const count = group.filter((block) => block.role === 'signature').length;
  const { middles, rows, rowPitch, dateIndent } = sealedNames(widths.slice(0, count), widths[count], spec);
  return group.map((_, index) => {
    if (index >= count) return { rightIndent: dateIndent, rowsBefore: 0, sharesRow: false };
    const opensRow = rows[index] !== rows[index - 1];
    return {
      rightIndent: Math.max(0, (middles[index] ?? 0) - (widths[index] ?? 0) / 2),
      rowsBefore: index === 0 ? first : opensRow ? rowPitch - 1 : 0,
      sharesRow: rows[index + 1] === rows[index],
    };
  });
}

/**
 * Right indents in cells. Sealed (7.3.5.1): the date four cells from the edge and the name centred over it.
 * Unsealed (7.3.5.2): the name two cells from the edge and the date two cells right of the name's first character;
 * a date longer than the name stands two cells from the edge and the name moves left with it.
 */
function closingIndents(group: readonly StyledBlock[], seal: boolean): number[] {
  const widths = group.map((block) => halfCells(block.paragraph?.text ?? '') / 2);
  const dateAt = group.findIndex((block) => block.role === 'date');
  const date = widths[dateAt];
  if (date === undefined) return widths.map(() => (seal ? SEALED_DATE_INDENT : 2));
  const longest = Math.max(0, ...widths.filter((_, index) => index !== dateAt));
  if (seal) {
    // A name so long that it would leave the line takes the edge, and the date is centred under it.
    const dateIndent = Math.max(SEALED_DATE_INDENT, (longest - date) / 2);
    return widths.map((width, index) => (index === dateAt ? dateIndent : Math.max(0, dateIndent + (date - width) / 2)));
  }
  if (date > longest) return widths.map((width, index) => (index === dateAt ? 2 : date - width + 4));
  return widths.map((width, index) => (index === dateAt ? longest - date : 2 + longest - width));
}
