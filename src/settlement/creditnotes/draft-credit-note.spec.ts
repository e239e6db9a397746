import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { compare, sum, taxOf } from '../../platform/money/money.js';
import { taxByRate } from '../documents/tax-by-rate.js';
import { type Creditable, type CreditLine, draftCreditNote, rateKey } from './draft-credit-note.js';

const fresh = { creditedQuantity: 0, creditedAmount: '0.00', creditedTax: '0.00' };
const line = (id: string, quantity: number, amount: string, taxRate = '0.1300'): Creditable => ({ id, quantity, amount, taxRate, tax: taxOf(amount, taxRate, 'CNY'), ...fresh });

/** The invoice after a note was issued. */
function after(lines: Creditable[], notes: CreditLine[]): { lines: Creditable[]; credited: { taxRate: string; amount: string; tax: string }[] } {
  return {
    credited: taxByRate(notes).map(({ taxRate, amount, tax }) => ({ taxRate, amount, tax })),
    lines: lines.map((known) => {
      const of = notes.filter(({ invoiceLineId }) => invoiceLineId === known.id);
      return { ...known, creditedQuantity: of.reduce((total, { quantity }) => total + quantity, 0), creditedAmount: sum(of.map(({ amount }) => amount)), creditedTax: sum(of.map(({ tax }) => tax)) };
    }),
  };
}

const issue = (lines: Creditable[], notes: CreditLine[], wanted: Parameters<typeof draftCreditNote>[1]) => draftCreditNote({ ...after(lines, notes), currency: 'CNY' }, wanted);

describe('a credit note', () => {
  it('takes a quantity at its share, and an amount with its tax', () => {
    expect(issue([line('1', 3, '100.00')], [], { quantities: { L1: 1 }, amounts: { R1300: '10.00' } })).toEqual({ lines: [
      { invoiceLineId: '1', quantity: 1, taxRate: '0.1300', amount: '33.33', tax: '4.33' }, { invoiceLineId: null, quantity: 0, taxRate: '0.1300', amount: '10.00', tax: '1.30' },
    ] });
  });

  it.each([
    ['more of a line than there is', { quantities: { L1: 4 }, amounts: {} }, 'lines.L1', 'over_quantity'], ['a line of another invoice', { quantities: { L9: 1 }, amounts: {} }, 'lines.L9', 'over_quantity'],
    ['more at a rate than there is', { quantities: {}, amounts: { R1300: '100.01' } }, 'rates.R1300', 'over_rate'], ['a rate the invoice has not', { quantities: {}, amounts: { R600: '1.00' } }, 'rates.R600', 'over_rate'],
    ['both together too much', { quantities: { L1: 3 }, amounts: { R1300: '0.01' } }, 'rates.R1300', 'over_rate'],
  ])('does not take %s', (_, wanted, field, code) => {
    expect(issue([line('1', 3, '100.00')], [], wanted)).toMatchObject({ faults: [{ field, key: `settlement.errors.${code}` }] });
  });

  it('never takes more than the invoice in all, and the last one leaves nothing of it', () => {
    const rates = constantFrom('0.1300', '0.0600', '0.0000');
    const goods = array(record({ quantity: integer({ min: 1, max: 7 }), cents: integer({ min: 1, max: 99_999 }), taxRate: rates }), { minLength: 1, maxLength: 4 });
    const wishes = array(record({ index: integer({ min: 0, max: 3 }), quantity: integer({ min: 1, max: 4 }), amount: integer({ min: 0, max: 500 }) }), { maxLength: 8 });
    assert(property(goods, wishes, (products, wanted) => {
      const lines = products.map(({ quantity, cents, taxRate }, index) => line(String(index), quantity, (cents / 100).toFixed(2), taxRate));
      const notes: CreditLine[] = [];
      const wish = (wants: Parameters<typeof draftCreditNote>[1]) => {
        const made = issue(lines, notes, wants);
        if ('lines' in made) notes.push(...made.lines);
      };
      for (const { index, quantity, amount } of wanted) wish(amount > 0 ? { quantities: {}, amounts: { R1300: (amount / 100).toFixed(2) } } : { quantities: { [`L${index}`]: quantity }, amounts: {} });
      const { credited } = after(lines, notes);
      for (const whole of taxByRate(lines)) {
        const rest = whole.amount;
        const taken = credited.find(({ taxRate }) => taxRate === whole.taxRate);
        expect(compare(taken?.amount ?? 0, rest)).toBeLessThanOrEqual(0);
        expect(compare(taken?.tax ?? 0, whole.tax)).toBeLessThanOrEqual(0);
        const left = sum([rest, `-${taken?.amount ?? '0.00'}`]);
        wish({ quantities: {}, amounts: { [rateKey(whole.taxRate)]: left } });
      }
      expect(sum(notes.flatMap(({ amount, tax }) => [amount, tax]))).toBe(sum(lines.flatMap(({ amount, tax }) => [amount, tax])));
    }));
  });
});
