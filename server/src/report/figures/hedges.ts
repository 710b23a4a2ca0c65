import type { Hedge } from './figure';

const HEDGE_BEFORE =
  /(大约|大概|约|将近|接近|近|不超过|未超过|不高于|不多于|至多|最多|不少于|不低于|至少|不下于|超过|超出|突破|超|逾|多于|高于|大于|不足|不到|未到|未达到|少于|低于|小于)[ \u3000]?$/;
const HEDGE_OF: Readonly<Record<string, Hedge>> = {
  大约: 'about',
  大概: 'about',
  约: 'about',
  将近: 'nearly',
  接近: 'nearly',
  近: 'nearly',
  不超过: 'under',
  未超过: 'under',
  不高于: 'under',
  不多于: 'under',
  至多: 'under',
  最多: 'under',
  不足: 'under',
  不到: 'under',
  未到: 'under',
  未达到: 'under',
  少于: 'under',
  低于: 'under',
  小于: 'under',
};
const HEDGE_AFTER = /^(?:人|名|户|个)?(左右|上下|之多|以上|以下|以内)/;
/** Last characters of the words before a figure and first ones of those behind it, so that most figures need no pattern. */
const HEDGE_ENDS: ReadonlySet<string> = new Set('约概近过于多少到足破出超逾 \u3000');
const HEDGE_STARTS: ReadonlySet<string> = new Set('左上之以人名户个');
/** What the words around a number make of it; offsets include those words. */
export interface Hedged {
  readonly start: number;
  readonly end: number;
  readonly kind: Hedge;
}

/** Reads 约, 近, 超过 … before a number with its unit and 左右, 以上 … behind it. */
export function readHedge(text: string, start: number, end: number): Hedged {
  const before = HEDGE_ENDS.has(text.charAt(start - 1))
    ? HEDGE_BEFORE.exec(text.slice(Math.max(0, start - 5), start))
    : null;
  const after = HEDGE_STARTS.has(text.charAt(end)) ? HEDGE_AFTER.exec(text.slice(end, end + 3)) : null;
  let kind: Hedge = 'none';
  let from = start;
  let to = end;
  const word = before?.[1];
  const joined = text.charAt(start - (before?.[0].length ?? 0) - 1);
  // 附近 and 签约 are words of their own.
  const nearby =
    (word === '近' && '附最临邻亲'.includes(joined)) || (word === '约' && '签预节条合履特相违公续毁'.includes(joined));
  if (before && word !== undefined && !(nearby && joined !== '')) {
    kind = HEDGE_OF[word] ?? 'over';
    from = start - before[0].length;
  }
  if (after?.[1] !== undefined && kind !== 'over' && kind !== 'under') {
    const suffix = after[1];
    kind = suffix === '以上' || suffix === '之多' ? 'over' : suffix === '左右' || suffix === '上下' ? 'about' : 'under';
    to = end + after[0].length;
  }
  return { start: from, end: to, kind };
}
