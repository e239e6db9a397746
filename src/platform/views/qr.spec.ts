import { describe, expect, it } from '@jest/globals';
import { qrModules } from './qr.js';

describe('a QR code', () => {
  it('is a square with its three eyes, large enough for what it says', () => {
    const modules = qrModules('https://portal.example.com/shipments/SH-261125-0001');
    expect(modules).toHaveLength(33);
    expect(modules.every((line) => line.length === modules.length)).toBe(true);
    const eye = (row: number, column: number) => [0, 1, 2, 3, 4, 5, 6].map((offset) => modules[row]?.[column + offset]);
    for (const [row, column] of [[0, 0], [0, modules.length - 7], [modules.length - 7, 0]] as const) expect(eye(row, column)).toEqual(Array.from({ length: 7 }, () => true));
  });
});
