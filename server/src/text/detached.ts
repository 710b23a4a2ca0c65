/** The same text with memory of its own: a slice keeps the whole text that it was cut from. */
export function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
