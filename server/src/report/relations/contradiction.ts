import { decimal } from '../../text/decimal';
import { intersects } from '../../text/interval';
import { refersBack } from './references';
import { confirmedFigures } from './relations';
import { isTypingSlip } from './slips';
import { type Naming, type PlacedStatement, STATE, type Statement } from './statements';

const CHANGE_VERB = /(?:下降|降低|上升|提升|增长|增加|减少|提高|增幅|降幅)$/;

/** Whether the later of two statements gives the quantity of the earlier one another value that excludes it. */
export function contradicts(one: PlacedStatement, two: PlacedStatement): boolean {
  const isTogether = one.index === two.index && one.item.sentence === two.item.sentence;
  if (isTogether && !two.item.naming.isDefinite) return false;
  const { digits, unit } = one.item.figure;
  if (unit.base !== two.item.figure.unit.base) return isUnconverted(one, two);
  const slip = isTypingSlip(digits, two.item.figure.digits) || isShuffled(one.item, two.item);
  if (isTogether && !(slip && refersBack(one.item.naming, two.item.naming, digits.length - 1))) return false;
  const first = one.item.naming;
  const second = two.item.naming;
  const isState = isSameState(one.item, two.item);
  if (!slip && !(isState && one.index === two.index)) return false;
  if (first.year !== undefined && second.year !== undefined && first.year !== second.year) return false;
  if (first.scope !== '' && second.scope !== '' && first.scope !== second.scope) return false;
  if (first.season !== '' && second.season !== '' && first.season !== second.season) return false;
  const [short, long] = first.before.length < second.before.length ? [first, second] : [second, first];
  // 3.62万人 of 注册志愿者 and 3.26万名注册志愿者 are named alike, before the one and behind the other.
  const isSameName = second.noun.length >= 4 && first.before === second.noun;
  const alike = isSameName || (short.before.length >= 4 && long.before.endsWith(short.before));
  if (((first.isPart || second.isPart) && !alike) || !sameEntity(first.entities, second.entities)) return false;
  const isBack =
    refersBack(first, second, digits.length) && (one.index === two.index || isUnderHeading(one, two, second.noun));
  const isLoose = isBack && !second.isAll;
  if (isLoose ? !sameSituation(first, second) : !sameQualifiers(first, second)) return false;
  if (!sameQualifiers(second, first) || isParallel(first, second)) return false;
  if (intersects(one.item.figure.value, two.item.figure.value)) return false;
  const isBasis = second.isBasis && second.before.length >= 2 && first.before.endsWith(second.before);
  if (isState || isBack || (isBasis && one.index === two.index)) return true;
  if (isConfirmed(one) && isConfirmed(two)) return false;
  // 一中占地面积 and 二中占地面积 differ before the words they share.
  if (differentHeads(first.before, second.before)) return false;
  // Two changes are the same only when they are named with the same words.
  if (CHANGE_VERB.test(first.before) || CHANGE_VERB.test(second.before)) {
    return first.before === second.before && first.before.length >= 6 && first.behind === '' && second.behind === '';
  }
  const common = sharedWords(first, second);
  const length = digits.replace('.', '').length;
  if (length === 3 && common >= 2 && first.before === second.before && first.before.length >= 2) return true;
  if (length <= 2) return common >= 4 && sameWords(first, second);
  if (length === 3) return common >= 3;
  const shorter = Math.min(first.before.length + first.behind.length, second.before.length + second.behind.length);
  return common >= 3 || (common === 2 && (shorter <= 3 || one.index === two.index));
}

/** Whether both name one indicator that has one value at a time; where one is named at less length only a slip tells. */
function isSameState(one: Statement, two: Statement): boolean {
  const [first, second] = [one.naming.before, two.naming.before];
  if (!STATE.test(first) || !STATE.test(second)) return false;
  if (first === second) return first.length >= 4;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  if (short.length < SHORT_NAME || !long.endsWith(short)) return false;
  const [a, b] = [one.figure.nominal.toFixed(), two.figure.nominal.toFixed()];
  const isScaled = one.figure.exponent !== two.figure.exponent || one.figure.unit.name !== two.figure.unit.name;
  return isScaled && isTypingSlip(a, b);
}

/** Characters of a name that is no other's although it is not told in full. */
const SHORT_NAME = 5;
/** Blocks below a heading that tell what it says. */
export const BELOW_HEADING = 2;
const HEADING_NOUN = 4;

/** 完成36处山塘除险加固 as a heading, and the same things told right below it. */
function isUnderHeading(one: PlacedStatement, two: PlacedStatement, noun: string): boolean {
  const isNear = two.index > one.index && two.index - one.index <= BELOW_HEADING;
  return isNear && one.block.heading !== undefined && two.block.heading === undefined
    ? noun.length >= HEADING_NOUN
    : false;
}

