import type { CalendarDate } from '../text/date';
import type { Completion } from './completion';
import { type ConfigField, fieldNamed } from './configField';
import { type ConfigPlace, configPlaceAt } from './configPlace';
import { type ConfigurationDocument, shapeOf } from './configShape';

/** What can be written at an offset of a `baogao.yaml`, a term list or a file of profiles: keys, and words for values. */
export function configCompletions(document: ConfigurationDocument, offset: number, today: CalendarDate): Completion[] {
  const place = configPlaceAt(document.text, offset);
  if (!place) return [];
  const { fields, owner } = fieldsAt(shapeOf(document, today), place);
  if (place.key !== undefined) return valueCompletions(fieldNamed(fields, place.key), place, offset);
  // In a list of texts the words belong to the key above.
  if (owner && owner.fields.length === 0) return place.isItem ? valueCompletions(owner, place, offset) : [];
  return keyCompletions(fields, place, offset, document.text);
}

/** The keys that may stand at a place, and the field around it; no keys where the path is not known. */
export function fieldsAt(
  root: readonly ConfigField[],
  place: ConfigPlace,
): { fields: readonly ConfigField[]; owner: ConfigField | undefined } {
  let fields = root;
  let owner: ConfigField | undefined;
  for (const key of place.path) {
    owner = fieldNamed(fields, key);
    if (!owner) return { fields: [], owner: undefined };
    fields = owner.fields;
  }
  return { fields, owner };
}

function keyCompletions(
  fields: readonly ConfigField[],
  place: ConfigPlace,
  offset: number,
  text: string,
): Completion[] {
  const present = new Set(place.present.map((key) => fieldNamed(fields, key)?.name));
  const hasColon = /^[^\s:]*[ \t]*:/.test(text.slice(offset, offset + 60));
  return fields
    .filter(({ name }) => !present.has(name))
    .map((each, index) => ({
      label: each.name,
      detail: each.aliases[0] ?? '',
      insert: hasColon ? each.name : each.name + opening(each, place.indent),
      isSnippet: false,
      span: { start: place.start, end: offset },
      kind: 'key',
      sort: String(index).padStart(3, '0'),
      documentation: each.about,
    }));
}

/** What follows the key: the beginning of its first line when it holds a map or a list. */
function opening({ fields, isList, values, isMostlyText }: ConfigField, indent: number): string {
  const below = `\n${' '.repeat(indent + 2)}`;
  if (isList) return fields.length > 0 || values.length === 0 ? `:${below}- ` : ': ';
  return fields.length > 0 && !isMostlyText ? `:${below}` : ': ';
}

function valueCompletions(owner: ConfigField | undefined, place: ConfigPlace, offset: number): Completion[] {
  return (owner?.values ?? []).map(({ text, about }, index) => ({
    label: text,
    detail: about ?? '',
    insert: place.needsBlank ? ` ${text}` : text,
    isSnippet: false,
    span: { start: place.start, end: offset },
    kind: 'value',
    sort: String(index).padStart(3, '0'),
  }));
}
