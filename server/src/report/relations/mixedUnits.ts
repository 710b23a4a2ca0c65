import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';

/** Units in which one indicator may be told, of which a passage should keep to one. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['吨', '公斤', '千克', '斤', '担']),
  new Set(['亩', '公顷', '平方公里', '平方米']),
  new Set(['人', '名', '人次']),
  new Set(['户', '户次']),
  new Set(['家', '家次']),
];
/** Names of one thing, within a family. */
const SAME: readonly ReadonlySet<string>[] = [new Set(['公斤', '千克']), new Set(['人', '名'])];
const ASSERTED = /(?:分别|共计?|合计|已|约|为|是|达到?|有|了|近|超){1,4}$/;
/** Characters that the words before two figures must end with alike to name one indicator. */
const ALIKE = 4;
/** Figures further apart are not told side by side. */
const REACH = 3;

/** 夏粮收购量3260吨，秋粮收购量284万公斤: the later of two figures of one indicator that are told in two units. */
export function mixedUnits(sentence: Sentence): { readonly first: Figure; readonly second: Figure } | undefined {
  for (const [index, first] of sentence.figures.entries()) {
    const family = FAMILIES.find((units) => units.has(first.unit.name));
    if (!family) continue;
    for (let at = index + 1; at <= index + REACH && at < sentence.figures.length; at++) {
      const second = sentence.figures[at];
      if (!second || !family.has(second.unit.name) || second.unit.name === first.unit.name) continue;
      if (SAME.some((names) => names.has(first.unit.name) && names.has(second.unit.name))) continue;
      // 900亩（合60公顷） says one amount twice.
      if (sentence.bracket(at) !== sentence.bracket(index)) continue;
      if (isNamedAlike(sentence.lead(index), sentence.lead(at))) return { first, second };
    }
  }
  return undefined;
}

function isNamedAlike(one: string, other: string): boolean {
  const [a, b] = [one.replace(ASSERTED, ''), other.replace(ASSERTED, '')];
  return a.length >= ALIKE && b.length >= ALIKE && a.slice(-ALIKE) === b.slice(-ALIKE) && !/其中|折合|相当于/.test(b);
}
