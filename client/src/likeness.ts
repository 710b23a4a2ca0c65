import { MARKDOWN_END } from './markdownFile';

/**
 * How likely one file is last year's of another, by their paths: the same name but for the year counts most, then the
 * year before, then what else the names share.
 */
export function likeness(candidate: string, own: string): number {
  const [one, two] = [lastPart(candidate), lastPart(own)];
  const isSameButYear = withoutYears(candidate) === withoutYears(own) || withoutYears(one) === withoutYears(two);
  const years = [yearOf(candidate), yearOf(own)];
  const isYearBefore = years[0] !== undefined && years[1] !== undefined && years[0] + 1 === years[1];
  let shared = 0;
  const words = withoutYears(two);
  for (const character of new Set(withoutYears(one))) if (words.includes(character)) shared++;
  return (isSameButYear ? 200 : 0) + (isYearBefore ? 100 : 0) + Math.min(shared, 50);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(MARKDOWN_END, '');
}

function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d\d/g, '');
}

function yearOf(path: string): number | undefined {
  const years = path.match(/(?:19|20)\d\d/g);
  return years ? Number(years.at(-1)) : undefined;
}
