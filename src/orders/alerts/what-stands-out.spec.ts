import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Evidence, whatStandsOut } from './what-stands-out.js';

const calm: Evidence = { total: '1000.00', usual: '1000.00', orders: 12, rise: undefined, exposure: '1000.00', limit: '100000.00' };
const rise = { on: '2026-12-01', saved: '240.00' };

describe('what stands out', () => {
  it.each<[string, Partial<Evidence>, string[] | undefined]>([
    ['a usual order before a rise', { rise }, undefined],
    ['a large order on an ordinary day', { total: '9000.00' }, undefined],
    ['three times the usual before a rise', { total: '3000.00', rise }, ['before_price_rise']],
    ['a cent less than three times', { total: '2999.99', rise }, undefined],
    ['three times the usual at nine tenths of the limit', { total: '3000.00', exposure: '90000.00' }, ['at_credits_edge']],
    ['a cent below the edge', { total: '3000.00', exposure: '89999.99' }, undefined],
    ['both at once', { total: '5500.00', rise, exposure: '99000.00' }, ['before_price_rise', 'at_credits_edge']],
    ['a dealer without a pattern yet', { total: '5500.00', rise, orders: 4 }, undefined],
    ['unlimited credit, which has no edge', { total: '5500.00', limit: null }, undefined],
    ['a dealer who prepays', { total: '5500.00', limit: '0.00' }, undefined],
  ])('%s', (_, change, reasons) => {
    expect(whatStandsOut({ ...calm, ...change })?.reasons).toEqual(reasons);
  });

  it('says how many times the usual it is', () => {
    expect(whatStandsOut({ ...calm, total: '5460.00', rise })?.times).toBe('5.5');
  });

  it('never speaks of an order below the dealer’s own pattern', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(fc.property(amount, amount, amount, (total, usual, exposure) => {
      fc.pre(Number(total) < 3 * Number(usual) - 0.01);
      expect(whatStandsOut({ ...calm, total, usual, exposure, rise })).toBeUndefined();
    }));
  });
});
