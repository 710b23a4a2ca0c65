import type { MaskedWord } from '../report/maskedWords';
import type { Prose } from '../report/prose';
import { inScript } from '../text/script';
import type { RawFinding, RuleContext } from './rule';

/** One finding for all masks of one word in a text. */
export function maskedFindings(masked: readonly MaskedWord[], prose: Prose, context: RuleContext): RawFinding[] {
  const groups = new Map<string, MaskedWord[]>();
  for (const word of masked) {
    const group = groups.get(word.newText);
    if (group) group.push(word);
    else groups.set(word.newText, [word]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0] as MaskedWord;
    const spans = group.map(({ wordStart, wordEnd }) => prose.sourceSpan(wordStart, wordEnd));
    const edits = group
      .filter(({ start, end }) => prose.isVerbatim(start, end))
      .map(({ start, end, newText }) => {
        const at = prose.sourceStart(start);
        return { span: { start: at, end: at + end - start }, newText: inScript(newText, context.script) };
      });
    const count = group.length > 1 ? `本段共${group.length}处。` : '';
    return {
      span: spans[0] ?? { start: 0, end: 0 },
      message: `“${first.written}”是被屏蔽或改写过的字样，应写全称“${first.meant}”。${count}`,
      related: spans.slice(1).map((span) => ({ message: '同一段的另一处', span })),
      fixes: edits.length > 0 ? [{ title: `补全为“${inScript(first.meant, context.script)}”`, safe: true, edits }] : [],
      data: { fault: 'masked', replacement: first.meant },
    };
  });
}
