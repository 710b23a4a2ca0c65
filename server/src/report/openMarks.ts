/** Titles and quotations are short, so only what stands so many UTF-16 units before a place is looked at. */
const REACH = 80;

/** Whether a 《 in front of the place is not closed yet. */
export function isInsideTitle(text: string, at: number): boolean {
  return isOpen(text, at, '《', '》');
}

/** Whether a “ in front of the place is not closed yet. */
export function isInsideQuotation(text: string, at: number): boolean {
  return isOpen(text, at, '“', '”');
}

function isOpen(text: string, at: number, open: string, close: string): boolean {
  const near = text.slice(Math.max(0, at - REACH), at);
  return near.lastIndexOf(open) > near.lastIndexOf(close);
}
