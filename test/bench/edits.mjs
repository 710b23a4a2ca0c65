// Measures keystrokes in an open report and the preview behind them, in a process of its own. Prints JSON.
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../host/process.mjs';
import { reportOf } from './texts.mjs';

const { bytes, place, withPages, count } = JSON.parse(process.argv[2] ?? '{}');
const { open } = createRequire(import.meta.url)(path.join(ROOT, 'out/bench/baogao.cjs'));
const whole = reportOf(bytes, { distinct: true });
// Pasted reports often have no blank lines between their paragraphs; tables need theirs.
const text = place === 'unparted' ? whole.replace(/\n\n(?!\|)/g, '\n') : whole;
const report = open(text);
const at = placeOf(text, place);
let pages = withPages ? report.pages() : 0;
const edits = [];
const previews = [];
for (let stroke = 1; stroke <= count; stroke++) {
  const changed = text.slice(0, at) + '工作'.repeat(stroke).slice(0, stroke) + text.slice(at);
  const start = performance.now();
  report.edit(changed);
  const between = performance.now();
  if (withPages) pages = report.pages();
  edits.push(between - start);
  previews.push(performance.now() - start);
}
console.log(JSON.stringify({ edit: median(edits), preview: median(previews), pages, length: text.length }));

/** Behind the first words of the text, in a heading halfway, or in a sentence halfway. */
function placeOf(whole, kind) {
  if (kind === 'top') return whole.indexOf('\n\n') + 12;
  const middle = whole.length >> 1;
  if (kind === 'heading') return whole.indexOf('、', whole.indexOf('\n\n', middle) + 2) + 2;
  return whole.indexOf('，', middle) + 1;
}

function median(values) {
  const warm = values.slice(Math.min(5, values.length >> 1));
  return [...warm].sort((a, b) => a - b)[warm.length >> 1];
}
