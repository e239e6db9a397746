import { describe, expect, it } from '@jest/globals';
import { Invalid } from '../../platform/http/errors.js';
import { bySku, parcelOf } from './parcel-form.js';

const form = (lines: Record<string, object>) => ({ lines, carrier: ' 顺丰 ', trackingNumber: 'SF1，SF2\nSF1', scans: '' });

describe('the shipping form', () => {
  it('packs what has a quantity and reads serials one a line or with commas', () => {
    expect(parcelOf(form({ A: { quantity: '2', batch: ' B1 ', serials: 'S1\r\nS2' }, B: { quantity: '' }, C: { quantity: '0' }, D: { quantity: '3', serials: 'X，Y, Z' } }))).toEqual({
      carrier: '顺丰', trackingNumbers: ['SF1', 'SF2'],
      lines: [{ sku: 'A', quantity: 2, batch: 'B1', serials: ['S1', 'S2'] }, { sku: 'D', quantity: 3, batch: '', serials: ['X', 'Y', 'Z'] }],
    });
  });

  it('ships nothing when every line was cleared, instead of everything', () => {
    expect(() => parcelOf(form({ A: { quantity: '' } }))).toThrow('settlement.nothing_packed');
    expect(() => parcelOf(form({}))).toThrow('settlement.nothing_packed');
  });

  it.each(['-1', '1.5', 'two', '12345678'])('points to the line whose quantity is %s', (quantity) => {
    try {
      parcelOf(form({ A: { quantity: '1' }, 'LS-1': { quantity } }));
      throw new Error('was taken');
    } catch (error) {
      expect((error as Invalid).fields).toEqual([{ field: 'lines.LS-1.quantity', key: 'settlement.errors.not_a_quantity' }]);
    }
  });

  it('gives a refused line its SKU back', () => {
    const refused = bySku(new Invalid([{ field: 'lines.1.quantity', key: 'k' }, { field: 'lines.0.serials', key: 'k' }, { field: 'lines.1.sku', key: 'k' }]), parcelOf(form({ A: { quantity: '1' }, 'LS-1': { quantity: '2' } })));
    expect((refused as Invalid).fields.map(({ field }) => field)).toEqual(['lines.LS-1.quantity', 'lines.A.serials', 'lines.LS-1.quantity']);
  });
});
