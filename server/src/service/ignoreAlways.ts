import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Edit } from '../rules/rule';
import { yamlRefusal } from '../text/yamlLimits';
import { configKeyNames } from './workspaceConfig';

/**
 * The edit of a `baogao.yaml` that switches `rule` off for the whole folder; comments and order stay. Undefined when
 * it already does, or when the file is not in a state that can be edited with certainty. A missing file is an empty
 * text.
 */
export function ignoreRuleAlways(text: string, rule: string): Edit | undefined {
  return withRoot(text, (root) => {
    const pair = root && pairOf(root, configKeyNames('levels'));
    if (!pair) return topLevel(text, root, '规则', `{${rule}: 关闭}`, `\n  ${rule}: 关闭`);
    const { value } = pair;
    const line = `${rule}: 关闭`;
    if (isNothing(value)) return belowKey(text, pair, line);
    if (!isMap(value)) return undefined;
    const own = pairOf(value, [rule]);
    if (own && isScalar(own.value)) {
      if (['关闭', 'off', 'false'].includes(String(own.value.value))) return undefined;
      const [start, end] = own.value.range ?? [0, 0];
      return start === end ? undefined : { span: { start, end }, newText: '关闭' };
    }
    if (own) return undefined;
    return value.flow ? insideFlow(text, value, line) : behindLast(text, value, line);
  });
}

/** The edit of a `baogao.yaml` that keeps a word in all reports of the folder (忽略词); see `ignoreRuleAlways`. */
export function ignoreWordAlways(text: string, word: string): Edit | undefined {
  const written = quoted(word);
  return withRoot(text, (root) => {
    const pair = root && pairOf(root, configKeyNames('words'));
    if (!pair) return topLevel(text, root, '忽略词', `[${written}]`, ` [${written}]`);
    const { value } = pair;
    if (isNothing(value)) return belowKey(text, pair, `- ${written}`);
    if (isScalar(value)) {
      const [start, end] = value.range ?? [0, 0];
      const isPlain = value.type === 'PLAIN' || value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE';
      if (String(value.value) === word || !isPlain) return undefined;
      return { span: { start, end }, newText: `[${text.slice(start, end)}, ${written}]` };
    }
    if (!isSeq(value)) return undefined;
    if (value.items.some((item) => isScalar(item) && String(item.value) === word)) return undefined;
    return value.flow ? insideFlow(text, value, written) : behindLast(text, value, `- ${written}`);
  });
}

/** Calls `edit` with the map of the file (undefined for an empty file), unless the file is broken. */
function withRoot(text: string, edit: (root: YAMLMap | undefined) => Edit | undefined): Edit | undefined {
  if (yamlRefusal(text) !== undefined) return undefined;
  const document = parseDocument(text, { logLevel: 'silent', schema: 'core' });
  if (document.errors.length > 0) return undefined;
  const root: unknown = document.contents;
  if (isMap(root)) return edit(root);
  return root === null || (isScalar(root) && root.value === null) ? edit(undefined) : undefined;
}

/** A new key of the file: at its end, or inside the braces when the whole file is one flow map. */
function topLevel(text: string, root: YAMLMap | undefined, key: string, flow: string, block: string): Edit | undefined {
  if (root?.flow) return insideFlow(text, root, `${key}: ${flow}`);
  // What stands behind an end mark belongs to another document.
  if (/^(?:\.\.\.|---)[ \t]*$/m.test(text)) return undefined;
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  return at(text, text.length, `${gap}${key}:${block}\n`);
}

/** Below a key that has no value yet. */
function belowKey(text: string, pair: Pair, line: string): Edit {
  const start = (pair.key as Scalar).range?.[0] ?? 0;
  return at(text, lineEnd(text, start), `\n${indentAt(text, start)}  ${line}`);
}

/** As the last member of a block map or list, below what comments follow on its line. */
function behindLast(text: string, node: YAMLMap | YAMLSeq, line: string): Edit | undefined {
  const first = node.range?.[0];
  const last = node.items[node.items.length - 1];
  const value: unknown = isMap(node) ? (last as Pair | undefined)?.value : last;
  const key: unknown = isMap(node) ? (last as Pair | undefined)?.key : undefined;
  const end = endOf(value) ?? endOf(key);
  if (first === undefined || end === undefined) return undefined;
  return at(text, lineEnd(text, end), `\n${indentAt(text, first)}${line}`);
}

/** Before the closing bracket of a flow map or list. */
function insideFlow(text: string, node: YAMLMap | YAMLSeq, written: string): Edit | undefined {
  const end = node.range?.[1];
  if (end === undefined || !/[\]}]/.test(text.charAt(end - 1))) return undefined;
  const lastItem = node.items[node.items.length - 1];
  const last = isMap(node) ? (endOf((lastItem as Pair | undefined)?.value) ?? 0) : (endOf(lastItem) ?? 0);
  if (node.items.length === 0) return at(text, end - 1, written);
  const hasComma = text.slice(last, end - 1).includes(',');
  return hasComma ? at(text, end - 1, ` ${written}`) : at(text, last, `, ${written}`);
}

function pairOf(map: YAMLMap, names: readonly string[]): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && names.includes(String(pair.key.value)));
}

function isNothing(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.value === null && node.range !== undefined && node.range?.[0] === node.range?.[1];
}

function endOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | null | undefined)?.range?.[1];
}

/** An insertion in the file's own kind of line end. */
function at(text: string, offset: number, newText: string): Edit {
  const written = text.includes('\r\n') ? newText.replaceAll('\n', '\r\n') : newText;
  return { span: { start: offset, end: offset }, newText: written };
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  return end;
}

/** The blanks (and list marks, as blanks) before an offset on its line. */
function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return ' '.repeat(offset - start);
}

/** The word as YAML: in quotation marks unless it is letters and digits alone. */
function quoted(word: string): string {
  return /^\p{L}[\p{L}\p{N}]*$/u.test(word) && !/^(?:true|false|null)$/i.test(word) ? word : JSON.stringify(word);
}
