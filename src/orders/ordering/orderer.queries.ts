import type { PriceSeeker } from '../../catalog/prices/prices.queries.js';
import type { AccountFigures } from '../../credit/credit-words.js';
import type { Held } from '../../credit/review/review-hold.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { may } from '../../identity/access/actors.js';
import { mayOrder } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';

/** Who looks at the catalogue: their terms, credit and usual address. `canOrder` also asks for the person's own permission. */
export type Orderer = PriceSeeker & {
  canOrder: boolean; termsDays: number; tierZh: string | null; tierEn: string | null; addressLabel: string | null;
  account: (AccountFigures & Held) | undefined;
};

type Row = Omit<Orderer, 'canOrder' | 'account'> & AccountFigures & Omit<Held, 'onHold'> & { orderingOpen: number; status: string; accountId: string | null; onHold: number };

const orderer = `
  SELECT p.code, p.ordering_open AS orderingOpen, p.status, p.terms_days AS termsDays, p.currency,
    t.code AS tierCode, t.name_zh AS tierZh, t.name_en AS tierEn, r.code AS territoryCode,
    (SELECT d.label FROM partner_addresses d WHERE d.partner_id = p.id ORDER BY d.is_default DESC, d.id LIMIT 1) AS addressLabel,
    a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
    a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied, a.on_hold AS onHold, a.hold_rule AS holdRule,
    a.overdue_days_allowed AS overdueDaysAllowed, a.overdue_amount_allowed AS overdueAmountAllowed
  FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN credit_accounts a ON a.partner_id = p.id
  WHERE p.id = ?`;

/** The actor's partner as the ordering pages need it. */
export async function ordererOf(reader: Reader, actor: PartnerActor): Promise<Orderer> {
  const [row] = (await reader.query(orderer, [actor.partnerId])) as Row[];
  if (!row) throw new NotFound();
  const isOpen = mayOrder({ orderingOpen: Boolean(row.orderingOpen), status: row.status });
  return { ...row, canOrder: isOpen && may(actor, 'portal.order'), account: row.accountId === null ? undefined : { ...row, onHold: Boolean(row.onHold) } };
}

/** The same for pages and forms that only exist for those who order; others get 404. */
export async function orderingPartner(reader: Reader, actor: PartnerActor): Promise<Orderer> {
  const found = await ordererOf(reader, actor);
  if (!found.canOrder) throw new NotFound();
  return found;
}
