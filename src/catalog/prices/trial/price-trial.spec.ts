import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PriceCandidate, priceLevels, resolvePrice } from '../price-resolver.js';
import { priceReasons, priceTrial } from './price-trial.js';
import type { AsidePrice } from '../prices.queries.js';

const price = (level: PriceCandidate['level'], minQuantity: number, unitPrice: string, validFrom: string | null = null, validTo: string | null = null): PriceCandidate =>
  ({ level, list: 'L', listNameZh: '表', listNameEn: 'List', minQuantity, unitPrice, validFrom, validTo });
const asked = { quantity: 20, day: '2026-09-15', currency: 'CNY' };
const reasons = (candidates: PriceCandidate[], aside: AsidePrice[] = []) => priceReasons(priceTrial(candidates, aside, asked), asked.quantity);

describe('why a price holds', () => {
  it('is told level by level', () => {
    expect(reasons([price('contract', 100, '7.0000'), price('tier', 1, '9.0000'), price('base', 1, '10.0000')])).toEqual([
      { code: 'absent', levels: ['dealer'] }, { code: 'not_reached', level: 'contract', quantity: 100 }, { code: 'level', level: 'tier' }, { code: 'lower', levels: ['base'] },
    ]);
  });

  it('is told within the level: the break, the latest start, the lowest price', () => {
    expect(reasons([price('contract', 1, '9.0000'), price('contract', 10, '8.0000', '2026-01-01'), price('contract', 10, '7.0000', '2026-09-01'), price('contract', 10, '7.5000', '2026-09-01'), price('contract', 50, '6.0000')])).toEqual([
      { code: 'level', level: 'contract' }, { code: 'break', quantity: 10 }, { code: 'next_not_reached', quantity: 20 }, { code: 'latest' }, { code: 'lowest' },
    ]);
  });

  it('is that there is none', () => {
    expect(reasons([])).toEqual([{ code: 'nothing' }]);
    expect(reasons([price('base', 50, '1.0000')], [{ ...price('dealer', 1, '1.0000', null, '2026-08-31'), currency: 'CNY' }])).toEqual([
      { code: 'not_reached', level: 'base', quantity: 50 }, { code: 'set_aside', level: 'dealer' },
    ]);
  });
});

describe('prices set aside', () => {
  it.each([
    ['over', price('tier', 1, '1.0000', null, '2026-08-31'), 'CNY'], ['not_begun', price('tier', 1, '1.0000', '2026-10-01'), 'CNY'], ['other_currency', price('tier', 1, '1.0000', '2026-10-01'), 'USD'],
  ])('are told apart: %s', (outcome, candidate, currency) => {
    expect(priceTrial([], [{ ...candidate, currency }], asked).tried.map((tried) => tried.outcome)).toEqual([outcome]);
  });
});

describe('any trial', () => {
  const anyPrice = fc.record({
    level: fc.constantFrom(...priceLevels), list: fc.constantFrom('a', 'b'), listNameZh: fc.constant('表'), listNameEn: fc.constant('list'), minQuantity: fc.integer({ min: 1, max: 40 }),
    unitPrice: fc.integer({ min: 0, max: 90_000 }).map((units) => (units / 10_000).toFixed(4)), validFrom: fc.constantFrom(null, '2026-01-01', '2026-02-01'), validTo: fc.constant(null),
  });

  it('gives the price an order gets, tells of every price once, and gives a reason', () => {
    fc.assert(fc.property(fc.array(anyPrice, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (candidates, quantity) => {
      const trial = priceTrial(candidates, [], { ...asked, quantity });
      expect(trial.trace?.unitPrice).toBe(resolvePrice(candidates, quantity)?.unitPrice);
      expect(trial.tried).toHaveLength(candidates.length);
      expect(trial.tried.filter(({ outcome }) => outcome === 'won')).toHaveLength(trial.trace ? 1 : 0);
      expect(priceReasons(trial, quantity).length).toBeGreaterThan(0);
    }));
  });
});
