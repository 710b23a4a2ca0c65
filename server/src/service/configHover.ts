import type { CalendarDate } from '../text/date';
import { fieldsAt } from './configCompletion';
import { type ConfigField, fieldNamed } from './configField';
import { configWordAt } from './configPlace';
import { type ConfigurationDocument, shapeOf } from './configShape';
import type { Hover } from './hover';

/** Most words that are listed in a hover. */
const LIST_LIMIT = 12;

/** What a key of a configuration file is for, and what a word behind it means; undefined for free text. */
export function configHover(document: ConfigurationDocument, offset: number, today: CalendarDate): Hover | undefined {
  const found = configWordAt(document.text, offset);
  if (!found) return undefined;
  const { place, span } = found;
  const { fields, owner } = fieldsAt(shapeOf(document, today), place);
  const named = place.key === undefined ? owner : fieldNamed(fields, place.key);
  if (!named) return undefined;
  const word = document.text.slice(span.start, span.end);
  if (place.key !== undefined && fieldNamed([named], word)) return { markdown: keyHelp(named), span };
  const value = named.values.find(({ text }) => text === word);
  if (!value) return undefined;
  const about = value.about === undefined ? '' : `：${value.about}`;
  return { markdown: `**${word}**${about}\n\n${named.name}：${named.about}`, span };
}

function keyHelp({ name, aliases, about, values, fields }: ConfigField): string {
  const other = aliases.length > 0 ? `（也可写 ${aliases.join('、')}）` : '';
  const listed = values.slice(0, LIST_LIMIT).map(({ text }) => text);
  const more = values.length > LIST_LIMIT ? '等' : '';
  const below = fields.length > 0 && fields.length <= LIST_LIMIT ? fields.map((each) => each.name) : [];
  return [
    `**${name}**${other}`,
    about,
    listed.length > 0 && !listed.every((text) => about.includes(text)) ? `可用：${listed.join('、')}${more}` : '',
    below.length > 0 ? `下列各项：${below.join('、')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
