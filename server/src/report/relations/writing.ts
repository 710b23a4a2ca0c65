import { type Decimal, groupDigits, powerOfTen, toShortText, toText } from '../../text/decimal';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import type { Correction, Member, Role } from './relation';

/** A figure as it stands in the text, without 约 and 余. */
export function literal(sentence: Sentence, figure: Figure): string {
  return sentence.slice(figure.digitSpan.start, figure.span.end);
}

/** A figure with the part it plays. */
export function member(role: Role, figure: Figure): Member {
  return { role, span: figure.span, figure };
}

/** Whether two figures are written in the same scale, so that their digits can be added as they stand. */
function sameScale(a: Figure, b: Figure): boolean {
  return a.exponent === b.exponent && a.unit.factor.eq(b.unit.factor) && !a.chinese === !b.chinese;
}

/** The figure's number for an arithmetic line: bare digits where all are in one scale, else with 万 and unit. */
export function writeNumber(sentence: Sentence, figure: Figure, like: readonly Figure[]): string {
  const bare = like.every((other) => sameScale(figure, other));
  if (figure.chinese && figure.exponent === 0 && figure.unit.factor.eq(1)) return figure.digits;
  return bare ? sentence.slice(figure.digitSpan.start, figure.digitSpan.end) : literal(sentence, figure);
}

/** `value` (in the base of the unit) written in the scale and with the decimals of `like`: 1228.4 for 12284000 beside 876.4万. */
export function inScaleOf(value: Decimal, like: Figure, extraPlaces = 0): string {
  const scaled = value.div(powerOfTen(like.exponent)).div(like.unit.factor);
  const places = like.decimals + extraPlaces;
  return extraPlaces > 0 ? toShortText(scaled, places) : toText(scaled, places);
}

/** A value in the scale of `like`, with more digits when its own do not show it exactly. */
export function writeValue(value: Decimal, like: Figure): string {
  const scaled = value.div(powerOfTen(like.exponent)).div(like.unit.factor);
  for (let places = like.decimals; places < like.decimals + 6; places++) {
    if (scaled.round(places).eq(scaled)) return toText(scaled, places);
  }
  return toShortText(scaled, like.decimals + 2);
}

/** The scale and unit a value in the scale of `like` is followed by, e.g. 万元. */
export function unitOf(sentence: Sentence, figure: Figure): string {
  return sentence.slice(figure.digitSpan.end, figure.span.end).replace(/^[余多来\s]+/, '');
}

/** Replaces the digits of `figure` by `value`, keeping its decimals and thousands separators; none for Chinese numerals. */
export function correctionOf(sentence: Sentence, figure: Figure, value: Decimal): Correction | undefined {
  if (figure.chinese || figure.hedge !== 'none' || value.lte(0)) return undefined;
  const written = sentence.slice(figure.digitSpan.start, figure.digitSpan.end);
  let text = inScaleOf(value, figure);
  if (/^[0.]+$/.test(text)) return undefined;
  if (/[,，]/.test(written)) text = groupDigits(text);
  if (/[０-９]/.test(written)) text = text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  return text === written ? undefined : { span: figure.digitSpan, newText: text };
}
