import { HUNDRED, toShortText } from '../../text/decimal';
import { type Block, blockFact, type PlacedBlock } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameBase } from '../figures/units';
import type { Report } from '../report';
import { blocksAt, blocksWith } from '../reportFact';
import { changeClause } from './changeClauses';
import { relationsByFigure } from './relations';
import { isShare } from './shareArithmetic';
import { SHARE, WHOLE_WORDS } from './shareWords';

/** A share whose whole stands in an earlier paragraph. */
export interface ShareApart {
  readonly placed: PlacedBlock;
  readonly rate: Figure;
  readonly part: Figure;
  readonly whole: PlacedWhole;
  /** The share in percent, with one digit more than is written. */
  readonly computed: string;
  readonly holds: boolean;
}

/** A share with its part, and the words that name the whole. */
interface Share {
  readonly rate: Figure;
  readonly part: Figure;
  readonly words: string;
}

interface PlacedWhole extends Whole {
  readonly placed: PlacedBlock;
}

interface Whole {
  readonly figure: Figure;
  /** Words before and behind the figure in its clause. */
  readonly words: string;
}

/** Totals that are remembered, so that the work stays linear in long reports. */
const MOST_WHOLES = 200;
/** What is named as the whole of something, or by so many words that it can be nothing else. */
const NAMED_WHOLE = /总|批复|全部|合计/;

/** The totals that a block names. */
const wholesIn = blockFact((block): readonly Whole[] =>
  figuresOf(block).sentences.flatMap((sentence) =>
    sentence.figures.flatMap((figure, index) => {
      const words = sentence.lead(index) + sentence.tail(index);
      if (!isAmount(figure.unit.dimension) || figure.hedge !== 'none' || !NAMED_WHOLE.test(words)) return [];
      return changeClause(sentence, index) ? [] : [{ figure, words: words.replace(WHOLE_WORDS, '') }];
    }),
  ),
);

/** The shares of a block whose wholes it does not name itself. */
const sharesIn = blockFact((block): readonly Share[] =>
  figuresOf(block).sentences.flatMap((sentence) =>
    sentence.figures.flatMap((_, index) => shareAt(block, sentence, index) ?? []),
  ),
);

/** Whether the block names a whole, or a share of one that it does not name. */
export function speaksOfShares(block: Block): boolean {
  return sharesIn(block).length > 0 || wholesIn(block).length > 0;
}

const sharing = blocksWith(speaksOfShares);

/** 总投资2860万元 in one paragraph, 申请补助2002万元，占总投资的70% in a later one. */
export function sharesApart(report: Report): ShareApart[] {
  const found: ShareApart[] = [];
  const wholes: PlacedWhole[] = [];
  for (const [, placed] of blocksAt(report, sharing(report))) {
    for (const share of sharesIn(placed.block)) {
      const apart = withWhole(placed, share, wholes);
      if (apart) found.push(apart);
    }
    for (const whole of wholesIn(placed.block)) wholes.push({ placed, ...whole });
    if (wholes.length > MOST_WHOLES) wholes.splice(0, wholes.length - MOST_WHOLES);
  }
  return found;
}

function shareAt(block: Block, sentence: Sentence, index: number): Share | undefined {
  const rate = sentence.figures[index];
  // （其中2017年安排1855.6万元），占总投资的40.6% speaks of what stands before the bracket.
  const at = sentence.beforeBrackets(index);
  const part = sentence.figures[at];
  const lead = sentence.lead(index);
  if (rate?.unit.dimension !== 'percent' || rate.hedge !== 'none' || !part || !/^占/.test(lead)) return undefined;
  if (!isAmount(part.unit.dimension) || part.hedge !== 'none' || changeClause(sentence, at)) return undefined;
  if (relationsByFigure(block).has(rate)) return undefined;
  const named = SHARE.exec(lead)?.[1] ?? '';
  const words = named.replace(WHOLE_WORDS, '');
  if (words.length < 2 || !NAMED_WHOLE.test(lead)) return undefined;
  // What the paragraph itself names so would be nearer.
  const isHere = figuresOf(block).sentences.some((own) =>
    own.figures.some(
      (figure, at) => figure !== rate && (own.lead(at) + own.tail(at)).replace(WHOLE_WORDS, '').includes(words),
    ),
  );
  return isHere ? undefined : { rate, part, words };
}

function withWhole(
  placed: PlacedBlock,
  { rate, part, words }: Share,
  wholes: readonly PlacedWhole[],
): ShareApart | undefined {
  const fitting = wholes.filter(
    ({ figure, words: own }) =>
      sameBase(figure.unit, part.unit) && figure.nominal.gt(part.nominal) && own.includes(words),
  );
  const [whole] = fitting;
  // Two totals of one name, and nobody knows which is meant.
  if (!whole || fitting.some(({ figure }) => !figure.nominal.eq(whole.figure.nominal))) return undefined;
  const share = part.nominal.div(whole.figure.nominal).times(HUNDRED);
  return {
    placed,
    rate,
    part,
    whole,
    computed: toShortText(share, rate.decimals + 1),
    holds: isShare(part, whole.figure, rate),
  };
}
