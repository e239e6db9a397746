import { deflateSync, crc32 } from 'node:zlib';

const width = 320;
const height = 180;

/** A plain bank slip as PNG: a pale sheet with a head and a few lines. */
export const voucherPicture = png((x, y) => {
  if (y < 28) return 0x60;
  const line = y % 24 > 19 && x > 20 && x < 300 - (y % 5) * 30;
  return line ? 0xb0 : 0xf4;
});

function png(greyAt: (x: number, y: number) => number): Buffer {
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_cell, x) => greyAt(x, y))])));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
