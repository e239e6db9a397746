import { describe, expect, it } from '@jest/globals';
import { withBalances } from './balances.js';

const invoice = (number: string, debit: string) => ({ date: '2026-11-02', kind: 'invoice', number, debit, credit: '0.00' });
const payment = (number: string, credit: string) => ({ date: '2026-11-03', kind: 'payment', number, debit: '0.00', credit });

describe('withBalances', () => {
  it('carries the opening through every movement to the closing', () => {
    const { movements, closing } = withBalances('100.10', [invoice('A', '50.05'), payment('B', '200.00'), invoice('C', '0.20')]);
    expect(movements.map(({ balance }) => balance)).toEqual(['150.15', '-49.85', '-49.65']);
    expect(closing).toBe('-49.65');
  });

  it('closes on the opening when nothing moved', () => {
    expect(withBalances('7.5', [])).toEqual({ movements: [], closing: '7.50' });
  });
});
