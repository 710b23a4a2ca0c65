import type { YamlProblem } from '../text/yamlReader';
import type { Profile } from './profile';

/** Reads profiles from the texts of YAML files. */
export function loadProfiles(_files: readonly { name: string; text: string }[]): {
  profiles: Profile[];
  problems: YamlProblem[];
} {
  return { profiles: [], problems: [] };
}
