import { blockFact } from './block';
import { isClosingFormula } from './closing';
import { isPublicationLine } from './publicationLine';
import { isProseBlock, type Report } from './report';
import { isSameList, reportFact, whileSame } from './reportFact';
import { structuralKeyOf } from './structuralKey';
import { titleOf } from './title';

/**
 * What a paragraph is in an official document (GB/T 9704-2012 clause 7.3): title, addressee (主送机关), outline at the
 * top (提纲), attachment note (附件说明), signature (发文机关署名), date (成文日期), note (附注), attachment, or body.
 */
export type ElementKind =
  | 'title'
  | 'titleNote'
  | 'addressee'
  | 'outlineTitle'
  | 'outline'
  | 'bodyTitle'
  | 'body'
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'note'
  | 'attachment'
  | 'other';

/** A date alone on its line; below a summary the day is often left out. */
const DATE =
  /^[（(]?\s*(?:(?:19|20)\d\d|[〇零○一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?$/;
/** What a skeleton leaves to be filled in stands for the part it names. */
const DATE_BLANK = /^【[^【】]{0,40}(?:日期|年月日)[^【】]{0,40}】$/;
const SIGNATURE_BLANK = /^【[^【】]{0,40}(?:机关|单位|署名)[^【】]{0,40}】$/;
const OUTLINE = /^(?:提\s*纲|目\s*录|目\s*次)[：:]?$/;
const BODY = /^正\s*文[：:]?$/;
const ATTACHMENT_NOTE = /^附\s*件\s*[：:]/;
const ATTACHMENT = /^附\s*件\s*(?:[0-9一二三四五六七八九十]+\s*)?$/;
const NOTE = /^[（(].{2,80}[）)]$/;
const ORGANISATION_END =
  /(?:局|委|委员会|政府|办|办公室|办公厅|厅|部|院|校|[中小大]学|高中|中心|党组|党委|支部|总支|公司|集团|银行|[支分]行|厂|林场|农场|街道|所|站|会|处|科|大队|支队|总队|社|馆|队|园|组)$/;
/** Whether a line names a body, by its ending: 某县教育局. */
export function namesOrganisation(words: string): boolean {
  return ORGANISATION_END.test(words);
}

const ADDRESSEE = /^[^。！？；;]{2,80}[：:]$/;
/** How a name for several bodies ends: 市政府各部门, 各直属机构. */
const COLLECTIVE_END = /各[\u3400-\u9fff]{0,6}(?:部门|机构|单位|企业|高校|学校)$/;
const LONGEST_NAME = 30;
/** Whether a line of any length is a list of bodies that a paper is sent to; a long sentence that leads in is none. */
function listsBodies(words: string): boolean {
  if (!/[：:]$/.test(words)) return false;
  const parts = words.slice(0, -1).split('，');
  if (parts.some((part) => !namesOrganisation(part) && !COLLECTIVE_END.test(part))) return false;
  return parts.every((part) => part.split('、').every((name) => name.length <= LONGEST_NAME));
}

/** A line that ends with a colon but leads to what follows: 现将有关情况报告如下： */
const ANNOUNCEMENT =
  /(?:(?:如下|以下|下列)[\u3400-\u9fff]{0,8}|包括|是|为|有|即|分别|情况|要求|工作|方面|问题|事项|内容)[：:]$/;
const GREETING = /^(?:各位|尊敬的|同志们)/;
/** Who speaks, under the title of a report to a meeting: 县长　陶立平. */
const SPEAKER = /(?:长|主任|书记|主席|代表|秘书)[\s\u3000]+[\u3400-\u9fff·]{1,4}(?:[\s\u3000][\u3400-\u9fff])?$/;
/** Who signs a personal paper: 述职人：张三, or a name alone. */
const PERSON = /^(?:(?:述职|报告|汇报|总结|起草|执笔)人\s*(?:[：:]\s*)?)?[\u3400-\u9fff·]{2,5}(?:\s[\u3400-\u9fff])?$/;

/** The kind of every block of the report, by index in `report.blocks`; blocks that are no paragraphs are `other`. */
export const elementsOf = reportFact(
  (report): readonly ElementKind[] => {
    const kinds: ElementKind[] = report.blocks.map(({ block }) => (isProseBlock(block) ? 'body' : 'other'));
    const title = titleOf(report);
    for (const index of title?.blocks ?? []) kinds[index] = 'title';
    // What stands between the title and its repetition is page furniture of the source.
    const [firstTitle = 0, lastTitle = 0] = [title?.blocks[0], title?.blocks[title.blocks.length - 1]];
    for (let index = firstTitle; index < lastTitle; index++) if (kinds[index] === 'body') kinds[index] = 'titleNote';
    const attachment = markAttachments(report, kinds);
    markOutline(report, kinds);
    markTop(report, kinds, title?.blocks ?? []);
    markEnd(report, kinds, attachment);
    return kinds;
  },
  whileSame(structuralKeyOf),
  isSameList,
);

function wordsAt(report: Report, index: number): string {
  const block = report.blocks[index]?.block;
  return block && isProseBlock(block) ? block.prose.folded.trim() : '';
}

/** What a paragraph says it is the beginning of, if it says no more than that. */
const beginningOf = blockFact((block): 'attachment' | 'outline' | 'body' | undefined => {
  if (!isProseBlock(block)) return undefined;
  const words = block.prose.folded.trim();
  if (ATTACHMENT.test(words)) return 'attachment';
  if (OUTLINE.test(words)) return 'outline';
  return BODY.test(words) ? 'body' : undefined;
});

function begins(report: Report, index: number, part: 'attachment' | 'outline' | 'body'): boolean {
  const block = report.blocks[index]?.block;
  return block !== undefined && beginningOf(block) === part;
}

/** From the first paragraph 附件1 on, all is attachment; returns its index or the number of blocks. */
function markAttachments(report: Report, kinds: ElementKind[]): number {
  for (let index = Math.floor(kinds.length / 3); index < kinds.length; index++) {
    if (kinds[index] !== 'body' || !begins(report, index, 'attachment')) continue;
    if (report.blocks[index]?.block.container !== 'none') continue;
    for (let rest = index; rest < kinds.length; rest++) if (kinds[rest] !== 'other') kinds[rest] = 'attachment';
    return index;
  }
  return kinds.length;
}

function markOutline(report: Report, kinds: ElementKind[]): void {
  const start = kinds.findIndex((kind, index) => kind === 'body' && begins(report, index, 'outline'));
  if (start < 0) return;
  const named = kinds.findIndex((kind, index) => index > start && kind === 'body' && begins(report, index, 'body'));
  const body = named >= 0 ? named : endOfEntries(report, kinds, start + 1);
  if (body < 0) return;
  kinds[start] = 'outlineTitle';
  if (named >= 0) kinds[named] = 'bodyTitle';
  for (let index = start + 1; index < body; index++) if (kinds[index] === 'body') kinds[index] = 'outline';
}

/** Without the word 正文 the 提纲 ends where text stands that is no entry, or where 一、 comes again. */
function endOfEntries(report: Report, kinds: readonly ElementKind[], from: number): number {
  let entries = 0;
  let first: string | undefined;
  for (let index = from; index < kinds.length; index++) {
    if (kinds[index] !== 'body') continue;
    const block = report.blocks[index]?.block;
    if (!block) break;
    const isEntry = block.heading !== undefined && !block.runIn;
    const mark = block.mark ? `${block.mark.level} ${block.mark.value}` : `# ${block.depth}`;
    if (!isEntry || (entries > 0 && mark === first)) return entries >= 2 ? index : -1;
    first ??= mark;
    entries++;
  }
  return -1;
}

/** Date or publication line under the title, and the addressee: the first line of the body that ends with a colon. */
function markTop(report: Report, kinds: ElementKind[], title: readonly number[]): void {
  const firstBody = kinds.indexOf('bodyTitle');
  let index = Math.max(title[title.length - 1] ?? -1, firstBody) + 1;
  for (let seen = 0; index < kinds.length && seen < 6; index++) {
    if (kinds[index] === 'other' || kinds[index] === 'title') continue;
    if (kinds[index] !== 'body') break;
    const block = report.blocks[index]?.block;
    const words = wordsAt(report, index);
    if (!block || block.mark || block.depth > 0) break;
    seen++;
    if (isPublicationLine(words)) {
      kinds[index] = 'titleNote';
      continue;
    }
    if ((ADDRESSEE.test(words) || listsBodies(words)) && !ANNOUNCEMENT.test(words)) {
      kinds[index] = 'addressee';
      break;
    }
    const isNote =
      DATE.test(words) ||
      /^——/.test(words) ||
      SPEAKER.test(words) ||
      /^[（(].{2,40}[）)]$/.test(words) ||
      namesOrganisation(words);
    if (words.length <= 40 && isNote && !/[。；]/.test(words) && !GREETING.test(words)) kinds[index] = 'titleNote';
    else break;
  }
}

/** Signature, date, note and attachment note stand at the end of the body, in any order that writers use. */
function markEnd(report: Report, kinds: ElementKind[], attachment: number): void {
  let dated = false;
  for (let index = attachment - 1, seen = 0; index >= 0 && seen < 24; index--) {
    if (kinds[index] === 'other') continue;
    if (kinds[index] !== 'body') break;
    const block = report.blocks[index]?.block;
    const words = wordsAt(report, index);
    if (!block || words === '') continue;
    seen++;
    if ((DATE.test(words) || DATE_BLANK.test(words)) && !dated) {
      kinds[index] = 'date';
      dated = true;
    } else if (NOTE.test(words) && /(?:联系|电话|此件|发至|公开)/.test(words)) kinds[index] = 'note';
    else if (ATTACHMENT_NOTE.test(words)) {
      kinds[index] = 'attachmentNote';
      // Further attachments stand below, each on a line of its own.
      for (let next = index + 1; next < attachment; next++) {
        if (kinds[next] !== 'body' || !/^\s*[0-9０-９]{1,2}\s*[.．、]/.test(wordsAt(report, next))) break;
        kinds[next] = 'attachmentNote';
      }
    } else if (!block.mark && block.depth === 0 && !isClosingFormula(block) && isSignature(words, dated, seen === 1)) {
      kinds[index] = 'signature';
    } else if (block.mark?.level === 3 && words.length <= 60 && !/[。；]/.test(words)) continue;
    else break;
  }
}

/** A body's name above the date or as the last line of all; a person's name only right above the date. */
function isSignature(words: string, dated: boolean, isLast: boolean): boolean {
  if (SIGNATURE_BLANK.test(words)) return true;
  if (words.length > 30 || words.length < 2 || /[，。；、,;]/.test(words)) return false;
  if (dated && PERSON.test(words)) return true;
  return (dated || isLast) && namesOrganisation(words) && !/[：:]/.test(words);
}
