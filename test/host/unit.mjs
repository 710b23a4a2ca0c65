// `npm run unit`: the unit tests, bundled and on all processors. Arguments are mocha's: `npm run unit -- -g 正则`.
// UPDATE=1 writes what is generated anew first, since other tests read it.
import path from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { ROOT, run } from './process.mjs';

const { files, flags, options, variables } = await bundleTests('test/unit');

async function mocha(args) {
  const program = path.join(ROOT, 'node_modules/mocha/bin/mocha.js');
  const env = { ...process.env, ...variables };
  const { code } = await run(process.execPath, [...flags, program, ...options, '--reporter', 'dot', ...args], { env });
  return code;
}

if (process.env.UPDATE === '1') await mocha(files.filter((file) => path.basename(file).startsWith('generated.')));
delete process.env.UPDATE;
process.exitCode = await mocha([...process.argv.slice(2), ...files]);
