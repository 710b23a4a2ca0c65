import { fold } from '../text/script';

/** A word that a key may hold, with what it means where the word does not say it. */
export interface ConfigValue {
  readonly text: string;
  readonly about?: string;
}

/** What a key is for and what may stand behind it. */
export interface ConfigField {
  /** The key as it is offered. */
  readonly name: string;
  /** Other ways to write it. */
  readonly aliases: readonly string[];
  readonly about: string;
  readonly values: readonly ConfigValue[];
  /** Whether the value is a list: of texts, or of maps when there are `fields`. */
  readonly isList: boolean;
  /** The keys of the map, or of each map of the list; empty for texts. */
  readonly fields: readonly ConfigField[];
  /** Whether the value is one text in most cases although it may be a list of maps. */
  readonly isMostlyText: boolean;
}

/** A field; what is not said is empty. */
export function field(name: string, about: string, rest: Partial<ConfigField> = {}): ConfigField {
  return { name, about, aliases: [], values: [], isList: false, fields: [], isMostlyText: false, ...rest };
}

/** The field that a key names, in either script or language. */
export function fieldNamed(fields: readonly ConfigField[], key: string): ConfigField | undefined {
  const simple = fold(key.trim());
  return fields.find(({ name, aliases }) => name === simple || aliases.includes(simple) || aliases.includes(key));
}
