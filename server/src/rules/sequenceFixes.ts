import type { Edit, Fix } from './rule';

/**
 * The ways to right a number that breaks its sequence. Where later ones follow the wrong one they move along, or the
 * single edit would only shift the fault. Either the numbers or the text may be wrong, so neither is safe.
 */
export function sequenceFixes(wanted: string, through: readonly Edit[], single: Edit | undefined): readonly Fix[] {
  const fixes: Fix[] = [];
  if (through.length > 1) {
    fixes.push({ title: `从“${wanted}”起顺次重编（${through.length}处）`, safe: false, edits: through });
  }
  if (single) fixes.push({ title: `改为“${wanted}”`, safe: false, edits: [single] });
  return fixes;
}
