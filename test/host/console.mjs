/**
 * What the two commands say to the person before the screen: Chinese first, English behind it, one line each.
 * Colour only on a terminal.
 */
const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);

/** An error whose message tells the reader what to do; shown without a stack. */
export class AdviceError extends Error {}

/** Prints one step of a command. */
export function step(chinese, english) {
  console.log(`${paint('36', '▸')} ${chinese} · ${paint('2', english)}`);
}

/** Prints a result that is good. */
export function done(chinese, english) {
  console.log(`${paint('32', '✓')} ${chinese} · ${paint('2', english)}`);
}

/** Prints a result that is bad. */
export function failed(chinese, english) {
  console.log(`${paint('31', '✗')} ${chinese} · ${english}`);
}

/** Makes an error that says in both languages what went wrong and what to do. */
export function advice(chinese, english) {
  return new AdviceError(`${chinese}\n  ${english}`);
}

/** Runs a command's main function; a failure becomes a clear text and exit code 1. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    console.error(paint('31', '✗'), error instanceof AdviceError ? error.message : error);
    process.exitCode = 1;
  }
}
