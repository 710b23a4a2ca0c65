import { isMap, isScalar, type YAMLMap } from 'yaml';
import { readCsv } from '../text/csv';
import { toHalfWidthDigits } from '../text/numerals';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';

/** A figure the office has agreed on. Texts as written, name and period folded to Simplified. */
export interface Fact {
  readonly name: string;
  /** 1260, 1.26万, 约300. */
  readonly value: string;
  readonly unit: string;
  /** 2023年, 2023年上半年; empty for the period of the report. */
  readonly period: string;
  /** Where the figure comes from, for the reader. */
  readonly source: string;
  /** Zero-based line of the sheet. */
  readonly line: number;
}

/** The figures agreed for one draft, from the file beside it. */
export interface FactSheet {
  /** Name of the file without folders. */
  readonly file: string;
  readonly facts: readonly Fact[];
  readonly problems: readonly YamlProblem[];
}

/** What stands between the name of a draft and the ending of its sheet. */
export const FACT_SHEET_SUFFIXES = [
  '.数据.yaml',
  '.数据.yml',
  '.数据.csv',
  '.數據.yaml',
  '.數據.yml',
  '.數據.csv',
] as const;

const COLUMNS = ['名称', '数值', '单位', '期间', '出处'] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

const NUMBER =
  /^[约近]?(?:\d[\d, ]{0,40}(?:\.\d{1,40})?[余多]?(?:[十百千万亿]{1,8}(?:\d{1,40}万)?)?[余多]?|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?)$/;

/** Reads a sheet in YAML or, by the ending of its name, in CSV. What is wrong becomes a problem at its line, the rest counts. */
export function readFactSheet(file: string, text: string): FactSheet {
  return /\.csv$/i.test(file) ? readRows(file, text) : readYaml(file, text);
}

function readYaml(file: string, text: string): FactSheet {
  const reader = new YamlReader(file, text);
  const facts: Fact[] = [];
  const root = isMap(reader.root) ? listOf(reader, reader.root) : reader.root;
  for (const item of reader.list(root, '数据表')) {
    const map = reader.map(item, '每条数据');
    if (!map) continue;
    const row: Row = {};
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? fold(String(pair.key.value)).trim() : '';
      const column = COLUMNS.find((each) => each === key);
      if (!column) reader.report(pair.key, `不认识的键“${key}”，可用：${COLUMNS.join('、')}。`);
      else row[column] = reader.text(pair.value, column) ?? '';
    }
    const problem = faultOf(row);
    if (problem === undefined) facts.push(factOf(row, reader.lineOf(map)));
    else reader.report(map, problem);
  }
  return { file, facts, problems: reader.problems };
}

/** A sheet may also be a map with the list under 数据. */
function listOf(reader: YamlReader, map: YAMLMap): unknown {
  const pair = map.items.find(({ key }) => isScalar(key) && ['数据', 'facts'].includes(fold(String(key.value))));
  if (!pair) reader.report(map, '数据表应为列表，每条前加“- ”，写名称、数值、单位、期间、出处。');
  return pair?.value;
}

function readRows(file: string, text: string): FactSheet {
  const [head, ...records] = readCsv(text);
  const problems: YamlProblem[] = [];
  const report = (line: number, message: string) =>
    problems.push({ file, message, start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  if (!head) return { file, facts: [], problems };
  const columns = head.cells.map((cell) => COLUMNS.find((column) => column === fold(cell).trim()));
  if (!columns.includes('名称') || !columns.includes('数值')) {
    report(head.line, `第一行应为各列的名称：${COLUMNS.join(',')}，其中名称、数值必须有。`);
    return { file, facts: [], problems };
  }
  const facts: Fact[] = [];
  for (const { cells, line } of records) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row: Row = {};
    for (const [index, column] of columns.entries()) if (column) row[column] = cells[index] ?? '';
    const problem = cells.length > columns.length ? '这一行的列数比第一行多；数值里有逗号的要加双引号。' : faultOf(row);
    if (problem === undefined) facts.push(factOf(row, line));
    else report(line, problem);
  }
  return { file, facts, problems };
}

function faultOf({ 名称: name, 数值: value }: Row): string | undefined {
  if (name === undefined || name.trim() === '') return '缺少名称。';
  if (value === undefined || value.trim() === '') return `“${name}”缺少数值。`;
  return NUMBER.test(plain(value)) ? undefined : `“${value}”不是数字，例如 1260、1.26万；单位写在“单位”里。`;
}

function plain(value: string): string {
  return toHalfWidthDigits(fold(value)).trim();
}

function factOf(row: Row, line: number): Fact {
  return {
    name: fold(row.名称 ?? '').replace(/\s/g, ''),
    value: (row.数值 ?? '').trim(),
    unit: (row.单位 ?? '').trim(),
    period: fold(row.期间 ?? '').trim(),
    source: (row.出处 ?? '').trim(),
    line,
  };
}
