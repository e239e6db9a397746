import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sum } from '../../../platform/money/money.js';
import { type Evidence, type OpenBill, type Payment, suggest } from './suggest.js';
import { sumOf } from './sum-of.js';

const line: Payment = { amount: '300.00', bookedOn: '2026-11-20', payerKey: '杭州启明灯饰', payerAccount: '6222', reference: '货款 INV-2026-000007' };
const nothing: Evidence = { bills: [], names: new Map(), earlier: [], vouchers: [], mentions: [] };
const bill = (number: string, openAmount: string, partnerId = '1'): OpenBill => ({ number, partnerId, openAmount, dueOn: '2026-12-01' });
const best = (evidence: Partial<Evidence>, more: Partial<Payment> = {}) => {
  const [first] = suggest({ ...line, ...more }, { ...nothing, ...evidence });
  return first && [first.partnerId, first.confidence, first.reasons.map(({ code }) => code).join(' '), first.invoices.join(' ')];
};

describe('whose money a bank line is', () => {
  it.each<[string, Partial<Evidence>, unknown]>([
    ['the name and an invoice of that amount', { names: new Map([['1', ['杭州启明灯饰']]]), bills: [bill('A', '100.00'), bill('B', '300.00')] }, ['1', 'sure', 'name amount', 'B']],
    ['the account it was paid from before and a sum', { earlier: [{ partnerId: '1', payerKey: '', payerAccount: '6222' }], bills: [bill('A', '100.00'), bill('B', '50.00'), bill('C', '200.00')] }, ['1', 'sure', 'account sum', 'A C']],
    ['all that is open', { names: new Map([['1', ['杭州启明灯饰']]]), bills: [bill('A', '100.00'), bill('B', '200.00')] }, ['1', 'sure', 'name all_open', 'A B']],
    ['an invoice in the reference, of another amount', { mentions: [{ partnerId: '2', word: 'INV-2026-000007', invoice: 'INV-2026-000007' }], bills: [bill('INV-2026-000007', '310.00', '2')] }, ['2', 'likely', 'reference', 'INV-2026-000007']],
    ['an invoice in the reference, though the amount is another\'s', { names: new Map([['1', ['杭州启明灯饰']]]), mentions: [{ partnerId: '1', word: 'INV-2026-000007', invoice: 'INV-2026-000007' }], bills: [bill('INV-2026-000007', '310.00'), bill('B', '300.00')] }, ['1', 'likely', 'reference name amount', 'B']],
    ['a voucher of the same amount three days before', { vouchers: [{ number: 'PAY-1', partnerId: '3', amount: '300.00', receivedOn: '2026-11-17' }] }, ['3', 'sure', 'voucher', '']],
    ['a voucher of last month', { vouchers: [{ number: 'PAY-1', partnerId: '3', amount: '300.00', receivedOn: '2026-10-17' }] }, undefined],
    ['a name that holds the other', { names: new Map([['1', ['杭州启明灯饰滨江分部']]]) }, ['1', 'possible', 'name_alike', '']],
    ['the amount alone', { bills: [bill('A', '300.00', '9')] }, ['9', 'possible', 'amount', 'A']],
    ['nothing at all', {}, undefined],
  ])('is told by %s', (_, evidence, expected) => {
    expect(best(evidence)).toEqual(expected);
  });

  it('follows the name rather than the amount of another\'s invoice', () => {
    expect(best({ names: new Map([['1', ['杭州启明灯饰']]]), bills: [bill('A', '300.00', '9'), bill('B', '500.00')] })).toEqual(['1', 'likely', 'name', '']);
  });

  const cents = fc.integer({ min: 1, max: 3000 }).map((value) => (value / 100).toFixed(2));
  const bills = fc.array(fc.tuple(cents, fc.constantFrom('1', '2', '3')), { maxLength: 12 }).map((rows) => rows.map(([amount, partner], index) => bill(`I${index}`, amount, partner)));

  it('never suggests another partner\'s invoice, or invoices that are not the amount they are said to be', () => {
    fc.assert(fc.property(bills, cents, fc.subarray(['1', '2', '3']), (open, amount, named) => {
      const found = suggest({ ...line, amount }, { ...nothing, bills: open, names: new Map(named.map((id) => [id, ['杭州启明灯饰']])) });
      expect(found.length).toBeLessThanOrEqual(3);
      for (const { partnerId, invoices, reasons, confidence } of found) {
        const taken = open.filter(({ number }) => invoices.includes(number));
        expect(taken.every((one) => one.partnerId === partnerId)).toBe(true);
        if (reasons.some(({ code }) => ['amount', 'sum', 'all_open'].includes(code))) expect(sum(taken.map(({ openAmount }) => openAmount))).toBe(amount);
        expect(confidence === 'sure').toBe(named.includes(partnerId) && invoices.length > 0);
      }
    }));
  });

  it('finds a sum whenever there is one', () => {
    fc.assert(fc.property(fc.array(cents, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1 }), (amounts, mask) => {
      const open = amounts.map((amount, index) => bill(`I${index}`, amount));
      const some = open.filter((_, index) => (mask >> index) & 1);
      if (some.length === 0) return;
      const amount = sum(some.map(({ openAmount }) => openAmount));
      expect(sum((sumOf(amount, open) ?? []).map(({ openAmount }) => openAmount))).toBe(amount);
    }));
  });

  it('gives up in time on many invoices that nearly fit', () => {
    const open = Array.from({ length: 40 }, (_, index) => bill(`I${index}`, `${1000 + index * 2}.00`));
    expect(sumOf('20001.00', open)).toBeUndefined();
  });
});
