import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../platform/clock/days.js';
import { compare, minus } from '../../platform/money/money.js';
import { overdueBeyond } from '../overdue-rule.js';
import { type Held, reviewHold } from './review-hold.js';

const today = '2026-11-24';
const cents = fc.integer({ min: 1, max: 5_000_000 }).map((value) => (value / 100).toFixed(2));
const overdues = fc.oneof(fc.constant({ since: null, amount: '0.00' }), fc.record({ since: fc.integer({ min: 1, max: 200 }).map((days) => addDays(today, -days)), amount: cents }));
const accounts: fc.Arbitrary<Held> = fc.record({
  onHold: fc.boolean(), holdRule: fc.constantFrom('', 'overdue_days', 'overdue_amount'), overdueDaysAllowed: fc.integer({ min: 0, max: 90 }), overdueAmountAllowed: fc.option(cents, { nil: null }),
}).map((account) => ({ ...account, holdRule: account.onHold ? account.holdRule : '' }) as Held);

describe('the review of an account', () => {
  it('settles at once: what it asks for leaves nothing to ask', () => {
    fc.assert(fc.property(accounts, overdues, (account, overdue) => {
      const change = reviewHold(account, overdue, today);
      const after: Held = change ? { ...account, onHold: change.isHold, holdRule: change.isHold ? change.code : '' } : account;
      expect(reviewHold(after, overdue, today)).toBeUndefined();
      const isHeldByHand = account.onHold && account.holdRule === '';
      expect(after.onHold).toBe(isHeldByHand || overdueBeyond(account, overdue, today) !== undefined);
    }));
  });

  it('never touches a hold by hand', () => {
    fc.assert(fc.property(accounts, overdues, (account, overdue) => {
      expect(reviewHold({ ...account, onHold: true, holdRule: '' }, overdue, today)).toBeUndefined();
    }));
  });

  it('asks for exactly what lifts the hold when the oldest is paid first', () => {
    fc.assert(fc.property(accounts, overdues, (account, overdue) => {
      const beyond = overdueBeyond(account, overdue, today);
      if (!beyond) return;
      const left = minus(overdue.amount, beyond.toPay);
      expect(overdueBeyond(account, { since: compare(left, 0) > 0 ? overdue.since : null, amount: left }, today)).toBeUndefined();
    }));
  });
});
