import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PriceCandidate, priceLevels, resolvePrice } from './price-resolver.js';

function price(level: PriceCandidate['level'], minQuantity: number, unitPrice: string, validFrom: string | null = null, list = 'L'): PriceCandidate {
  return { level, list, listNameZh: list, listNameEn: list, minQuantity, unitPrice, validFrom, validTo: null };
}

const contract = price('contract', 1, '9.0000');
const dealer = price('dealer', 1, '8.0000');
const tier = price('tier', 1, '7.0000');
const region = price('region', 1, '6.0000');
const base = price('base', 1, '5.0000');

describe('the price resolver', () => {
  it.each([
    ['contract before everything', [base, region, tier, dealer, contract], 'contract'],
    ['dealer before tier', [base, region, tier, dealer], 'dealer'],
    ['tier before region', [base, region, tier], 'tier'],
    ['region before base', [base, region], 'region'],
    ['base when there is nothing else', [base], 'base'],
  ] as const)('takes %s, even when a lower level is cheaper', (_, candidates, level) => {
    expect(resolvePrice([...candidates], 1)?.level).toBe(level);
  });

  it('passes over a level whose minimum quantity is not reached', () => {
    const trace = resolvePrice([price('contract', 100, '3.0000'), base], 99);
    expect(trace?.unitPrice).toBe('5.0000');
    expect(trace?.candidates.map(({ outcome }) => outcome)).toEqual(['quantity_not_reached', 'won']);
  });

  it('has no price when no minimum quantity is reached', () => {
    expect(resolvePrice([price('base', 10, '1.0000')], 9)).toBeUndefined();
    expect(resolvePrice([], 1)).toBeUndefined();
  });

  it.each([
    ['the largest minimum quantity reached, even when dearer', [price('tier', 1, '1.0000'), price('tier', 50, '2.0000')], '2.0000', 'smaller_break'],
    ['then the latest start, even when dearer', [price('tier', 1, '1.0000', '2026-01-01'), price('tier', 1, '2.0000', '2026-02-01')], '2.0000', 'older'],
    ['a start over an open start', [price('tier', 1, '1.0000'), price('tier', 1, '2.0000', '2026-02-01')], '2.0000', 'older'],
    ['then the lowest price', [price('tier', 1, '10.0000'), price('tier', 1, '9.0000', null, 'M')], '9.0000', 'higher_price'],
  ] as const)('takes within a level %s', (_, candidates, unitPrice, outcome) => {
    const trace = resolvePrice([...candidates], 60);
    expect(trace?.unitPrice).toBe(unitPrice);
    expect(trace?.candidates.find((candidate) => candidate.unitPrice !== unitPrice)?.outcome).toBe(outcome);
  });

  it.each([
    ['at the next minimum quantity', [price('base', 1, '5.0000'), price('base', 10, '4.0000'), price('base', 50, '3.0000')], 1, 10],
    ['not at a step that is dearer', [price('base', 1, '5.0000'), price('base', 10, '6.0000'), price('base', 50, '3.0000')], 1, 50],
    ['on a higher level too', [price('base', 1, '5.0000'), price('contract', 20, '4.0000')], 1, 20],
    ['not on a lower level', [price('contract', 1, '5.0000'), price('base', 20, '4.0000')], 1, undefined],
  ] as const)('tells the next break %s', (_, candidates, quantity, minQuantity) => {
    expect(resolvePrice([...candidates], quantity)?.nextBreak?.minQuantity).toBe(minQuantity);
  });
});

const anyCandidate: fc.Arbitrary<PriceCandidate> = fc.record({
  level: fc.constantFrom(...priceLevels),
  list: fc.constantFrom('a', 'b', 'c'),
  listNameZh: fc.constant('表'),
  listNameEn: fc.constant('list'),
  minQuantity: fc.integer({ min: 1, max: 6 }),
  unitPrice: fc.integer({ min: 0, max: 30_000 }).map((units) => (units / 10_000).toFixed(4)),
  validFrom: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
  validTo: fc.constant(null),
});

describe('any set of prices', () => {
  it('gives the same price in whatever order they come', () => {
    fc.assert(fc.property(fc.array(anyCandidate), fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.nat()), (candidates, quantity, random) => {
      const shuffled = candidates.map((candidate) => ({ candidate, at: random.next().value as number })).toSorted((a, b) => a.at - b.at);
      expect(resolvePrice(shuffled.map(({ candidate }) => candidate), quantity)?.unitPrice).toBe(resolvePrice(candidates, quantity)?.unitPrice);
    }));
  });

  it('gives the price the rule names, word for word', () => {
    fc.assert(fc.property(fc.array(anyCandidate), fc.integer({ min: 1, max: 8 }), (candidates, quantity) => {
      const reached = candidates.filter(({ minQuantity }) => minQuantity <= quantity);
      const level = priceLevels.find((one) => reached.some((candidate) => candidate.level === one));
      const ofLevel = reached.filter((candidate) => candidate.level === level);
      const largest = Math.max(...ofLevel.map(({ minQuantity }) => minQuantity));
      const ofBreak = ofLevel.filter(({ minQuantity }) => minQuantity === largest);
      const latest = ofBreak.map(({ validFrom }) => validFrom ?? '').toSorted().at(-1);
      const prices = ofBreak.filter(({ validFrom }) => (validFrom ?? '') === latest).map(({ unitPrice }) => Number(unitPrice));
      const trace = resolvePrice(candidates, quantity);
      expect(trace === undefined ? Infinity : Number(trace.unitPrice)).toBe(Math.min(...prices, Infinity));
    }));
  });

  it('has one winner and a break that is farther and cheaper', () => {
    fc.assert(fc.property(fc.array(anyCandidate), fc.integer({ min: 1, max: 8 }), (candidates, quantity) => {
      const trace = resolvePrice(candidates, quantity);
      if (!trace) return;
      expect(trace.candidates.filter(({ outcome }) => outcome === 'won')).toHaveLength(1);
      if (!trace.nextBreak) return;
      expect(trace.nextBreak.minQuantity).toBeGreaterThan(quantity);
      expect(Number(trace.nextBreak.unitPrice)).toBeLessThan(Number(trace.unitPrice));
      expect(resolvePrice(candidates, trace.nextBreak.minQuantity)?.unitPrice).toBe(trace.nextBreak.unitPrice);
    }));
  });
});
