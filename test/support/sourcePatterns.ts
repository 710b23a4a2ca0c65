import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import { regexLiterals, type SourcePattern } from './regexLiterals';

const root = path.join(__dirname, '../..');
/** Only the build can load these: they import the built knowledge or run at once. */
const ENTRIES = /^server\/src\/(?:main|browserMain)\.ts$|^server\/src\/cli\//;

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
}

/** Every regular expression that stands as a literal in the source of the extension, each once. */
export function literalPatterns(): readonly SourcePattern[] {
  const all = ['server/src', 'client'].flatMap(sourcesIn).flatMap((file) => regexLiterals(file, read(file)));
  return distinct(all);
}

/** These make a pattern when they are asked, of the fixed keys of a file and nothing from outside: `^[ -]*(?:a|b) *:`. */
const ASKED = new Set(['server/src/service/entryShape.ts']);

/** The files of the server that make patterns with the constructor. */
function constructing(): string[] {
  return sourcesIn('server/src').filter(
    (file) => !ENTRIES.test(file) && !ASKED.has(file) && read(file).includes('new RegExp('),
  );
}

/** How many times the server's source calls the constructor. */
export function constructedCalls(): number {
  return constructing().reduce((sum, file) => sum + read(file).split('new RegExp(').length - 1, 0);
}

/** Every regular expression that the server's files make with the constructor while they are loaded, in their order. */
export function constructedPatterns(): readonly SourcePattern[] {
  const found: SourcePattern[] = [];
  const Original = globalThis.RegExp;
  for (const file of constructing()) {
    const full = path.join(root, file);
    // What the file needs is loaded by now; it alone is loaded anew, so that the patterns are its own.
    require(full);
    const kept = require.cache[full];
    delete require.cache[full];
    globalThis.RegExp = new Proxy(Original, {
      construct(target, [pattern, flags]: [RegExp | string, string?]) {
        const made = new target(pattern, flags);
        found.push({ file, line: 0, source: made.source, flags: made.flags });
        return made;
      },
    });
    try {
      require(full);
    } finally {
      globalThis.RegExp = Original;
      require.cache[full] = kept;
    }
  }
  return found;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function distinct(patterns: readonly SourcePattern[]): readonly SourcePattern[] {
  return [...new Map(patterns.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern])).values()];
}

/** A quantifier without an upper end; a pattern with none takes linear time and need not be analysed. */
const UNBOUNDED = /[*+]|\{\d+,\}/;

/** What to do about a pattern of more than linear time. */
export const UNBOUNDED_ADVICE =
  '这些式子要用超过线性的时间：给量词写上限（{0,40}），让相邻的部分不能读同样的字，或用 (?<!…) 固定起点';

/** What is wrong with a pattern, in one line for each passage that costs more than linear time. */
export function superLinear({ file, line, source, flags }: SourcePattern): string[] {
  if (!UNBOUNDED.test(source)) return [];
  return analyse(new RegExp(source, flags)).reports.map((report) => {
    const quantifier =
      report.type === 'Trade' ? `${report.startQuant.raw} 与 ${report.endQuant.raw}` : report.quant.raw;
    return `${file}:${line} ${report.exponential ? '指数' : '平方'}（${report.type}）：${quantifier}，见 /${source.slice(0, 120)}/`;
  });
}
