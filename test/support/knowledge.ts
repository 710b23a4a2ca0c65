import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knowledge } from '../../server/src/knowledge/knowledge';
import { loadProfiles } from '../../server/src/knowledge/loadProfiles';
import { loadTerms } from '../../server/src/knowledge/loadTerms';
import { createTermIndex } from '../../server/src/knowledge/termAutomaton';

const data = path.join(__dirname, '../../server/data');

/** The YAML files of a data folder, by name. */
export function dataFiles(folder: 'terms' | 'profiles'): { name: string; text: string }[] {
  const files = readdirSync(path.join(data, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return files.map((name) => ({
    name: `${folder}/${name}`,
    text: readFileSync(path.join(data, folder, name), 'utf8'),
  }));
}

let known: Knowledge | undefined;

/** The knowledge that ships with Baogao, read from its YAML. */
export function builtInKnowledge(): Knowledge {
  known ??= {
    terms: createTermIndex(loadTerms(dataFiles('terms')).terms),
    profiles: loadProfiles(dataFiles('profiles')).profiles,
  };
  return known;
}
