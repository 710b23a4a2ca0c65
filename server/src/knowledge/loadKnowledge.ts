import type { YamlProblem } from '../text/yamlReader';
import type { Knowledge } from './knowledge';
import { loadPhrases } from './loadPhrases';
import { loadProfiles } from './loadProfiles';
import { loadTerms } from './loadTerms';
import type { Phrase } from './phrase';
import { createPhraseIndex } from './phraseIndex';
import type { Profile } from './profile';
import type { Term } from './term';
import { createTermIndex } from './termAutomaton';

/** A YAML file: its name, for messages, and its text. */
export interface KnowledgeFile {
  readonly name: string;
  readonly text: string;
}

/** The YAML files of each data folder. */
export interface KnowledgeFiles {
  readonly terms?: readonly KnowledgeFile[];
  readonly phrases?: readonly KnowledgeFile[];
  readonly profiles?: readonly KnowledgeFile[];
}

/** What the YAML says, as plain data that survives JSON. */
export interface KnowledgeData {
  readonly terms: readonly Term[];
  readonly phrases: readonly Phrase[];
  readonly profiles: readonly Profile[];
}

/**
 * Reads and validates the YAML of terms and profiles; a bad entry is reported and costs only itself. `base` holds the
 * profiles that a workspace's own may build on (`沿用`).
 */
export function loadKnowledgeData(
  files: KnowledgeFiles,
  base?: Pick<KnowledgeData, 'profiles'>,
): {
  knowledge: KnowledgeData;
  problems: readonly YamlProblem[];
} {
  const terms = loadTerms(files.terms ?? []);
  const phrases = loadPhrases(files.phrases ?? []);
  const profiles = loadProfiles(files.profiles ?? [], base?.profiles);
  return {
    knowledge: { terms: terms.terms, phrases: phrases.phrases, profiles: profiles.profiles },
    problems: [...terms.problems, ...phrases.problems, ...profiles.problems],
  };
}

/** Makes knowledge ready for use. Later data comes first: a workspace's profile replaces a built-in one of the same id. */
export function createKnowledge(...layers: readonly KnowledgeData[]): Knowledge {
  const profiles = new Map<string, Profile>();
  const terms = new Map<string, Term>();
  const phrases = new Map<string, Phrase>();
  for (const layer of layers) {
    for (const profile of layer.profiles) profiles.set(profile.id, profile);
    for (const term of layer.terms) terms.set(term.id, term);
    for (const phrase of layer.phrases) phrases.set(phrase.id, phrase);
  }
  return {
    terms: createTermIndex([...terms.values()]),
    phrases: createPhraseIndex([...phrases.values()]),
    profiles: [...profiles.values()],
  };
}
