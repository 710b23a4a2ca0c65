import { createRequire } from 'node:module';

/** All rules of Baogao on a text that it has not seen. */
export function prepare({ bundle }) {
  return createRequire(import.meta.url)(bundle).check;
}
