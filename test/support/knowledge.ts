import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knowledge } from '../../server/src/knowledge/knowledge';
import { createKnowledge, type KnowledgeFile, loadKnowledgeData } from '../../server/src/knowledge/loadKnowledge';

const data = path.join(__dirname, '../../server/data');

/** The YAML files of a data folder, by name. */
export function dataFiles(folder: string): KnowledgeFile[] {
  const names = readdirSync(path.join(data, folder)).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({
    name: `${folder}/${name}`,
    text: readFileSync(path.join(data, folder, name), 'utf8'),
  }));
}

let loaded: ReturnType<typeof loadKnowledgeData> | undefined;

/**
 * The data that ships, with the examples of its terms, and what is wrong with it. Whoever has read the YAML already names
 * the result in BAOGAO_KNOWLEDGE, and spares every process the second it takes.
 */
export function builtInData(): ReturnType<typeof loadKnowledgeData> {
  const file = process.env.BAOGAO_KNOWLEDGE;
  loaded ??= file
    ? (JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof loadKnowledgeData>)
    : loadKnowledgeData({
        terms: dataFiles('terms'),
        phrases: dataFiles('phrases'),
        profiles: dataFiles('profiles'),
      });
  return loaded;
}

let known: Knowledge | undefined;

/** The knowledge that ships with Baogao. */
export function builtInKnowledge(): Knowledge {
  known ??= createKnowledge(builtInData().knowledge);
  return known;
}
