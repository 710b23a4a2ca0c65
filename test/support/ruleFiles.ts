import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../server/src/rules');

/** The names of the files that hold a rule, without their ending; told by reading them, and by loading none. */
export function ruleFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^export const \w+: Rule = \{/m.test(readFileSync(path.join(folder, name), 'utf8')))
    .map((name) => name.replace(/\.ts$/, ''));
}
