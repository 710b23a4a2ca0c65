import { intersects } from '../../text/interval';
import type { PlacedBlock } from '../block';
import { elementsOf } from '../elements';
import type { Report } from '../report';
import { relationsOf } from './relations';
import { isTypingSlip } from './slips';
import { type Statement, statementsOf } from './statements';
import { inScaleOf } from './writing';

/** A statement at its place in the report. */
export interface PlacedStatement extends Statement {
  readonly placed: PlacedBlock;
  readonly block: number;
  /** Digits in the scale of the figure, with its unit: what a slip is looked for in. */
  readonly digits: string;
}

/** The same quantity with two values; `first` stands earlier in the text. */
export interface Conflict {
  readonly first: PlacedStatement;
  readonly second: PlacedStatement;
}

/** Earlier statements that one is compared with at most, so that the work stays linear in long reports. */
const LOOK_BACK = 12;
const STATE =
  /(?:率|比例|比重|总投资|总面积|总人口|总数|总量|总额|编制数?|在校生|户籍人口|常住人口|面积|藏书量?|里程)$/;

/** Quantities that the report states twice with values that exclude one another. */
export function conflictsOf(report: Report): Conflict[] {
  const conflicts: Conflict[] = [];
  const slips = new Map<string, PlacedStatement[]>();
  const names = new Map<string, PlacedStatement[]>();
  const told = new Set<unknown>();
  const kinds = elementsOf(report);
  for (const [block, placed] of report.blocks.entries()) {
    if (kinds[block] === 'title' || kinds[block] === 'outline' || placed.block.container === 'quote') continue;
    for (const statement of statementsOf(placed.block)) {
      const { figure } = statement;
      const own: PlacedStatement = { ...statement, placed, block, digits: inScaleOf(figure.nominal, figure) };
      const patterns = slipPatterns(own);
      const earlier = [...patterns, nameOf(own)].flatMap((key) => slips.get(key) ?? names.get(key) ?? []);
      const first = earlier.find((other) => contradicts(other, own));
      const pair = `${first?.digits} ${own.digits} ${figure.unit.base}`;
      if (first && !told.has(first.figure) && !told.has(pair)) {
        conflicts.push({ first, second: own });
        told.add(figure);
        told.add(pair);
      }
      for (const key of patterns) remember(slips, key, own);
      if (STATE.test(own.before)) remember(names, nameOf(own), own);
    }
  }
  return conflicts;
}

function remember(index: Map<string, PlacedStatement[]>, key: string, statement: PlacedStatement): void {
  const list = index.get(key) ?? [];
  list.unshift(statement);
  if (list.length > LOOK_BACK) list.pop();
  index.set(key, list);
}

function nameOf(statement: PlacedStatement): string {
  return `=${statement.figure.unit.base}|${statement.before}`;
}

/** Keys two statements share when their digits differ by one place or by two exchanged neighbours. */
function slipPatterns(statement: PlacedStatement): string[] {
  const { digits, figure } = statement;
  const kind = `${figure.unit.base}|${figure.exponent}|`;
  const keys = [`${kind}~${[...digits].sort().join('')}`];
  for (let at = 0; at < digits.length; at++) {
    if (digits.charAt(at) !== '.') keys.push(`${kind}${digits.slice(0, at)}*${digits.slice(at + 1)}`);
  }
  return keys;
}

function contradicts(first: PlacedStatement, second: PlacedStatement): boolean {
  if (intersects(first.figure.value, second.figure.value)) return false;
  if (first.block === second.block && first.sentence === second.sentence) return false;
  if (first.year !== undefined && second.year !== undefined && first.year !== second.year) return false;
  if (first.scope !== '' && second.scope !== '' && first.scope !== second.scope) return false;
  if (first.season !== '' && second.season !== '' && first.season !== second.season) return false;
  const [short, long] = first.before.length < second.before.length ? [first, second] : [second, first];
  const alike = short.before.length >= 4 && long.before.endsWith(short.before);
  if (((first.isPart || second.isPart) && !alike) || !sameEntity(first.entities, second.entities)) return false;
  if (!sameQualifiers(first, second) || !sameQualifiers(second, first)) return false;
  const slip = isTypingSlip(first.digits, second.digits);
  const length = first.digits.replace('.', '').length;
  if (first.before === second.before && STATE.test(first.before) && first.before.length >= 4) {
    return slip || first.placed === second.placed;
  }
  if (!slip) return false;
  if (isConfirmed(first) && isConfirmed(second)) return false;
  // 一中占地面积 and 二中占地面积 differ before the words they share.
  if (differentHeads(first.before, second.before)) return false;
  const common = sharedWords(first, second);
  if (length === 3 && common >= 2 && first.before === second.before && first.before.length >= 2) return true;
  if (length <= 2) return common >= 4 && sameWords(first, second);
  return common >= (length >= 4 ? 2 : 3);
}

/** Whether what narrows the first is said of the second as well. */
function sameQualifiers(first: Statement, second: Statement): boolean {
  return first.qualifiers.every((word) => second.clause.includes(word));
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
function isConfirmed({ placed, figure }: PlacedStatement): boolean {
  return relationsOf(placed.block).some(
    (relation) => relation.holds && relation.members.some((member) => member.figure === figure),
  );
}

/** Whether both are named with the same characters, in whatever order. */
function sameWords(first: Statement, second: Statement): boolean {
  const one = new Set(first.before + first.behind);
  const two = new Set(second.before + second.behind);
  const shared = [...one].filter((character) => two.has(character)).length;
  return shared >= 3 && shared >= Math.max(one.size, two.size) - 1;
}

/** How many characters of the shorter naming the longer one has as well; 0 unless it has all of a word. */
function sharedWords(first: Statement, second: Statement): number {
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
