import { parseChineseInteger, toHalfWidthDigits } from './numerals';

/** A day of the Gregorian calendar; `month` counts from 1. Independent of time zones, unlike the built-in `Date`. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Number of days in the given month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the numbers name a real day. */
export function isRealDate(date: CalendarDate): boolean {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);
}

/** Negative, zero or positive as `a` is before, the same as or after `b`. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Days from the first date to the second, 0 when they are the same. */
export function daysFrom(first: CalendarDate, second: CalendarDate): number {
  const day = ({ year, month, day }: CalendarDate) => Date.UTC(year, month - 1, day) / 86_400_000;
  return day(second) - day(first);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
}

/** `2026-03-05`. */
export function toIsoDate(date: CalendarDate): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** `2026年3月5日`, the form GB/T 9704 asks for (7.3.5.4). */
export function toChineseDate(date: CalendarDate): string {
  return `${date.year}年${date.month}月${date.day}日`;
}

const CHINESE_DATE =
  /^\s*([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日\s*$/;

/** The day written with Chinese numerals, 二〇二六年三月五日; undefined for anything else and for days that do not exist. */
function parseChineseDate(text: string): CalendarDate | undefined {
  const match = CHINESE_DATE.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map((part) => parseChineseInteger(part) ?? 0);
  const date = { year, month, day };
  return isRealDate(date) ? date : undefined;
}

/**
 * Reads `2026-03-05`, `2026-3-5`, `2026年3月5日`, `二〇二六年三月五日` or, with `partial`, `2026-03`, `2026年3月`, `2026`, `2026年`.
 * A missing month or day becomes the first (`partial: 'start'`) or the last (`partial: 'end'`).
 * Returns undefined when the text is no such date or names no real day.
 */
export function parseDate(text: string, partial?: 'start' | 'end'): CalendarDate | undefined {
  const digits = toHalfWidthDigits(text);
  const match = /^\s*(\d{4})(?:\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2})(?:\s*日)?)?月?|年?)\s*$/.exec(digits);
  if (!match) return parseChineseDate(text);
  const year = Number(match[1]);
  if ((match[2] === undefined || match[3] === undefined) && partial === undefined) return undefined;
  const month = match[2] === undefined ? (partial === 'end' ? 12 : 1) : Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  const day = match[3] === undefined ? (partial === 'end' ? daysInMonth(year, month) : 1) : Number(match[3]);
  const date = { year, month, day };
  return isRealDate(date) ? date : undefined;
}
