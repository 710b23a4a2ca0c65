import assert from 'node:assert/strict';

/** There is nothing wrong. What is stands in the failure, a line each, below what to do about it. */
export function assertNone(wrong: readonly string[], advice: string): void {
  if (wrong.length > 0) assert.fail(`${advice}\n${wrong.map((each) => `  ${each}`).join('\n')}`);
}
