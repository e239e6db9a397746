import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approvalOutcome } from './approval-rule.js';

const bound = '100000.00';
const people = fc.record({ key: fc.constantFrom('user:1', 'user:2', 'user:3', 'user:9'), mayLarge: fc.boolean() });
const amounts = fc.integer({ min: 1, max: 30_000_000 }).map((cents) => (cents / 100).toFixed(2));

describe('the approval of a request', () => {
  it('of a large amount takes two people, the second with the higher permission, neither of them who asked', () => {
    fc.assert(fc.property(amounts, fc.array(people, { maxLength: 6 }), (amount, approvers) => {
      const request = { status: 'submitted' as 'submitted' | 'endorsed', askedBy: 'user:9', endorsedBy: '', grantedAmount: null as string | null, grantedUntil: null as string | null };
      const signed: typeof approvers = [];
      for (const by of approvers) {
        const outcome = approvalOutcome(request, { amount, until: '2026-12-31' }, by, bound);
        if (outcome === 'endorsed') Object.assign(request, { status: 'endorsed', endorsedBy: by.key, grantedAmount: amount, grantedUntil: '2026-12-31' });
        if (outcome === 'endorsed' || outcome === 'granted') signed.push(by);
        if (outcome !== 'granted') continue;
        expect(new Set(signed.map(({ key }) => key)).size).toBe(Number(amount) > Number(bound) ? 2 : 1);
        expect(signed.map(({ key }) => key)).not.toContain('user:9');
        if (Number(amount) > Number(bound)) expect(by.mayLarge).toBe(true);
        return;
      }
    }));
  });

  it('never grants more, or longer, than was endorsed', () => {
    const endorsed = { status: 'endorsed' as const, askedBy: 'user:9', endorsedBy: 'user:1', grantedAmount: '150000.00', grantedUntil: '2026-12-31' };
    const second = { key: 'user:2', mayLarge: true };
    expect(approvalOutcome(endorsed, { amount: '150000.01', until: '2026-12-31' }, second, bound)).toBe('not_as_endorsed');
    expect(approvalOutcome(endorsed, { amount: '150000.00', until: '2027-01-01' }, second, bound)).toBe('not_as_endorsed');
    expect(approvalOutcome(endorsed, { amount: '90000.00', until: '2026-12-31' }, second, bound)).toBe('granted');
  });
});
