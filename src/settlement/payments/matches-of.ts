import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { isPositive, sum } from '../../platform/money/money.js';
import type { Match } from './chosen-invoices.js';

/** What the clerk typed beside each invoice (`matches[INV-2026-000123]`); blanks and zeros are left out. Throws Invalid for what is no amount. */
export function matchesOf(typed: Record<string, unknown>): Match[] {
  const written = Object.entries(typed).map(([invoice, amount]) => ({ invoice, amount: String(amount).replace(/[,\s]/g, '') })).filter(({ amount }) => amount !== '');
  const wrong = written.filter(({ amount }) => !/^\d{1,15}(\.\d{1,2})?$/.test(amount));
  if (wrong.length > 0) throw new Invalid(wrong.map(({ invoice }): FieldError => ({ field: `matches.${invoice}`, key: 'settlement.errors.not_an_amount' })));
  return written.filter(({ amount }) => isPositive(amount)).map(({ invoice, amount }) => ({ invoice, amount: sum([amount]) }));
}
