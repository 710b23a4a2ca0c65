import { storm } from '../support/storm';

/**
 * `npm run endurance`: an hour of an office's typing in some minutes, over the protocol. Prints what was done and how the
 * memory went; ends with 1 when a request stayed unanswered, an answer was wrong, or the memory kept growing.
 */
async function main(): Promise<void> {
  const changes = Number(process.env.BAOGAO_CHANGES ?? 20_000);
  const heap: number[] = [];
  const begun = Date.now();
  const result = await storm({
    documents: 50,
    changes,
    seed: Number(process.env.BAOGAO_SEED ?? 1),
    onProgress: (done) => {
      globalThis.gc?.();
      heap.push(Math.round(process.memoryUsage().heapUsed / 1048576));
      console.log(`${done} changes, ${((Date.now() - begun) / 1000).toFixed(0)} s, heap ${heap.at(-1)} MB`);
    },
  });
  const seconds = (Date.now() - begun) / 1000;
  console.log(JSON.stringify({ ...result, seconds: Math.round(seconds), heap }));
  // The first quarter fills caches and opens the documents; from then on the level must hold.
  const settled = heap.slice(Math.floor(heap.length / 4));
  const half = Math.floor(settled.length / 2);
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const [early, late] = [middle(settled.slice(0, half)), middle(settled.slice(half))];
  console.log(`heap ${early} MB in the second quarter and after, ${late} MB towards the end`);
  if (heap.length > 8 && late > early * 1.25 + 10) {
    console.error('The memory kept growing.');
    process.exitCode = 1;
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
