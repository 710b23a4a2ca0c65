import { toTraditional } from '../text/script';

/** Puts what is said to the writer into the script of the user interface. */
export type Speak = (text: string) => string;

/** What is quoted stays as it stands in the report, and so do names of files and rules: “…”, ‘…’, 《…》, `…`. */
const QUOTED = /“[^“”]*”|‘[^‘’]*’|《[^《》]*》|`[^`]*`/g;

/** What Taiwan writes otherwise than Hong Kong and the mainland, of the characters that are used here. */
const TAIWAN: Readonly<Record<string, string>> = { 裏: '裡', 着: '著' };

/**
 * Everything is written in Simplified Chinese. An editor whose language is Chinese in Traditional script is answered in
 * that script; quotations of the report and proposals for it keep the report's own. Other languages are answered in
 * Simplified Chinese, the language of the matter.
 */
export function speechFor(locale: string | undefined): Speak {
  if (!/^zh[-_](?:tw|hk|mo|hant)/i.test(locale ?? '')) return (text) => text;
  const isTaiwan = !/^zh[-_](?:hk|mo)/i.test(locale ?? '');
  const convert = (text: string) => {
    const traditional = toTraditional(text);
    return isTaiwan ? traditional.replace(/[裏着]/g, (variant) => TAIWAN[variant] ?? variant) : traditional;
  };
  return (text) => {
    let spoken = '';
    let last = 0;
    for (const match of text.matchAll(QUOTED)) {
      spoken += convert(text.slice(last, match.index)) + match[0];
      last = match.index + match[0].length;
    }
    return spoken + convert(text.slice(last));
  };
}
