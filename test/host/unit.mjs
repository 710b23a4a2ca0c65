// `npm run unit`: the unit tests, bundled and on all processors. Arguments are mocha's: `npm run unit -- -g 正则`.
import path from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { ROOT, run } from './process.mjs';

const { files, options, variables } = await bundleTests('test/unit');
const mocha = path.join(ROOT, 'node_modules/mocha/bin/mocha.js');
const { code } = await run(
  process.execPath,
  [mocha, ...options, '--reporter', 'dot', ...process.argv.slice(2), ...files],
  {
    env: { ...process.env, ...variables },
  },
);
process.exitCode = code;
