import { describe, expect, it } from '@jest/globals';
import { qrSvg } from './qr-svg.js';

// the dark squares of the corner by which a scanner finds the code: seven in its first row, two in its second
const darkIn = (svg: string, row: number) => [...svg.matchAll(/M(\d+),(\d+)l/g)].filter(([, x, y]) => Number(x) < 16 + 7 * 4 && Number(y) === 16 + row * 4).length;

describe('a QR code', () => {
  it('is black on white, four squares within its edge', () => {
    const svg = qrSvg('https://qudao.example/发货单/SH-261125-0001');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*><rect width="100%" height="100%" fill="white"/);
    expect([darkIn(svg, 0), darkIn(svg, 1)]).toEqual([7, 2]);
    expect(svg).not.toMatch(/style=|M(?:[0-9]|1[0-5]),/);
  });

  it('takes what one has to say', () => {
    expect(qrSvg('x'.repeat(1000)).length).toBeGreaterThan(qrSvg('x').length);
  });
});
