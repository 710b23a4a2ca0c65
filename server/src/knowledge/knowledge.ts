import type { Profile } from './profile';
import type { TermIndex } from './termIndex';

/** All that the rules know beside the report: dated terms and kinds of report, built in and from the workspace. */
export interface Knowledge {
  readonly terms: TermIndex;
  readonly profiles: readonly Profile[];
}
