/** Classes of characters in Chinese text. All functions take one UTF-16 unit or code point as a number. */

/** Whether the code point is a Han character (CJK ideograph, its extensions, or 〇). */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x323af)
  );
}

/** Whether the unit is half of a surrogate pair that stands for a Han character outside the basic plane. */
export function isHanSurrogate(unit: number): boolean {
  return (unit >= 0xd840 && unit <= 0xd88d) || (unit >= 0xdc00 && unit <= 0xdfff);
}

/** Whether the code is an ASCII digit or a full-width digit. */
export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Whether the code is an ASCII or full-width Latin letter. */
export function isLatin(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

/** Whether the code is a space of any width, a tab, a line break or a byte order mark. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b)
  );
}

/** Marks that end a sentence: 。！？ and their half-width forms except the dot, which also stands in numbers. */
export const SENTENCE_END = '。！？!?';

/** Index of the first unit at or after `from` that is not blank, or `text.length`. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}
