import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, minus, sum } from '../platform/money/money.js';
import type { AccountRow } from './accounts.js';
import { decideCredit } from './decide-credit.js';

const today = '2026-11-24';
const account = (changes: Partial<AccountRow> = {}): AccountRow => ({
  id: '1', partnerId: '1', currency: 'CNY', creditLimit: '10000.00', limitFrom: 'own', temporaryLimit: '0.00', temporaryUntil: null,
  openOrders: '0.00', openInvoices: '0.00', unapplied: '0.00', onHold: false, holdReason: '', holdRule: '', overdueDaysAllowed: 30, overdueAmountAllowed: null, ...changes,
});
const nothingOverdue = { since: null, amount: '0' };
const decide = (changes: Partial<AccountRow>, order = '1000.00', overdue: { since: string | null; amount: string } = nothingOverdue) =>
  decideCredit({ account: account(changes), overdue, order, today });

describe('decideCredit', () => {
  it('passes an order that fills the limit to the cent', () => {
    expect(decide({ openInvoices: '9000.00' })).toMatchObject({ outcome: 'pass', reason: 'within_limit' });
  });

  it('holds an order that is one cent over and says what to pay', () => {
    expect(decide({ openInvoices: '9000.01' })).toMatchObject({ outcome: 'hold', reason: 'over_limit', figures: { over: '0.01', toPay: '0.01' } });
  });

  it('counts a temporary limit on its last day and not after it', () => {
    const raised = { openOrders: '10000.00', temporaryLimit: '1000.00' };
    expect(decide({ ...raised, temporaryUntil: today }).outcome).toBe('pass');
    expect(decide({ ...raised, temporaryUntil: '2026-11-23' }).outcome).toBe('hold');
  });

  it('passes any order on an unlimited account', () => {
    expect(decide({ creditLimit: null, openInvoices: '99999999.00' })).toMatchObject({ outcome: 'pass', reason: 'unlimited' });
  });

  it('asks for prepayment on a limit of 0 and passes what is prepaid', () => {
    expect(decide({ creditLimit: '0.00', unapplied: '400.00' })).toMatchObject({ outcome: 'hold', reason: 'prepay_required', figures: { toPay: '600.00' } });
    expect(decide({ creditLimit: '0.00', unapplied: '1000.00' }).outcome).toBe('pass');
  });

  it('holds the order when a payment is 31 days overdue, not when it is 30', () => {
    expect(decide({}, '1.00', { since: '2026-10-25', amount: '50.00' }).outcome).toBe('pass');
    expect(decide({}, '1.00', { since: '2026-10-24', amount: '50.00' })).toMatchObject({ outcome: 'hold', reason: 'overdue_days', figures: { overdueDays: 31, toPay: '50.00' } });
  });

  it('holds the order when more is overdue than allowed', () => {
    expect(decide({ overdueAmountAllowed: '20.00' }, '1.00', { since: '2026-11-20', amount: '50.00' }))
      .toMatchObject({ outcome: 'hold', reason: 'overdue_amount', figures: { toPay: '30.00' } });
  });

  it('holds everything of an account on hold', () => {
    expect(decide({ onHold: true, creditLimit: null })).toMatchObject({ outcome: 'hold', reason: 'account_hold' });
  });

  it('blocks a partner without an account', () => {
    expect(decideCredit({ account: undefined, overdue: nothingOverdue, order: '1.00', today })).toMatchObject({ outcome: 'block', reason: 'no_account' });
  });

  it('passes what asks for no credit, also where the limit is used up, unless something is overdue', () => {
    expect(decide({ creditLimit: '0.00', openInvoices: '50.00' }, '0.00').outcome).toBe('pass');
    expect(decide({ creditLimit: '0.00' }, '0.00', { since: '2026-10-24', amount: '50.00' }).outcome).toBe('hold');
  });

  it('passes exactly what fits, whatever the figures are', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
    fc.assert(fc.property(cents, cents, cents, cents, cents, (creditLimit, openOrders, openInvoices, unapplied, order) => {
      const fits = order === '0.00' || compare(sum([openOrders, openInvoices, order]), sum([creditLimit, unapplied])) <= 0;
      const { outcome, figures } = decide({ creditLimit, openOrders, openInvoices, unapplied }, order);
      expect(outcome).toBe(fits ? 'pass' : 'hold');
      if (!fits) expect(figures.toPay).toBe(minus(sum([openOrders, openInvoices, order]), sum([creditLimit, unapplied])));
    }));
  });
});
