import { EXAMPLE_FIELDS, VERDICTS } from '../knowledge/yamlEntry';
import { type ConfigField, type ConfigValue, field } from './configField';

const EXAMPLE_HELP: Readonly<Record<keyof typeof EXAMPLE_FIELDS, string>> = {
  text: '完整的一句话',
  date: '文稿的日期，如 2023-05-10',
  expect: '这句话应当报告还是保留',
};

/**
 * Makes the fields of a list's entries. Their keys may be written in Chinese or in English; the language that the file
 * has is offered, Chinese when it has none yet.
 */
export class EntryShape {
  readonly #isEnglish: boolean;

  /** `keys` are English keys that show in `text` which language it is written in. */
  constructor(text: string, keys: readonly string[]) {
    this.#isEnglish = new RegExp(`^[ \\t-]*(?:${keys.join('|')})[ \\t]*:`, 'm').test(text);
  }

  /** One field for each name, with its help and what `rest` adds for its key. */
  fields<T extends string>(
    names: Readonly<Record<T, string>>,
    help: Readonly<Record<T, string>>,
    rest: (key: T) => Partial<ConfigField> = () => ({}),
  ): readonly ConfigField[] {
    return (Object.keys(names) as T[]).map((key) =>
      field(this.#isEnglish ? key : names[key], help[key], {
        aliases: [this.#isEnglish ? names[key] : key],
        ...rest(key),
      }),
    );
  }

  /** The words that a key may hold. */
  choices(names: Readonly<Record<string, string>>): readonly ConfigValue[] {
    return Object.entries(names).map(([key, name]) =>
      this.#isEnglish && key !== 'true' && key !== 'false' ? { text: key, about: name } : { text: name },
    );
  }

  /** The fields of an example sentence. */
  examples(): readonly ConfigField[] {
    return this.fields(EXAMPLE_FIELDS, EXAMPLE_HELP, (key) =>
      key === 'expect' ? { values: this.choices(VERDICTS) } : {},
    );
  }
}
