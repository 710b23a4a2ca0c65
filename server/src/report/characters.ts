import { isBlank } from '../text/cjk';
import { toHalfWidthDigits } from '../text/numerals';
import { fold } from '../text/script';
import { blockFact } from './block';
import { elementsOf } from './elements';
import { frontMatterValue } from './frontMatter';
import { isProseBlock, type Report } from './report';
import { reportFact } from './reportFact';

const inBlock = blockFact(({ prose }): number => {
  let count = 0;
  for (let at = 0; at < prose.text.length; at++) if (!isBlank(prose.text.charCodeAt(at))) count++;
  return count;
});

/** 字数 as offices count it: all characters of title and body except blanks; numbers and Latin words count by character. */
export const charactersOf = reportFact((report: Report): number => charactersIn(report, 0, report.blocks.length));

/** The same for the blocks from `from` up to, not including, `to`; attachments do not count. */
export function charactersIn(report: Report, from: number, to: number): number {
  const kinds = elementsOf(report);
  let count = 0;
  for (let index = from; index < to; index++) {
    const block = report.blocks[index]?.block;
    if (block && isProseBlock(block) && kinds[index] !== 'attachment') count += inBlock(block);
  }
  return count;
}

/** How long a paper may be, in characters; a side that is not named is open. */
export interface CharacterLimit {
  readonly least?: number;
  readonly most?: number;
}

const NUMBER = '(\\d{1,7}(?:\\.\\d{1,2})?)(万|千)?';
const RANGE = new RegExp(`^${NUMBER}字?(?:[-—–~～]{1,2}|至|到)${NUMBER}字?(?:以内|之间)?$`);
const MOST = new RegExp(`^(?:不超过|不多于|最多|控制在|限|≤)?${NUMBER}字?(?:以内|以下|内)?$`);
const LEAST = new RegExp(`^(?:(?:不少于|不低于|至少|≥)${NUMBER}字?|${NUMBER}字?以上)$`);

/** Reads 3000字以内, 不超过3000字, 2000—3000字, 不少于1.5万字; a number alone is the most. Undefined when it is none of these. */
export function readCharacterLimit(value: string): CharacterLimit | undefined {
  const text = toHalfWidthDigits(fold(value)).replace(/[\s,，]/g, '');
  const range = RANGE.exec(text);
  if (range) {
    const most = amount(range[3], range[4]);
    // 1—2万字 names its unit once.
    const least = amount(range[1], range[2] ?? (Number(range[1]) < Number(range[3]) ? range[4] : undefined));
    return least <= most ? { least, most } : undefined;
  }
  const most = MOST.exec(text);
  if (most) return { most: amount(most[1], most[2]) };
  const least = LEAST.exec(text);
  return least ? { least: amount(least[1] ?? least[3], least[2] ?? least[4]) } : undefined;
}

function amount(digits: string | undefined, scale: string | undefined): number {
  return Math.round(Number(digits) * (scale === '万' ? 10_000 : scale === '千' ? 1000 : 1));
}

/** The limit that the front matter states. */
export function characterLimitOf(report: Report): CharacterLimit | undefined {
  const value = frontMatterValue(report.frontMatter, '字数');
  return value === undefined ? undefined : readCharacterLimit(value);
}
