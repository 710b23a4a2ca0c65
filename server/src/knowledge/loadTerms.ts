import type { YamlProblem } from '../text/yamlReader';
import type { Term } from './term';

/** Reads terms from the texts of YAML files. */
export function loadTerms(_files: readonly { name: string; text: string }[]): {
  terms: Term[];
  problems: YamlProblem[];
} {
  return { terms: [], problems: [] };
}
