import { type Block, blockFact } from '../report/block';
import { prosesOf } from '../report/blockProses';
import type { Prose } from '../report/prose';
import type { Report } from '../report/report';
import { structuralKeyOf } from '../report/structuralKey';
import { type Span, shiftSpan } from '../text/span';
import { DOT, DOUBLED_MARK, MARKS_IN_A_ROW, RANGE } from '../text/traits';
import { addPassages, type Passage, type PassageReport } from './passageFinding';
import type { Add, Rule } from './rule';

/** Marks of pause from weak to strong; of several in a row the strongest stays. */
const STRENGTH = '、，：；。？！';
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

interface Misuse {
  /** Whether a text can have it at all; tells most texts by one look. */
  readonly isPossible: (prose: Prose) => boolean;
  readonly find: (folded: string) => readonly Passage[];
  readonly report: PassageReport;
}

const remove = (written: string) => `删去“${written}”`;
const replace = (_written: string, newText: string) => `改为“${newText}”`;

/** Misuses that can be told from the words around a mark. */
const MISUSES: readonly Misuse[] = [
  {
    isPossible: (prose) => prose.has(MARKS_IN_A_ROW),
    find: marksInARow,
    report: {
      message: (written) => `“${written}”是重叠的标点，一处停顿只用一个标点。`,
      title: replace,
      safe: true,
    },
  },
  {
    isPossible: ({ folded }) => folded.includes('、等'),
    find: (text) => all(text, /(?<=[\u3400-\u9fff”》）])、(?=等(?![待候级额次第同于距式量价边高]))/g, ''),
    report: { message: () => '“等”前面不用顿号，请删去。', title: remove, safe: true },
  },
  {
    isPossible: (prose) => prose.has(DOT) && prose.folded.includes('等'),
    find: (text) => [
      ...all(text, /(?:…{1,4}|\.{3,6})(?=等(?![待候级额次第同于距]))/g, ''),
      ...all(text, /(?<=[\u3400-\u9fff”》）]等)(?:…{1,4}|\.{3,6})(?![\u3400-\u9fff.…])/g, ''),
    ],
    report: { message: () => '省略号和“等”意思相同，只用一个，请删去省略号。', title: remove, safe: true },
  },
  {
    isPossible: ({ folded }) => /、[和及以]/.test(folded),
    find: (text) => [
      ...all(text, /、(?=和(?![平谐睦美解蔼气县田硕合声服煦暖善顺衷盘局]))/g, ''),
      ...all(text, /、(?=及(?![时早格物第其]))/g, ''),
      ...all(text, /、(?=以及)/g, '，'),
    ],
    report: {
      message: () => '连词“和”“及”前不用顿号，“以及”前用逗号。',
      title: (written, newText) => (newText === '' ? remove(written) : replace(written, newText)),
      safe: true,
    },
  },
  {
    isPossible: (prose) => prose.has(MARKS_IN_A_ROW),
    find: (text) => all(text, /(?<=[\u3400-\u9fff”》）])。{3,}/g, '……'),
    report: { message: (written) => `省略号应为“……”，不用“${written}”。`, title: replace, safe: true },
  },
  {
    isPossible: (prose) => prose.has(DOUBLED_MARK) && prose.has(RANGE),
    find: (text) => all(text, /(?<=[\u3400-\u9fff”》）])(?:--|－－)(?=[\u3400-\u9fff“《（])/g, '——'),
    report: { message: (written) => `破折号应为“——”，不用“${written}”。`, title: replace, safe: true },
  },
];

/** Marks that are doubled, stand before 等 or behind it, before 和, or at the end of a heading. */
export const punctuationUse: Rule = {
  id: 'punctuation-use',
  title: '标点用法',
  titleEnglish: 'Use of punctuation',
  group: '文字',
  severity: 'information',
  force: '国标',
  source: 'GB/T 15834-2011 第4.5、4.11条和附录A、B',
  checkBlock(block, _context, add) {
    for (const prose of prosesOf(block)) {
      for (const { isPossible, find, report } of MISUSES) {
        if (isPossible(prose)) addPassages(prose, find(prose.folded), report, add);
      }
    }
  },
  reads: {
    block: (block) => `${structuralKeyOf(block)} ${block.heading ? DECIDING.test(block.prose.folded) : isText(block)}`,
  },
  checkReport(report, _context, add) {
    for (const [index, { block, offset }] of report.blocks.entries()) {
      const end = endMark(block);
      if (end && isHeadingOfText(report, index)) addHeadingEnd(end, offset, add);
    }
  },
};

function all(text: string, pattern: RegExp, newText: string): Passage[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    newText,
  }));
}

function marksInARow(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  for (const match of text.matchAll(/[，。、；：？！,;:?!]{2,}/g)) {
    const run = match[0];
    const isAscii = !/[^,;:?!]/.test(run);
    const isAfterChinese = /[\u3400-\u9fff”》）]/.test(text.charAt(match.index - 1));
    // ？！ and ！！ are legal, 。。。 stands for an ellipsis, and :: or ;) belong to other languages.
    if (/^[？！?!]+$/.test(run) || /^。{3,}$/.test(run) || (isAscii && (!isAfterChinese || run.includes(':'))))
      continue;
    const wide = [...run].map((mark) => WIDE[mark] ?? mark);
    const strongest = wide.reduce((best, mark) => (STRENGTH.indexOf(mark) > STRENGTH.indexOf(best) ? mark : best));
    passages.push({ start: match.index, end: match.index + run.length, newText: strongest });
  }
  return passages;
}

/** Longest heading in units that stands alone; what is longer is a sentence with a number. */
const HEADING_LIMIT = 30;

/** Sentences of decisions and orders are numbered too. */
const DECIDING = /同意|原则|批准|请|应当|必须|不得|[自从].{0,12}起/;

/** Whether the block is a heading with a text of its own below it, and not an item in a list of sentences. */
function isHeadingOfText(report: Report, index: number): boolean {
  const block = report.blocks[index]?.block;
  if (!block?.heading || block.runIn || block.container !== 'none') return false;
  if (block.heading.end - block.heading.start > HEADING_LIMIT) return false;
  if (block.depth > 0) return true;
  if (DECIDING.test(block.prose.folded)) return false;
  const next = report.blocks[index + 1]?.block;
  if (!block.mark || block.mark.level > 2 || !next || next.kind !== 'paragraph') return false;
  return next.mark ? next.mark.level > block.mark.level : isText(next);
}

function isText(block: Block): boolean {
  return block.prose.text.length >= 30;
}

/** The mark at the end of a heading, and its place in the block's source. */
const endMark = blockFact(({ heading, runIn, prose }): { mark: string; span: Span } | undefined => {
  if (!heading || runIn) return undefined;
  const end = prose.text.trimEnd().length;
  const mark = prose.text.charAt(end - 1);
  if (!'。；，、;,'.includes(mark) || mark === '' || heading.start >= end - 1) return undefined;
  return { mark, span: prose.sourceSpan(end - 1, end) };
});

function addHeadingEnd({ mark, span }: { mark: string; span: Span }, offset: number, add: Add): void {
  const place = shiftSpan(span, offset);
  add({
    span: place,
    message: `单独成行的标题末尾一般不用标点，请删去“${mark}”。`,
    fixes: [{ title: `删去“${mark}”`, safe: true, edits: [{ span: place, newText: '' }] }],
  });
}
