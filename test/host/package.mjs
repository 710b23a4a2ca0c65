import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, ensureDependencies, requireNode } from './bootstrap.mjs';
import { advice, done, main, step } from './console.mjs';
import { ROOT, run } from './process.mjs';

/** The package must stay below this many bytes. */
const SIZE_LIMIT = 3_000_000;

/** The README for the package, whose limit the pictures would take up; the extension page shows it. Its path. */
function readmeWithoutPictures() {
  const readme = path.join('out', 'README.md');
  mkdirSync(path.join(ROOT, 'out'), { recursive: true });
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  writeFileSync(path.join(ROOT, readme), text.replace(/^!\[[^\]]*\]\(docs\/pictures\/[^)]*\)\n\n?/gm, ''));
  return readme;
}

/** Builds the extension as it is published and returns the path of its .vsix. */
export async function packageExtension() {
  await build({ production: true });
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const vsix = path.join(ROOT, `${name}-${version}.vsix`);
  step('正在打包', 'Packaging');
  const tool = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [
    tool,
    'package',
    '--no-dependencies',
    '--no-update-package-json',
    '--no-rewrite-relative-links',
    '--readme-path',
    readmeWithoutPictures(),
    '--out',
    vsix,
  ];
  const { code, output } = await run(process.execPath, args, { quiet: true });
  if (code !== 0) throw advice(`打包失败：\n${output.trim()}`, 'vsce package failed, see above.');
  const { size } = statSync(vsix);
  const text = `${path.basename(vsix)} ${(size / 1_000_000).toFixed(2)} MB`;
  if (size >= SIZE_LIMIT) throw advice(`${text}，超过 3 MB 的上限。`, 'The package must stay below 3 MB.');
  done(text, 'packaged, the limit is 3 MB');
  return vsix;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    requireNode();
    await ensureDependencies();
    await packageExtension();
  });
}
