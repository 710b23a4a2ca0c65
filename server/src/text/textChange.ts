/** Where two texts differ: what stands from `start` to `beforeEnd` in the one stands from `start` to `afterEnd` in the other. */
export interface TextChange {
  readonly start: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** Units that are compared at a time: the comparison of two slices is many times as fast as that of their units. */
const STRETCH = 4096;

/** The smallest passage in which the texts differ; nothing when they are the same. Offsets are UTF-16 units. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + STRETCH <= shorter && before.slice(start, start + STRETCH) === after.slice(start, start + STRETCH)) {
    start += STRETCH;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const longest = shorter - start;
  let end = 0;
  while (end + STRETCH <= longest && tail(before, end) === tail(after, end)) end += STRETCH;
  while (end < longest && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  return { start, beforeEnd: before.length - end, afterEnd: after.length - end };
}

/** The stretch of the text that ends `end` units before its end. */
function tail(text: string, end: number): string {
  return text.slice(text.length - end - STRETCH, text.length - end);
}
