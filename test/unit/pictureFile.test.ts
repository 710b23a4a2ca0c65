import { strict as assert } from 'node:assert';
import { pictureAddress, readPicture } from '../../server/src/export/pictureFile';
import { fromBase64, toBase64 } from '../../server/src/text/base64';
import { fc } from '../support/fastCheck';

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : part)),
  );
const blank = (count: number) => new Array<number>(count).fill(0);

describe('export: 图片文件', () => {
  it('按内容认出种类和大小', () => {
    const cases: [Uint8Array, string, number, number][] = [
      [bytes('\x89PNG\r\n\x1a\n', blank(4), 'IHDR', [0, 0, 1, 44, 0, 0, 0, 200]), 'png', 300, 200],
      [bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 200, 1, 44], blank(12)), 'jpg', 300, 200],
      [bytes('GIF89a', [44, 1, 200, 0]), 'gif', 300, 200],
      [bytes('BM', blank(16), [44, 1, 0, 0, 0x38, 0xff, 0xff, 0xff]), 'bmp', 300, 200],
      [bytes('RIFF', blank(4), 'WEBPVP8X', blank(8), [43, 1, 0, 199, 0, 0]), 'webp', 300, 200],
    ];
    for (const [file, type, width, height] of cases) {
      const { bytes: _, ...found } = readPicture(file) ?? { bytes: file };
      assert.deepEqual(found, { type, width, height });
    }
  });

  it('别的文件都不是图片，残缺的也不出错', () => {
    assert.equal(readPicture(bytes('root:x:0:0')), undefined);
    assert.equal(readPicture(bytes('<svg onload="x"/>')), undefined);
    fc.assert(
      fc.property(
        fc.constantFrom('\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'BM', 'RIFF....WEBPVP8 '),
        fc.uint8Array(),
        (head, rest) => {
          readPicture(bytes(head, [...rest]));
        },
      ),
    );
  });

  it('base64 来回不变', () => {
    fc.assert(fc.property(fc.uint8Array(), (file) => assert.deepEqual(fromBase64(toBase64(file)), file)));
    assert.equal(fromBase64('%%'), undefined);
    const gif = readPicture(bytes('GIF89a', [1, 0, 1, 0]));
    assert.equal(gif && pictureAddress(gif), 'data:image/gif;base64,R0lGODlhAQABAA==');
  });
});
