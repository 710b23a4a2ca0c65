import type { PhraseIndex } from './phraseIndex';
import type { Profile } from './profile';
import type { TermIndex } from './termIndex';

/** All that the rules know beside the report: terms, set phrases and kinds of report, built in and from the workspace. */
export interface Knowledge {
  readonly terms: TermIndex;
  readonly phrases: PhraseIndex;
  readonly profiles: readonly Profile[];
}
