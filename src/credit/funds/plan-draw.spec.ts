import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, minus, smaller, sum } from '../../platform/money/money.js';
import { apportion, drawnAfter, drawnMore, isPrepaid, planDraw, spentOn } from './plan-draw.js';

const drawable = { prepaid: '500.00', grants: [{ id: '1', rest: '30.00' }, { id: '2', rest: '90.00' }], share: '0.2', prepayDiscount: '0' };
const part = fc.double({ min: 0, max: 1, noNaN: true });
const cents = (most: number) => fc.integer({ min: 0, max: most }).map((value) => (value / 100).toFixed(2));

describe('what an order draws', () => {
  it.each([
    { wished: ['rebate', 'prepaid'], total: '300.00', rebate: '60.00', prepaid: '240.00', grants: ['30.00', '30.00'], whole: true },
    { wished: ['rebate'], total: '300.00', rebate: '60.00', prepaid: '0.00', grants: ['30.00', '30.00'], whole: false },
    { wished: ['prepaid'], total: '600.00', rebate: '0.00', prepaid: '500.00', grants: [], whole: false },
    { wished: ['rebate', 'prepaid'], total: '9000.00', rebate: '120.00', prepaid: '500.00', grants: ['30.00', '90.00'], whole: false },
    { wished: ['rebate'], total: '0.04', rebate: '0.00', prepaid: '0.00', grants: [], whole: false },
    { wished: [], total: '300.00', rebate: '0.00', prepaid: '0.00', grants: [], whole: false },
  ] as const)('is rebate up to its share, the oldest grant first, then prepaid: %j', ({ wished, total, rebate, prepaid, grants, whole }) => {
    const plan = planDraw(wished, total, drawable, 'CNY');
    expect({ ...plan, grants: plan.grants.map(({ amount }) => amount) }).toEqual({ rebate, prepaid, grants });
    expect(isPrepaid(plan, total)).toBe(whole);
  });

  it('counts whole yen', () => {
    expect(planDraw(['rebate'], '333.00', drawable, 'JPY').rebate).toBe('66.00');
    expect(apportion('100.00', ['50.00', '50.00', '50.00'], 'JPY')).toEqual(['34.00', '33.00', '33.00']);
  });
});

describe('the split over invoices', () => {
  it('is whole to the cent, never more than an invoice or than was set aside, whatever the parcels', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 8 }), part, (parcels, share) => {
      const invoices = parcels.map((value) => (value / 100).toFixed(2));
      const total = sum(invoices);
      const drawn = (Math.floor(Number(total) * 100 * share) / 100).toFixed(2);
      let [open, setAside] = [total, drawn];
      for (const [index, invoice] of invoices.entries()) {
        const spent = spentOn(invoice, { setAside, open, isLast: index === invoices.length - 1 }, 'CNY');
        expect(compare(spent, smaller(invoice, setAside))).toBeLessThanOrEqual(0);
        [open, setAside] = [minus(open, invoice), minus(setAside, spent)];
        // what is left to credit never sinks below nothing
        expect(compare(setAside, open)).toBeLessThanOrEqual(0);
      }
      expect(setAside).toBe('0.00');
    }));
  });

  it('shares out by largest remainder: adds up, and no part is above its weight', () => {
    fc.assert(fc.property(fc.array(cents(99_999), { minLength: 1, maxLength: 6 }), part, (weights, share) => {
      const amount = (Math.floor(Number(sum(weights)) * 100 * share) / 100).toFixed(2);
      const parts = apportion(amount, weights, 'CNY');
      expect(sum(parts)).toBe(compare(sum(weights), 0) > 0 ? amount : '0.00');
      parts.forEach((part, index) => expect(compare(part, weights[index] ?? 0)).toBeLessThanOrEqual(0));
    }));
  });
});

