/**
 * How many cases a property is tried with: `ordinary` in every run of the tests, `long` when BAOGAO_LONG is 1, as
 * `npm run test:long` sets it; 0.1 tries a tenth of them.
 */
export function cases(ordinary: number, long: number): number {
  const share = Number(process.env.BAOGAO_LONG ?? 0);
  return share > 0 ? Math.ceil(long * share) : ordinary;
}

/** The seed of this run: a fixed one in every run, another each time in a long one unless BAOGAO_SEED names it. */
export function seed(): number {
  if (process.env.BAOGAO_SEED) return Number(process.env.BAOGAO_SEED);
  return process.env.BAOGAO_LONG ? Date.now() % 1_000_000 : 1;
}
