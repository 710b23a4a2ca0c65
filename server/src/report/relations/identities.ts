import { intersects, subtract } from '../../text/interval';
import { clue } from '../figures/clues';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { balance } from './balances';
import type { Relation } from './relation';
import { isShare, shareRelation } from './shareArithmetic';

const TOTAL = '(?:总[额计值]|合计)?(?:为|是|达到?|有|约|共|共计)?$';

/** What books define: the third is the first less the second, whatever else the sentence tells. */
const DIFFERENCES: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [
    new RegExp(`(?<![定动净形外])资产${TOTAL}`),
    new RegExp(`(?<![动])负债${TOTAL}`),
    new RegExp(`(?:净资产|所有者权益)${TOTAL}`),
  ],
  [/原[值价](?:为|是|合计)?$/, /(?:累计|已提?)折旧(?:为|是|共|额)?$/, /净[值额](?:为|是)?$/],
  [/(?:营业|主营业务)收入(?:为|是|达|共)?$/, /(?:营业|主营业务)成本(?:为|是|达|共)?$/, /毛利[润额]?(?:为|是|达|共)?$/],
];
const DEBT_RATIO = /资产负债率(?:为|是|达到?|约)?$/;
/** Levels of another time stand beside those of now. */
const OTHER_TIME = /上年|去年|年初|期初|同期|计划|预算/;

/** Characters of which 资产, 折旧 and 毛利 have one. */
const BOOK_SIGNS = clue('资折毛');

/** 资产总额826万元，负债总额318万元，净资产508万元: figures of the books that one another define. */
export function findIdentities(sentence: Sentence): Relation[] {
  if (sentence.figures.length < 3 || !sentence.has(BOOK_SIGNS)) return [];
  if (!/资产|折旧|毛利/.test(sentence.slice(sentence.start, sentence.end))) return [];
  const relations: Relation[] = [];
  for (const names of DIFFERENCES) {
    const [whole, taken, rest] = names.map((name) => onlyNamed(sentence, name));
    if (!whole || !taken || !rest || !sameKind(whole.unit, taken.unit) || !sameKind(whole.unit, rest.unit)) continue;
    const holds = intersects(subtract(whole.value, taken.value), rest.value);
    relations.push(balance(sentence, whole, [taken], rest, holds));
  }
  const [rate, whole, part] = [DEBT_RATIO, ...(DIFFERENCES[0] ?? [])].map((name) => onlyNamed(sentence, name));
  if (rate?.unit.dimension === 'percent' && whole && part && rate.hedge === 'none' && sameKind(whole.unit, part.unit))
    relations.push(shareRelation(sentence, part, whole, rate, isShare(part, whole, rate)));
  return relations;
}

/** The one figure of that name; undefined where none or several have it, or one is of another time. */
function onlyNamed(sentence: Sentence, name: RegExp): Figure | undefined {
  const found = sentence.figures.filter((_, index) => name.test(sentence.lead(index)));
  const [figure] = found;
  if (!figure || found.length > 1 || figure.hedge === 'range') return undefined;
  return OTHER_TIME.test(sentence.lead(sentence.figures.indexOf(figure))) ? undefined : figure;
}
