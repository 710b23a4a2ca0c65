import { type Block, blockFact } from './block';
import { isClosingFormula, isCutOff } from './closing';
import { inlineMarkers } from './inlineMarkers';
import { balanceOf } from './quotedBlocks';
import { mayBeTitle } from './title';

/** Up to this length a line may be a title, a date, a signature, a caption or what a web page prints below a title. */
const SHORT = 120;
const SENTENCE_END = /[。；]$/;
const PAUSE = /[，。；、：]/;
/** So many units of what may be a label are looked at. */
const BEGINNING = 12;
/** Paragraphs of any length that may be a note of attachments, a list of addressees or words that lead to a list. */
const TELLING = /^[附注备说]|[：:]$/;
/** What may be a number without its mark, a label, or belong to the number before it. */
const LABEL = /^\s*[附图表（(①-⑳0-9０-９一二三四五六七八九十]/;
const LEADS_ON = /如下[。，；]?$|以下|下列/;
const QUOTATION = /^[“「]/;
const END = /[。；;.]$/;

/**
 * All that the structure of a report is read from, of one block: two blocks with the same key may stand for one another,
 * as far as elements, outline and numbers are concerned. The words of sentences are left out, so that typing in
 * the middle of it leaves the structure alone.
 */
export const structuralKeyOf = blockFact((block): string => {
  const { kind, container, listDepth, startsLine, depth, source } = block;
  const form = `${kind} ${container} ${listDepth} ${startsLine} ${depth}`;
  if (kind !== 'paragraph') return kind === 'image' || kind === 'comment' ? `${form} ${source}` : form;
  return `${form} ${isLine(block) ? block.prose.text : summaryOf(block)}`;
});

/** Whether all words of the paragraph count: those of a line, and not those of sentences. */
function isLine({ prose, depth }: Block): boolean {
  const words = prose.folded.trim();
  if (depth > 0 || TELLING.test(words) || mayBeTitle(words)) return true;
  return words.length <= SHORT && !(SENTENCE_END.test(words) && PAUSE.test(words.slice(0, -1)));
}

function summaryOf(block: Block): string {
  const { prose, mark, heading, runIn } = block;
  const { text } = prose;
  const trimmed = prose.folded.trim();
  const words = text.slice(mark?.contentStart ?? 0);
  const beginning = text.slice(0, Math.max(mark?.contentStart ?? 0, heading?.end ?? 0));
  const { opened, closed } = balanceOf(block);
  return [
    beginning,
    LABEL.test(prose.folded.slice(mark?.contentStart ?? 0)) ? words.replace(/\s/g, '').slice(0, BEGINNING) : '',
    mark !== undefined,
    heading?.end,
    runIn,
    opened,
    opened && QUOTATION.test(trimmed),
    closed,
    inlineMarkers(block)[0]?.leading,
    LEADS_ON.test(trimmed),
    END.test(trimmed),
    isCutOff(block),
    isClosingFormula(block),
  ].join(' ');
}

/** A numeral that may number something inside a paragraph: 2. 3、 （四） 五是 六要 第七部分 ⑧. */
const NUMERAL =
  /[.第（(]?[0-9０-９一二三四五六七八九十]{1,8}[、.．，,）)\s是要则来方为靠抓：:；;部章节篇编]|[①-⑳⑴-⒇㈠-㈩]/g;
const IN_OTHER_WORDS = /另一|其次|还要|还是/;
const LOOSE_NUMBER = /^[0-9０-９一二三四五六七八九十]{1,3}/;

/** What numbers are counted by, of one block: its structure, and the numerals in its words that may number something. */
export const numberingKeyOf = blockFact((block): string => {
  if (block.kind !== 'paragraph') return structuralKeyOf(block);
  const words = block.prose.folded;
  return `${structuralKeyOf(block)} ${writtenNumber(block)} ${words.match(NUMERAL)?.join(' ')} ${IN_OTHER_WORDS.test(words)}`;
});

/** The number that the block begins with, with all markup: whether it can be corrected depends on that. */
function writtenNumber({ prose, mark, source }: Block): string {
  const end = mark?.contentStart ?? LOOSE_NUMBER.exec(prose.text)?.[0].length ?? 0;
  return end > 0 ? source.slice(0, prose.sourceEnd(end)) : '';
}
