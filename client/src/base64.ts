/** The bytes of a base64 text; the client runs in Node and in a browser worker, which both have `atob`. */
export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Characters that are made at once; more would be too many arguments for one call. */
const CHUNK = 0x8000;

/** The bytes in Base64, as data addresses hold pictures. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
