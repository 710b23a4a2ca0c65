import { toTraditional } from '../text/script';

/** Puts what is said to the writer into the script of the user interface. */
export type Speak = (text: string) => string;

/** What is quoted stays as it stands in the report, and so do names of files and rules: “…”, ‘…’, 《…》, `…`. */
const QUOTED = /“[^“”]*”|‘[^‘’]*’|《[^《》]*》|`[^`]*`/g;

/**
 * Everything is written in Simplified Chinese. An editor whose language is Chinese in Traditional script is answered in
 * that script; quotations of the report and proposals for it keep the report's own. Other languages are answered in
 * Simplified Chinese, the language of the matter.
 */
export function speechFor(locale: string | undefined): Speak {
  if (!/^zh[-_](?:tw|hk|mo|hant)/i.test(locale ?? '')) return (text) => text;
  return (text) => {
    let spoken = '';
    let last = 0;
    for (const match of text.matchAll(QUOTED)) {
      spoken += toTraditional(text.slice(last, match.index)) + match[0];
      last = match.index + match[0].length;
    }
    return spoken + toTraditional(text.slice(last));
  };
}
