import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 128;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array;
}

/**
 * The same picture with at most 128 colours, a third of the bytes: what a screen shows has few, and a repository keeps its
 * pictures for ever. Takes the PNGs that browsers make: eight bits a channel, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const { palette, indexes } = reduce(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function decode(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  let [width, height, channels] = [0, 0, 0];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9] ?? -1] ?? 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('This kind of PNG is not read here.');
    } else if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  return { width, height, rgb: unfilter(inflateSync(Buffer.concat(data)), width, height, channels) };
}

/** Undoes the filters of each row (PNG specification, section 9) and drops the alpha channel. */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (rows[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (rows[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (rows[(y - 1) * stride + x - channels] ?? 0) : 0;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      rows[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + added;
    }
  }
  if (channels === 3) return rows;
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(rows.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  return rgb;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * A palette, and for each pixel the nearest of its colours. Of colours that look alike only the most frequent counts, so that
 * a small red sign keeps its red beside many shades of grey.
 */
function reduce(rgb: Uint8Array): { palette: number[]; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  const colourAt = (pixel: number) =>
    ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0);
  const pixels = rgb.length / 3;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const colour = colourAt(pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kinds = new Map<number, { colour: number; most: number; pixels: number }>();
  for (const [colour, count] of counts) {
    const kind = kinds.get(colour & 0xf0f0f0) ?? { colour, most: 0, pixels: 0 };
    if (count > kind.most) [kind.colour, kind.most] = [colour, count];
    kind.pixels += count;
    kinds.set(colour & 0xf0f0f0, kind);
  }
  const chosen = [...kinds.values()]
    .sort((a, b) => b.pixels * vividness(b.colour) - a.pixels * vividness(a.colour))
    .slice(0, COLOURS)
    .map(({ colour }) => colour);
  const nearest = new Map(chosen.map((colour, index) => [colour, index]));
  const indexes = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const colour = colourAt(pixel);
    let index = nearest.get(colour);
    if (index === undefined) {
      index = nearestOf(colour, chosen);
      nearest.set(colour, index);
    }
    indexes[pixel] = index;
  }
  return { palette: chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]), indexes };
}

/** How much more a colour counts than a grey. */
function vividness(colour: number): number {
  const channels = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return 1 + (Math.max(...channels) - Math.min(...channels));
}

function nearestOf(colour: number, chosen: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of chosen.entries()) {
    let distance = 0;
    for (const shift of [16, 8, 0]) distance += (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc(named), named.length + 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
