/** Text as snippet text: nothing in it is taken for a tab stop, except that each 【…】 becomes one to be filled in. */
export function toSnippet(text: string): string {
  let stop = 0;
  return text
    .replace(/[\\$}]/g, (character) => `\\${character}`)
    .replace(/【[^【】]*】/g, (placeholder) => `\${${++stop}:${placeholder}}`);
}
