import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scannedParcel } from './scanned.js';

const known = { own: new Map([['A-1', 'A-1'], ['6901234567892', 'A-1'], ['B-2', 'B-2']]), others: new Set(['C-3']) };
const read = (...lines: string[]) => scannedParcel(lines.join('\r\n'), known);
const refusals = (...lines: string[]) => read(...lines).faults.map(({ key, values }) => [key.split('.').at(-1), values?.line, values?.code]);

describe('what a scanner reads', () => {
  it('counts pieces by SKU or barcode', () => {
    expect(read('A-1', 'a-1', '6901234567892', '', 'B-2')).toEqual({ faults: [], lines: [
      { sku: 'A-1', quantity: 3, batches: [{ batch: '', quantity: 3, serials: [] }] }, { sku: 'B-2', quantity: 1, batches: [{ batch: '', quantity: 1, serials: [] }] }] });
  });

  it('takes batch and serial beside the SKU, or the serial on the next line', () => {
    expect(read('A-1 B26/S1', 'A-1 B26/S2', 'A-1 B27 S3', 'B-2', 'S9', 'S10').lines).toEqual([
      { sku: 'A-1', quantity: 3, batches: [{ batch: 'B26', quantity: 2, serials: ['S1', 'S2'] }, { batch: 'B27', quantity: 1, serials: ['S3'] }] },
      { sku: 'B-2', quantity: 2, batches: [{ batch: '', quantity: 2, serials: ['S9', 'S10'] }] }]);
  });

  it('refuses doubles, strangers and what it cannot know by their line', () => {
    expect(refusals('S0', 'A-1 S1', 'A-1 s1', 'C-3', 'X Y', 'B-2 S1')).toEqual([['scan_unknown', 1, 'S0'], ['scan_double', 3, 's1'], ['scan_stranger', 4, 'C-3'], ['scan_unknown', 5, 'X Y']]);
  });

  it('packs as many pieces as lines it took, whatever is read', () => {
    const line = fc.oneof(fc.constantFrom('A-1', 'B-2', 'C-3', 'A-1 S1', 'B-2 L/S2', 'S7', ''), fc.string({ maxLength: 8 }));
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { lines: packed } = read(...lines);
      for (const { quantity, batches = [] } of packed) {
        expect(batches.reduce((sum, batch) => sum + batch.quantity, 0)).toBe(quantity);
        for (const { serials, quantity: pieces } of batches) expect(serials.length).toBeLessThanOrEqual(pieces);
      }
    }));
  });
});
