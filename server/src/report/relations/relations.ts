import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { findAverages } from './averages';
import { findBalances } from './balances';
import { findBracketedLevels } from './bracketedLevels';
import { findComparisons } from './comparisons';
import { countsOf } from './countReferences';
import { findBareDirections, findDirections } from './directions';
import { findExceptions } from './exceptions';
import { findGrowth } from './growth';
import { findIdentities } from './identities';
import { findBackwardRanges, findLimits, findMarksBeyond } from './limits';
import { findMeansAcross } from './meansAcross';
import { hasOtherReading } from './otherReadings';
import { findOverlaps } from './overlaps';
import { passageSums } from './passageSums';
import { passageRelations } from './passages';
import { findPerHundred } from './perHundred';
import { findPointMisuse } from './pointMisuse';
import { findIndustryRatios, findRanges } from './ranges';
import { findRankConflicts } from './rankConflicts';
import { findRankMoves } from './ranks';
import { findRateChanges } from './rateChanges';
import { findRatios } from './ratios';
import type { Relation } from './relation';
import { findRestLists } from './restLists';
import { scaleSlip } from './scaleSlips';
import { findShares } from './shares';
import { findSharesAcross } from './sharesAcross';
import { findSums } from './sums';
import { findTimeAverages } from './timeAverages';
import { findToldMoves } from './toldMoves';
import { findToldTrends } from './toldTrends';
import { findTrends } from './trends';

/** Finds the relations of one kind in a sentence. */
type Finder = (sentence: Sentence) => Relation[];

/** In the order of precedence: of two broken relations that share a figure, the first is the cause that is told. */
const FINDERS: readonly Finder[] = [
  findDirections,
  findRanges,
  findLimits,
  findIdentities,
  findSums,
  findOverlaps,
  findBalances,
  findExceptions,
  findRestLists,
  findRateChanges,
  findGrowth,
  findComparisons,
  findPointMisuse,
  findShares,
  findAverages,
  findTimeAverages,
  findPerHundred,
  findRatios,
  findRankMoves,
  findTrends,
  findToldTrends,
  findToldMoves,
  findBracketedLevels,
];

/** All relations among the figures of one block, those that hold and those that do not. */
export const relationsOf = blockFact((block: Block): readonly Relation[] => {
  const relations: Relation[] = [];
  const figures = figuresOf(block);
  const { sentences } = figures;
  for (const sentence of sentences) {
    const own: Relation[] = [];
    for (const find of FINDERS) {
      for (const relation of find(sentence)) {
        if (relation.holds || !isBelowZero(sentence, relation)) own.push(byCause(relation));
      }
    }
    if (own.length > 0) relations.push(...withoutCascades(own));
  }
  if (sentences.length > 0) {
    const told = new Set(
      relations.filter(({ holds }) => !holds).flatMap(({ members }) => members.map(({ figure }) => figure)),
    );
    const isNew = ({ members }: Relation) => !members.some(({ figure }) => figure && told.has(figure));
    relations.push(
      ...passageSums(block)
        .filter((relation) => relation.holds || isNew(relation))
        .map(byCause),
    );
  }
  if (sentences.length > 1) {
    relations.push(...findSharesAcross(sentences, relations));
    relations.push(...findMeansAcross(sentences, relations).map(byCause));
    relations.push(...withoutCascades(passageRelations(sentences, relations).map(byCause)));
  }
  if (figures.figures.length > 0)
    relations.push(...findBackwardRanges(figureText(block), figures), ...findMarksBeyond(figureText(block), figures));
  if (block.kind === 'paragraph') {
    const text = figureText(block);
    relations.push(...findIndustryRatios(text), ...findBareDirections(text), ...findRankConflicts(text));
  }
  const told = relations.filter(
    (relation) => relation.holds || !hasOtherReading(relation, figures.figures, figureText(block)),
  );
  return [...told, ...countsOf(block)];
});

/** 由-3.2%回升到1.5%: figures are read without their sign, so nothing is said of one that has one. */
function isBelowZero(sentence: Sentence, { members }: Relation): boolean {
  return members.some(({ figure }) => {
    const at = figure?.digitSpan.start ?? 0;
    return /(?:^|[^0-9a-zA-Z%％])(?:[-－−﹣]|零下)$/.test(sentence.text.slice(Math.max(0, at - 3), at));
  });
}

/** A sum that 万 more or less in one figure would make right is told by its unit, not by its digits. */
function byCause(relation: Relation): Relation {
  return !relation.holds && scaleSlip(relation) ? { ...relation, rule: 'figure-unit' } : relation;
}

/** One cause, one finding: a broken relation is left out when it shares a figure with a broken one before it. */
function withoutCascades(relations: readonly Relation[]): Relation[] {
  const kept: Relation[] = [];
  for (const relation of relations) {
    const shares = (other: Relation) =>
      !other.holds &&
      other.members.some(({ figure }) => figure && relation.members.some((own) => own.figure === figure));
    if (!relation.holds && kept.some(shares)) continue;
    kept.push(relation);
  }
  return kept;
}

/** Figures of the block that a relation shows to be right. */
export const confirmedFigures = blockFact((block: Block): ReadonlySet<Figure> => {
  const confirmed = new Set<Figure>();
  for (const { holds, members } of relationsOf(block)) {
    if (holds) for (const { figure } of members) if (figure) confirmed.add(figure);
  }
  return confirmed;
});

/** The relations that speak of each figure of the block. */
export const relationsByFigure = blockFact((block: Block): ReadonlyMap<Figure, readonly Relation[]> => {
  const byFigure = new Map<Figure, Relation[]>();
  for (const relation of relationsOf(block)) {
    for (const { figure } of relation.members) {
      if (!figure) continue;
      const own = byFigure.get(figure);
      if (own) own.push(relation);
      else byFigure.set(figure, [relation]);
    }
  }
  return byFigure;
});
