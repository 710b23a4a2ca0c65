import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../host/process.mjs';

const FOLDER = path.join(ROOT, 'test/evaluation/reports');

/** The paragraphs of the labelled reports, without labels and front matter. */
function paragraphs() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  return files.sort().flatMap((name) =>
    readFileSync(path.join(FOLDER, name), 'utf8')
      .replace(/^<!--.*-->\n/, '')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/⟦([^⟧]*)⟧\([^)]*\)/g, '$1')
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== ''),
  );
}

/**
 * A report of about `bytes` bytes of UTF-8, made of the paragraphs of real-looking reports again and again. With
 * `distinct` no paragraph comes twice: each round carries a place name of its own, so that nothing can be remembered
 * from one paragraph to the next.
 */
export function reportOf(bytes, { distinct }) {
  const base = paragraphs();
  const parts = [];
  let size = 0;
  for (let round = 0; size < bytes; round++) {
    const name = String.fromCharCode(0x4e00 + (round % 0x4000), 0x4e00 + ((round * 7919) % 0x4000));
    for (const paragraph of base) {
      const part = distinct ? paragraph.replace(/(?<=[。，])(?=[\u4e00-\u9fff])/, `${name}镇`) : paragraph;
      parts.push(part);
      size += Buffer.byteLength(part) + 2;
      if (size >= bytes) break;
    }
  }
  return parts.join('\n\n');
}

/** A report of about as many pages. */
export function reportOfPages(pages) {
  return reportOf(pages * 1300, { distinct: true });
}
