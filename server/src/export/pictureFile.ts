import { toBase64 } from '../text/base64';

/** A picture as bytes, with its size in pixels. */
export interface PictureFile {
  readonly type: 'png' | 'jpg' | 'gif' | 'bmp' | 'webp';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Scheme of a picture's address in pages whose reader gets the pictures apart; the rest of it is the picture's id. */
export const PICTURE_SCHEME = 'picture:';

const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', bmp: 'image/bmp', webp: 'image/webp' };

/**
 * The kind and size of a picture by its first bytes; undefined for what is none of the five kinds, whatever the name
 * of its file says.
 */
export function readPicture(bytes: Uint8Array): PictureFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [readPng, readJpeg, readGif, readBmp, readWebp]) {
    const found = read(bytes, view);
    if (found && found.width > 0 && found.height > 0) return { ...found, bytes };
  }
  return undefined;
}

/** The picture as an address that holds it whole. */
export function pictureAddress({ type, bytes }: PictureFile): string {
  return `data:${MEDIA_TYPES[type]};base64,${toBase64(bytes)}`;
}

type Found = Omit<PictureFile, 'bytes'> | undefined;

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function readPng(bytes: Uint8Array, view: DataView): Found {
  if (bytes.length < 24 || !startsWith(bytes, '\x89PNG\r\n\x1a\n') || !startsWith(bytes, 'IHDR', 12)) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size stands in the frame header, behind segments of known length. */
function readJpeg(bytes: Uint8Array, view: DataView): Found {
  if (!startsWith(bytes, '\xff\xd8\xff')) return undefined;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at++;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function readGif(bytes: Uint8Array, view: DataView): Found {
  if (bytes.length < 10 || !(startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a'))) return undefined;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readBmp(bytes: Uint8Array, view: DataView): Found {
  if (bytes.length < 26 || !startsWith(bytes, 'BM')) return undefined;
  // A negative height means that the rows run from top to bottom.
  return { type: 'bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function readWebp(bytes: Uint8Array, view: DataView): Found {
  if (bytes.length < 30 || !startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBPVP8', 8)) return undefined;
  const kind = bytes[15];
  if (kind === 0x58) {
    const three = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16);
    return { type: 'webp', width: three(24) + 1, height: three(27) + 1 };
  }
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
