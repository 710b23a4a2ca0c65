import { type Block, blockFact } from './block';
import { prosesOf } from './blockProses';
import type { Prose } from './prose';

/** A national law cited by name in a block; offsets count in the prose and take in the title marks. */
export interface LawName {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  /** The name without 中华人民共和国 and edition: 义务教育法. */
  readonly law: string;
  readonly isFull: boolean;
  /** 以下简称《义务教育法》: the place that introduces the short name. */
  readonly isIntroduction: boolean;
}

const CITED = /《(中华人民共和国)?([^《》〈〉\n]{1,30}?(?:法典|法|条例))(?:（[^（）《》]{2,16}）)?》/g;
const INTRODUCED = /简称[：:]?[“"「]?$/;

/** The laws that a block cites in title marks, in order; a law's rules of application are other documents. */
export const lawNamesOf = blockFact((block: Block): readonly LawName[] =>
  prosesOf(block).flatMap((prose) =>
    [...prose.folded.matchAll(CITED)].map((match): LawName => {
      const start = match.index;
      return {
        prose,
        start,
        end: start + match[0].length,
        law: match[2] ?? '',
        isFull: match[1] !== undefined,
        isIntroduction: INTRODUCED.test(prose.folded.slice(Math.max(0, start - 6), start)),
      };
    }),
  ),
);
