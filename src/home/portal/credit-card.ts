import { creditUse } from '../../credit/credit-words.js';
import { temporaryLimitOn } from '../../credit/decide-credit.js';
import type { Orderer } from '../../orders/ordering/orderer.queries.js';
import { compare, isPositive } from '../../platform/money/money.js';

/** The dealer's credit as the landing page shows it; undefined without an account. */
export function creditCard({ account, currency, termsDays }: Orderer, overdueAmount: string, today: string) {
  if (!account) return undefined;
  const use = creditUse(account, today);
  const temporary = temporaryLimitOn(account, today);
  return {
    ...use, currency, termsDays, onHold: account.onHold, openOrders: account.openOrders, openInvoices: account.openInvoices, unapplied: account.unapplied,
    isShort: use.available !== null && compare(use.available, 0) < 0,
    temporary: isPositive(temporary) ? { limit: temporary, until: account.temporaryUntil } : undefined,
    overdue: isPositive(overdueAmount) ? overdueAmount : undefined,
  };
}