describe('an order that rises', () => {
  it('draws of the funds it draws on no more than it rises by or they hold, and rebate up to its share of the whole', () => {
    fc.assert(fc.property(cents(50_000), cents(50_000), cents(90_000), cents(90_000), cents(90_000), part, (rebate, prepaid, rest, more, balance, share) => {
      const before = sum([rebate, prepaid, rest]);
      const after = sum([before, more]);
      const plan = drawnMore({ rebate, prepaid }, { before, after }, { prepaid: balance, grants: [{ id: '1', rest: '30.00' }, { id: '2', rest: balance }], share: share.toFixed(4), prepayDiscount: '0' }, 'CNY');
      expect(compare(sum([plan.rebate, plan.prepaid]), more)).toBeLessThanOrEqual(0);
      expect(compare(plan.prepaid, compare(prepaid, 0) > 0 ? balance : '0.00')).toBeLessThanOrEqual(0);
      if (compare(plan.rebate, 0) > 0) expect(Number(sum([rebate, plan.rebate]))).toBeLessThanOrEqual(Number(after) * Number(share.toFixed(4)) + 0.001);
      if (compare(rebate, 0) === 0) expect(plan.rebate).toBe('0.00');
    }));
  });
});

describe('an order that sinks', () => {
  it('keeps between what is spent and what is left to invoice, and gives back no more than it shrinks by', () => {
    fc.assert(fc.property(cents(50_000), cents(50_000), cents(90_000), part, part, part, (rebate, prepaid, rest, shipped, kept, share) => {
      const before = sum([rebate, prepaid, rest, '0.01']);
      const invoiced = (Math.floor(Number(before) * 100 * shipped) / 100).toFixed(2);
      const after = sum([invoiced, (Math.floor(Number(minus(before, invoiced)) * 100 * kept) / 100).toFixed(2)]);
      const spentAll = spentOn(invoiced, { setAside: sum([rebate, prepaid]), open: before, isLast: false }, 'CNY');
      const [spentRebate = '0.00', spentPrepaid = '0.00'] = apportion(spentAll, [rebate, prepaid], 'CNY');
      const now = drawnAfter({ rebate, prepaid }, { rebate: spentRebate, prepaid: spentPrepaid }, { before, after, invoiced, share: share.toFixed(4) }, 'CNY');
      expect(compare(now.rebate, spentRebate)).toBeGreaterThanOrEqual(0);
      expect(compare(now.prepaid, spentPrepaid)).toBeGreaterThanOrEqual(0);
      expect(compare(now.rebate, rebate)).toBeLessThanOrEqual(0);
      expect(compare(now.prepaid, prepaid)).toBeLessThanOrEqual(0);
      expect(compare(minus(sum([now.rebate, now.prepaid]), spentAll), minus(after, invoiced))).toBeLessThanOrEqual(0);
      expect(compare(minus(sum([rebate, prepaid]), sum([now.rebate, now.prepaid])), minus(before, after))).toBeLessThanOrEqual(0);
      // prepaid goes back only when funds pay all that is left to invoice, rebate only above its share of the order or when there is not that much left
      const open = minus(sum([now.rebate, now.prepaid]), spentAll);
      if (compare(now.prepaid, prepaid) < 0) expect(open).toBe(minus(after, invoiced));
      const mayStay = compare(rebate, Math.floor(Number(after) * Number(share.toFixed(4)) * 100) / 100 - 0.01) <= 0 && compare(minus(rebate, spentRebate), minus(after, invoiced)) <= 0;
      if (mayStay) expect(now.rebate).toBe(rebate);
    }));
  });

  it.each([
    { after: '800.00', share: '0.2', rebate: '100.00', prepaid: '300.00', why: 'the part on credit goes first' },
    { after: '500.00', share: '0.2', rebate: '100.00', prepaid: '300.00', why: 'rebate stays up to its share' },
    { after: '350.00', share: '0.2', rebate: '70.00', prepaid: '280.00', why: 'rebate above its share goes back, and prepaid that has nothing to pay' },
    { after: '500.00', share: '0.05', rebate: '50.00', prepaid: '300.00', why: 'a share lowered since takes no more than in proportion' },
  ])('of 1000 with 100 rebate and 300 prepaid to $after: $why', ({ after, share, rebate, prepaid }) => {
    expect(drawnAfter({ rebate: '100.00', prepaid: '300.00' }, { rebate: '0.00', prepaid: '0.00' }, { before: '1000.00', after, invoiced: '0.00', share }, 'CNY')).toEqual({ rebate, prepaid });
  });
});
