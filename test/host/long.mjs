// `npm run test:long`: the properties with all their cases, some minutes each. BAOGAO_LONG=0.1 tries a tenth of them,
// BAOGAO_SEED=n repeats a run that failed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './process.mjs';

const files = [
  'properties/incremental',
  'properties/fuzz',
  'properties/fuzzFiles',
  'protocol/storm',
  'protocol/hostile',
].map((name) => `test/${name}.test.ts`);
const mocha = path.join(ROOT, 'node_modules/mocha/bin/mocha.js');
const { status } = spawnSync(process.execPath, [mocha, '--reporter', 'spec', ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { BAOGAO_LONG: '1', ...process.env },
});
process.exitCode = status ?? 1;
