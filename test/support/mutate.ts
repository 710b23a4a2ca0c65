import type { Random } from './random';

/** The bytes with some of them changed, left out, doubled, or filled with zeros. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let made = Uint8Array.from(bytes);
  for (let left = random.between(1, 6); left > 0 && made.length > 0; left--) {
    const at = random.between(0, made.length - 1);
    const end = Math.min(made.length, at + random.between(1, 24));
    switch (random.between(0, 5)) {
      case 0:
      case 1:
        made[at] = random.between(0, 255);
        break;
      case 2:
        made[at] = (made[at] ?? 0) ^ (1 << random.between(0, 7));
        break;
      case 3:
        made = joined(made.subarray(0, at), made.subarray(end));
        break;
      case 4:
        made = joined(made.subarray(0, end), made.subarray(at));
        break;
      default:
        made.fill(0, at, end);
    }
  }
  return made;
}

/** A text as it comes out of a file whose bytes have been changed. */
export function mutateText(text: string, random: Random): string {
  return new TextDecoder().decode(mutateBytes(new TextEncoder().encode(text), random));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
