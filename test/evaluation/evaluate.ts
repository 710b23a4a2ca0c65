import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { accuracyPage } from './accuracyPage';
import { judge, type Verdict } from './judge';
import { type Half, readMaterial } from './material';

/**
 * `npm run evaluate` measures everything and writes `docs/accuracy.md`. `npm run evaluate develop` also shows every
 * miss and false alarm of that half; the hold-out half is to be looked at only to check its labels.
 */
function main(): void {
  const shown = process.argv[2] as Half | undefined;
  const verdicts = readMaterial().map(judge);
  for (const verdict of verdicts) if (verdict.case.half === shown) show(verdict);
  const page = accuracyPage(verdicts, new Date().toISOString().slice(0, 10));
  writeFileSync(path.join(__dirname, '../../docs/accuracy.md'), page);
  console.log(page);
}

function show({ case: one, misses, falseAlarms }: Verdict): void {
  if (misses.length + falseAlarms.length === 0) return;
  console.log(`${one.id}${one.set === 'reports' ? '' : `　${one.text}`}`);
  for (const { rules, places } of misses) {
    const [place] = places;
    console.log(`  漏报 ${rules[0]}“${place ? one.text.slice(place.start, place.end) : ''}”`);
  }
  for (const { rule, span, message } of falseAlarms) {
    console.log(`  误报 ${rule}“${one.text.slice(span.start, span.end)}”${message}`);
  }
}

main();
