// The YAML of server/data, read and validated when the extension is built or its tests begin; not part of what ships.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const data = path.join(root, 'server/data');
const out = path.join(root, 'out/build');

/** Where `builtKnowledge` keeps what it has read. */
export const KNOWLEDGE_FILE = path.join(out, 'knowledge.json');
/** Files that this process has written, for names of their own. */
let drafts = 0;

/**
 * Returns what `loadKnowledgeData` says about the YAML files (`knowledge`, `problems`) and the paths of the files. What was
 * read last is kept in `KNOWLEDGE_FILE`, and read from there as long as neither the YAML nor its reader has changed.
 */
export async function builtKnowledge() {
  const loader = path.join(out, 'loadKnowledge.mjs');
  await esbuild.build({
    entryPoints: [path.join(root, 'server/src/knowledge/loadKnowledge.ts')],
    outfile: loader,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const texts = await dataTexts();
  const files = Object.values(texts).flatMap((folder) => folder.map(({ name }) => path.join(data, name)));
  const stamp = createHash('sha256')
    .update(await readFile(loader))
    .update(JSON.stringify(texts))
    .digest('hex');
  const kept = await readFile(KNOWLEDGE_FILE, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (kept?.stamp === stamp) return { ...kept, files };
  const { loadKnowledgeData } = await import(`${pathToFileURL(loader).href}?${stamp}`);
  const loaded = { stamp, ...loadKnowledgeData(texts) };
  await mkdir(out, { recursive: true });
  // Renamed when it is whole: another build may read it at the same moment.
  const draft = `${KNOWLEDGE_FILE}.${process.pid}.${++drafts}`;
  await writeFile(draft, JSON.stringify(loaded));
  await rename(draft, KNOWLEDGE_FILE);
  return { ...loaded, files };
}

/** The data folders, their YAML texts by name. */
async function dataTexts() {
  const texts = {};
  for (const folder of await readdir(data, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const names = (await readdir(path.join(data, folder.name))).filter((name) => name.endsWith('.yaml')).sort();
    texts[folder.name] = await Promise.all(
      names.map(async (name) => ({
        name: `${folder.name}/${name}`,
        text: await readFile(path.join(data, folder.name, name), 'utf8'),
      })),
    );
  }
  return texts;
}
