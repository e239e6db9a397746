import { describe, expect, it } from '@jest/globals';
import { pictureFaults, pictureTypes } from './picture-faults.js';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const heads = { png, jpeg: Buffer.from('ffd8ffe0', 'hex'), webp: Buffer.from('RIFF0000WEBP', 'latin1'), svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), html: Buffer.from('<html>') };
const faults = (content: Buffer) => pictureFaults([{ name: 'a.png', content }], pictureTypes).map(({ key }) => key);

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('may be %s', (type) => {
    expect(faults(heads[type])).toEqual([]);
  });

  it.each(['svg', 'html'] as const)('may not be %s, whatever its name', (type) => {
    expect(faults(heads[type])).toEqual(['catalog.errors.picture_type']);
  });

  it('has at most 5 MB', () => {
    expect(faults(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024 - png.length)]))).toEqual([]);
    expect(faults(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]))).toEqual(['catalog.errors.picture_size']);
  });
});
