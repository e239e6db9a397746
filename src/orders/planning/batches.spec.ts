import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Batch } from '../shipping/parcel-lines.js';
import { joinBatches, splitBatches } from './batches.js';

const batchOf = fc.record({ batch: fc.constantFrom('', 'B1', 'B2'), quantity: fc.integer({ min: 1, max: 9 }), serialized: fc.boolean(), seed: fc.uuid() })
  .map(({ batch, quantity, serialized, seed }): Batch => ({ batch, quantity, serials: serialized ? Array.from({ length: quantity }, (_, index) => `${seed}-${index}`) : [] }));
const pieces = (batches: Batch[]) => batches.reduce((sum, { quantity }) => sum + quantity, 0);

describe('planned batches', () => {
  it('lose no piece and no serial number when they are split and joined again', () => {
    fc.assert(fc.property(fc.array(batchOf, { maxLength: 5 }), fc.nat(40), (batches, asked) => {
      const { taken, left } = splitBatches(batches, asked);
      expect(pieces(taken)).toBe(Math.min(asked, pieces(batches)));
      const joined = joinBatches([...taken, ...left]);
      expect(pieces(joined)).toBe(pieces(batches));
      expect(joined.flatMap(({ serials }) => serials).toSorted()).toEqual(batches.flatMap(({ serials }) => serials).toSorted());
    }));
  });
});
