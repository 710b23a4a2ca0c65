import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { LinePosition } from './lineIndex';
import { yamlMessage, yamlRefusal } from './yamlLimits';

/** Something wrong in a YAML file, with its place; `line` and `character` count from zero. */
export interface YamlProblem {
  readonly file: string;
  readonly message: string;
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** Most problems that are told of one file; a file that is no YAML at all has one on every line. */
const PROBLEM_LIMIT = 200;

/** A YAML text with the means to report problems at the place of any of its nodes. */
export class YamlReader {
  readonly problems: YamlProblem[] = [];
  readonly root: Node | null;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #length: number;

  /**
   * Parses `text`; syntax errors become problems and whatever could be read stays readable. No aliases, no tags. What is
   * too large or too deep is not read at all.
   */
  constructor(file: string, text: string) {
    this.#file = file;
    this.#length = text.length;
    const refusal = yamlRefusal(text);
    if (refusal !== undefined) this.report(null, refusal);
    const document = parseDocument(refusal === undefined ? text : '', {
      lineCounter: this.#lines,
      logLevel: 'silent',
      schema: 'core',
    });
    for (const error of [...document.errors, ...document.warnings].slice(0, PROBLEM_LIMIT)) {
      this.problems.push({
        file,
        message: `YAML 格式有误：${yamlMessage(error.message)}`,
        start: this.#at(error.pos[0]),
        end: this.#at(error.pos[1]),
      });
    }
    this.root = document.contents as Node | null;
  }

  /** Reports a problem at a node. */
  report(node: unknown, message: string): void {
    if (this.problems.length >= PROBLEM_LIMIT) return;
    const range = (node as Partial<Node> | null)?.range ?? [0, 0, 0];
    this.problems.push({ file: this.#file, message, start: this.#at(range[0]), end: this.#at(range[1]) });
  }

  /** The zero-based line a node begins on. */
  lineOf(node: unknown): number {
    return this.#at((node as Partial<Node> | null)?.range?.[0] ?? 0).line;
  }

  /** The node as a map, or undefined with a problem. */
  map(node: unknown, what: string): YAMLMap | undefined {
    if (isMap(node)) return node;
    this.report(node, `${what}应为“键: 值”的映射。`);
    return undefined;
  }

  /** The items of a list, or nothing with a problem; a missing node is an empty list. */
  list(node: unknown, what: string): readonly unknown[] {
    if (node === undefined || node === null) return [];
    if (isSeq(node)) return node.items;
    this.report(node, `${what}应为列表，每项前加“- ”。`);
    return [];
  }

  /** The node's text (numbers and booleans as written), or undefined with a problem; a missing node is undefined. */
  text(node: unknown, what: string): string | undefined {
    if (node === undefined || node === null) return undefined;
    if (isScalar(node))
      return node.source !== undefined && typeof node.value !== 'string' ? node.source : String(node.value ?? '');
    this.report(node, `${what}应为一段文字。`);
    return undefined;
  }

  /** A list of texts; a single text counts as a list of one. */
  texts(node: unknown, what: string): readonly string[] {
    if (isScalar(node)) {
      const only = this.text(node, what);
      return only === undefined || only === '' ? [] : [only];
    }
    return this.list(node, what).flatMap((item) => this.text(item, what) ?? []);
  }

  /** One of `choices`, or undefined with a problem that names them. */
  choice<T extends string>(node: unknown, what: string, choices: readonly T[]): T | undefined {
    const value = this.text(node, what);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.report(node, `${what}“${value}”不认识，可用：${choices.join('、')}。`);
    return found;
  }

  /** Reports every key of the map that is not in `known`, with the nearest known one. */
  knownKeys(map: YAMLMap, known: readonly string[]): void {
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      this.report(pair.key, `不认识的键“${key}”${near === undefined ? '' : `，是否应为“${near}”`}。`);
    }
  }

  #at(offset: number): LinePosition {
    const { line, col } = this.#lines.linePos(Math.max(0, Math.min(offset, this.#length)));
    return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
  }
}

/** The word among `known` that differs least from `word`, when it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 2)) + 0.5;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Number of single-character insertions, deletions and replacements that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1;
      current.push(
        Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + same),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
