import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allRelationsOf } from '../../server/src/report/relations/reportRelations';
import { Report } from '../../server/src/report/report';

interface Statement {
  readonly rules: readonly string[];
  /** Whether it is known that the error is not found yet. */
  readonly isOpen: boolean;
  readonly text: string;
}

const FILE = path.join(__dirname, '../../test/fixtures/figures/statements.txt');

function statements(): Statement[] {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const bar = line.indexOf('|');
      const rules = line.slice(0, bar);
      return {
        rules: rules === 'ok' ? [] : rules.replace(/^~/, '').split(','),
        isOpen: rules.startsWith('~'),
        text: line.slice(bar + 1).replaceAll('\\n', '\n'),
      };
    });
}

/** What is judged wrongly when all statements are written in another way, in one line each. */
export function wrongStatements(dress: (text: string) => string): readonly string[] {
  const wrong: string[] = [];
  for (const { rules, isOpen, text } of statements()) {
    const dressed = dress(text);
    const found = allRelationsOf(Report.parse(dressed))
      .filter(({ holds }) => !holds)
      .map(({ rule }) => rule);
    const others = found.filter((rule) => !rules.includes(rule));
    if (others.length > 0) wrong.push(`误报 ${others.join()}：${dressed}`);
    if (!isOpen && rules.length > 0 && found.length === others.length) wrong.push(`漏报 ${rules[0]}：${dressed}`);
  }
  return wrong;
}
