import type { Condition } from '../../platform/http/list-filter.js';
import type { OrdersFilter, OwnOrdersFilter } from './order-filter.dto.js';

/** What a list shows, in conditions on `orders o` alone: every one of `all`, and one of `oneOf` when there are any. */
export type Wanted = { all: Condition[]; oneOf: Condition[] };

export function ownWanted(partnerId: string, { q }: OwnOrdersFilter): Wanted {
  return {
    all: [['o.partner_id = ?', partnerId]],
    oneOf: q ? [['o.number LIKE ?', `%${literal(q)}%`], ['o.po_number LIKE ?', `%${literal(q)}%`]] : [],
  };
}

export function deskWanted({ q, partner, territory, tier, from, to, discrepancy }: OrdersFilter): Wanted {
  const all: (Condition | undefined)[] = [
    partner ? ['o.partner_id = (SELECT id FROM partners WHERE code = ?)', partner] : undefined,
    territory ? ['o.partner_id IN (SELECT p.id FROM partners p JOIN territories r ON r.id = p.territory_id WHERE r.code = ?)', territory] : undefined,
    tier ? ['o.partner_id IN (SELECT p.id FROM partners p JOIN tiers t ON t.id = p.tier_id WHERE t.code = ?)', tier] : undefined,
    from ? ['o.ordered_on >= ?', from] : undefined,
    to ? ['o.ordered_on <= ?', to] : undefined,
    discrepancy ? ['o.has_discrepancy = 1'] : undefined,
  ];
  return { all: all.filter((condition) => condition !== undefined), oneOf: q ? searches(q) : [] };
}

// numbers by their beginning, for the index; names anywhere
function searches(q: string): Condition[] {
  const begins = `${literal(q)}%`;
  return [
    ['o.number LIKE ?', begins], ['o.po_number LIKE ?', begins],
    ['o.partner_id IN (SELECT id FROM partners WHERE code = ? OR name_zh LIKE ? OR name_en LIKE ?)', q.trim(), `%${begins}`, `%${begins}`],
  ];
}

function literal(text: string): string {
  return text.trim().replace(/[\\%_]/g, '\\$&');
}