/** 39214 and 31924 of what is named with the same words at length: the same digits in another order. */
function isShuffled(one: Statement, two: Statement): boolean {
  const [a, b] = [one.figure.digits, two.figure.digits];
  if (a.length < 4 || a.length !== b.length || a.charAt(0) !== b.charAt(0)) return false;
  if (one.naming.before.length < 6 || one.naming.before !== two.naming.before) return false;
  return [...a].sort().join('') === [...b].sort().join('');
}

/** 男职工平均年龄…。女职工平均年龄…: sentences made alike about different things. */
function isParallel({ opening: one }: Naming, { opening: two }: Naming): boolean {
  if (one === two || one === '' || two === '' || Math.abs(one.length - two.length) > 2) return false;
  const known = new Set(one);
  const shared = [...two].filter((character) => known.has(character)).length;
  return shared * 2 >= two.length;
}

const SQUARE_METRES_OF_MU = decimal(2000).div(3);

/** 退耕还草1200公顷 and then 1.2万亩退耕还草: the unit was exchanged and the number was not. */
function isUnconverted(one: PlacedStatement, two: PlacedStatement): boolean {
  const [first, second] = [one.item.naming, two.item.naming];
  if (one.index !== two.index || !sameQualifiers(first, second) || !sameQualifiers(second, first)) return false;
  const isNamed = first.before.length >= 4 && (first.before === second.before || first.before.endsWith(second.noun));
  if (!isNamed && !refersBack(first, second, 1)) return false;
  if (second.before !== first.before && second.noun.length < 3) return false;
  const inSquareMetres = ({ item: { figure } }: PlacedStatement) =>
    figure.unit.base === '亩' ? figure.nominal.times(SQUARE_METRES_OF_MU) : figure.nominal;
  const [a, b] = [inSquareMetres(one), inSquareMetres(two)];
  return a.minus(b).abs().times(10).gt(b);
}

/** Whether what narrows the first is said of the second as well. */
function sameQualifiers(first: Naming, second: Naming): boolean {
  return first.qualifiers.every((word) => second.clause.includes(word));
}

/** What is pointed back to may be named more shortly, but a plan or another time is another quantity. */
function sameSituation(first: Naming, second: Naming): boolean {
  return first.qualifiers.every(
    (word) => second.clause.includes(word) || !/计划|目标|预计|预算|力争|上年|去年|前年|同期|半年|应|拟/.test(word),
  );
}

function sameEntity(first: readonly string[], second: readonly string[]): boolean {
  if (first.length === 0 || second.length === 0) return true;
  return first.some((one) =>
    second.some((two) => one.endsWith(two.slice(-2)) && (one.includes(two) || two.includes(one))),
  );
}

function differentHeads(first: string, second: string): boolean {
  let shared = 0;
  while (shared < first.length && shared < second.length && first.at(-1 - shared) === second.at(-1 - shared)) shared++;
  const one = first.slice(0, first.length - shared);
  const two = second.slice(0, second.length - shared);
  // 该工程总投资 repeats a word of 青石水库除险加固工程总投资 and means the same.
  return shared >= 2 && one !== '' && two !== '' && !one.includes(two) && !two.includes(one);
}

/** Whether arithmetic in its own sentence shows that the figure is right. */
function isConfirmed({ block, item }: PlacedStatement): boolean {
  return confirmedFigures(block).has(item.figure);
}

/** Whether both are named with the same characters, in whatever order. */
function sameWords(first: Naming, second: Naming): boolean {
  const one = new Set(first.before + first.behind);
  const two = new Set(second.before + second.behind);
  const shared = [...one].filter((character) => two.has(character)).length;
  return shared >= 3 && shared >= Math.max(one.size, two.size) - 1;
}

/** How many characters of the shorter naming the longer one has as well; 0 unless it has all of a word. */
function sharedWords(first: Naming, second: Naming): number {
  const one = first.before + first.behind;
  const two = second.before + second.behind;
  let best = 0;
  for (const [word, other] of [
    [second.behind, one],
    [second.before, one],
    [first.behind, two],
    [first.before, two],
  ] as const) {
    best = Math.max(best, longestShared(word, other));
  }
  // The two may name the same thing in another order: 撤销账户37个, 已撤销的34个账户.
  const set = new Set(one);
  if (two.length >= 3 && two.length <= one.length + 1 && [...two].every((character) => set.has(character))) {
    best = Math.max(best, two.length);
  }
  return best;
}

/** Length of the head or tail of `word` that stands in `other`, for a head in whatever order: 游客接待 and 接待游客. */
function longestShared(word: string, other: string): number {
  const known = new Set(other);
  let head = 0;
  while (head < Math.min(word.length, 6) && known.has(word.charAt(head))) head++;
  if (head >= 4) return head;
  for (let length = Math.min(word.length, 8); length >= 2; length--) {
    if (other.includes(word.slice(0, length)) || other.includes(word.slice(-length))) return length;
  }
  return 0;
}
