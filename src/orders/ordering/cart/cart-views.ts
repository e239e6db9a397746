import { creditUse } from '../../../credit/credit-words.js';
import { isHeldByHand } from '../../../credit/decide-credit.js';
import { overdueBeyond } from '../../../credit/overdue-rule.js';
import { translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { compare, isPositive, negative, sum } from '../../../platform/money/money.js';
import { formatNumber } from '../../../platform/views/format.js';
import { headOf, imageOf, type Look } from '../catalog/good-words.js';
import type { Goods } from '../goods.js';
import { type CheckedLine, checkLine, type Totals, totalsOf } from '../line-check.js';
import type { Orderer } from '../orderer.queries.js';
import type { Cart } from './cart.queries.js';
import { changeOf } from './seen.js';

/** The credit left after the order, or what it would be over. */
export type CreditAfter = { word: 'after' | 'over' | 'overdue' | 'hold' | 'none' | 'unlimited' | 'prepay'; amount?: string };
/** One line of the cart in short; `sku` names all its variants to the button that removes it. */
export type CartGroup = { sku: string; name: string; image: string | undefined; quantity: string; price?: string; amount: string | null; currency: string; bad: boolean };
export type CartView = Totals & { currency: string; updatedAt: Date | undefined; groups: CartGroup[]; more: number; credit: CreditAfter; changed: number; limit?: string };

/** A dealer's credit and what is overdue of it. */
type Standing = Pick<Orderer, 'account' | 'overdue' | 'orderLimit'>;

const mostGroups = 12;

export function checkedLines(quantities: ReadonlyMap<string, number>, goods: Goods, currency: string): CheckedLine[] {
  return [...quantities].flatMap(([id, quantity]) => {
    const good = goods.get(id);
    return good ? [checkLine(good, quantity, currency)] : [];
  });
}

/** The cart in short, a family's variants as one line. */
export function cartView(lines: CheckedLine[], { account, overdue, orderLimit }: Standing, { today, cart: { updatedAt, seen }, look }: { today: string; cart: Pick<Cart, 'updatedAt' | 'seen'>; look: Look }): CartView {
  const totals = totalsOf(lines);
  const changed = lines.filter(({ good }) => changeOf(good, seen.get(good.id))).length;
  const groups = [...Map.groupBy(lines, ({ good }) => good.family?.id ?? `p${good.id}`).values()].map((group) => groupOf(group, look));
  return { ...totals, currency: look.currency, updatedAt, groups: groups.slice(0, mostGroups), more: Math.max(0, groups.length - mostGroups), credit: creditAfter({ account, overdue }, totals.total, today), changed, limit: limitReached(orderLimit, totals.total) };
}

/** The limit that sends an order of this total to approval. */
function limitReached(orderLimit: string | null, total: string): string | undefined {
  return orderLimit !== null && compare(total, orderLimit) > 0 ? orderLimit : undefined;
}

function groupOf(lines: CheckedLine[], look: Look): CartGroup {
  const [{ good, trace }] = lines as [CheckedLine];
  const isAlone = lines.length === 1;
  const family = () => translate(look.language, 'ordering.cart.variants', { name: headOf(good, look.language).name, count: lines.length });
  return {
    sku: lines.map((line) => line.good.id).join(','), image: imageOf(good), name: isAlone ? nameIn(look.language, good) : family(), currency: look.currency,
    quantity: `${formatNumber(lines.reduce((pieces, { quantity }) => pieces + quantity, 0))} ${good.unit}`, price: isAlone ? trace?.unitPrice : undefined,
    amount: lines.every(({ problem }) => problem !== undefined) ? null : sum(lines.map(({ amount }) => amount)), bad: lines.some(({ problem }) => problem !== undefined),
  };
}

function creditAfter({ account, overdue }: Pick<Standing, 'account' | 'overdue'>, total: string, today: string): CreditAfter {
  const { word, available } = creditUse(account, today, total);
  if (account && isHeldByHand(account)) return { word: 'hold' };
  const beyond = account && overdueBeyond(account, overdue, today);
  if (beyond) return { word: 'overdue', amount: beyond.toPay };
  if (word !== undefined) return { word: word as 'none' | 'unlimited' | 'prepay' };
  const left = available ?? '0.00';
  return isPositive(negative(left)) ? { word: 'over', amount: negative(left) } : { word: 'after', amount: left };
}
