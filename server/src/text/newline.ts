/** The line end that a text is written with: `\r\n` where it has one, else `\n`. */
export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
