import type { Buyer } from '../../catalog/assortments/range.js';
import type { PriceSeeker } from '../../catalog/prices/prices.queries.js';
import type { AccountFigures } from '../../credit/credit-words.js';
import type { Overdue } from '../../credit/overdue-rule.js';
import type { Held } from '../../credit/review/review-hold.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { may } from '../../identity/access/actors.js';
import { limitOfPerson } from '../approvals/limits.queries.js';
import { assortmentsOfPartner, mayOrder } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';

/** Who looks at the catalogue: their terms, credit and usual address. `canOrder` also asks for the person's own permission. */
export type Orderer = PriceSeeker & Buyer & {
  canOrder: boolean; termsDays: number; tierZh: string | null; tierEn: string | null; orderLimit: string | null; addressLabel: string | null;
  account: (AccountFigures & Held) | undefined; overdue: Overdue;
};

type Row = Omit<Orderer, 'canOrder' | 'account' | 'overdue'> & AccountFigures & Omit<Held, 'onHold'> & { orderingOpen: number; status: string; accountId: string | null; onHold: number; overdueSince: string | null; overdueAmount: string };

const orderer = `
  SELECT p.code, p.ordering_open AS orderingOpen, p.status, p.terms_days AS termsDays, p.currency,
    ${limitOfPerson} AS orderLimit, t.code AS tierCode, t.name_zh AS tierZh, t.name_en AS tierEn, r.code AS territoryCode, ${assortmentsOfPartner} AS assortments,
    (SELECT d.label FROM partner_addresses d WHERE d.partner_id = p.id ORDER BY d.is_default DESC, d.id LIMIT 1) AS addressLabel,
    a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
    a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied, a.on_hold AS onHold, a.hold_rule AS holdRule,
    a.overdue_days_allowed AS overdueDaysAllowed, a.overdue_amount_allowed AS overdueAmountAllowed, v.since AS overdueSince, COALESCE(v.amount, 0) AS overdueAmount
  FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN credit_accounts a ON a.partner_id = p.id
    LEFT JOIN (SELECT MIN(due_on) AS since, SUM(open_amount) AS amount FROM receivables WHERE partner_id = ? AND open_amount > 0 AND due_on < ?) v ON TRUE
  WHERE p.id = ?`;

// nothing was due before
const noDay = '1000-01-01';

/** The actor's partner as the ordering pages need it; what is overdue only for those who say which day it is. */
export async function ordererOf(reader: Reader, actor: PartnerActor, today = noDay): Promise<Orderer> {
  const [row] = (await reader.query(orderer, [actor.partnerId, actor.userId, actor.partnerId, actor.partnerId, today, actor.partnerId])) as Row[];
  if (!row) throw new NotFound();
  const isOpen = mayOrder({ orderingOpen: Boolean(row.orderingOpen), status: row.status });
  return {
    ...row, canOrder: isOpen && may(actor, 'portal.order'), overdue: { since: row.overdueSince, amount: row.overdueAmount },
    account: row.accountId === null ? undefined : { ...row, onHold: Boolean(row.onHold) },
  };
}

/** The same for pages and forms that only exist for those who order; others get 404. */
export async function orderingPartner(reader: Reader, actor: PartnerActor, today = noDay): Promise<Orderer> {
  const found = await ordererOf(reader, actor, today);
  if (!found.canOrder) throw new NotFound();
  return found;
}
