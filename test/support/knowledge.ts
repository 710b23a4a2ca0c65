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

let known: Knowledge | undefined;

/** The knowledge that ships with Baogao, read from its YAML. */
export function builtInKnowledge(): Knowledge {
  known ??= createKnowledge(
    loadKnowledgeData({
      terms: dataFiles('terms'),
      phrases: dataFiles('phrases'),
      profiles: dataFiles('profiles'),
    }).knowledge,
  );
  return known;
}
