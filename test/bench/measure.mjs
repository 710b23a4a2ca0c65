// Measures one contestant on one text in a process of its own: node measure.mjs '{"contestant":…}'. Prints JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../host/process.mjs';
import { reportOf } from './texts.mjs';

const { contestant, bytes, distinct, once, budget } = JSON.parse(process.argv[2] ?? '{}');
const folder = path.join(ROOT, 'out/bench');
const bundle = path.join(folder, 'baogao.cjs');
const fromPeers = createRequire(path.join(folder, 'peers/package.json'));
const { prepare } = await import(`./contestants/${contestant}.mjs`);
const check = await prepare({
  bundle,
  folder,
  load: (name) => fromPeers(name),
  loadModule: (name) => import(pathToFileURL(fromPeers.resolve(name)).href),
  write(name, text) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  },
});

const text = reportOf(bytes, { distinct });
const times = [];
let findings = 0;
const end = performance.now() + budget;
for (let call = 0; call === 0 || (!once && performance.now() < end); call++) {
  // A blank more makes each text a new one.
  const own = `${text}\n${' '.repeat(call % 50)}`;
  const start = performance.now();
  findings = await check(own);
  times.push(performance.now() - start);
}
// The first half of the calls warms the machine up; one that may call only once shows its first.
const warm = times.slice(times.length >> 1);
console.log(JSON.stringify({ median: median(warm), best: Math.min(...warm), calls: times.length, findings }));

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
