import { describe, expect, it } from '@jest/globals';
import { qrModules, qrSvg } from './qr.js';

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

  it('is a square with its three eyes, large enough for what it says', () => {
    const modules = qrModules('https://portal.example.com/shipments/SH-261125-0001');
    expect(modules).toHaveLength(33);
    expect(modules.every((line) => line.length === modules.length)).toBe(true);
    const eye = (row: number, column: number) => [0, 1, 2, 3, 4, 5, 6].map((offset) => modules[row]?.[column + offset]);
    for (const [row, column] of [[0, 0], [0, modules.length - 7], [modules.length - 7, 0]] as const) expect(eye(row, column)).toEqual(Array.from({ length: 7 }, () => true));
  });
});
