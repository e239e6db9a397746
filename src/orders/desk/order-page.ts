import type { Database } from '../../platform/database/database.js';
import { compare, isPositive, sum } from '../../platform/money/money.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { carrierRows } from '../carriers/carriers.queries.js';
import { changesOf } from '../changes/changes.queries.js';
import { plansOf } from '../planning/plans.queries.js';
import { planMore } from '../draws.js';
import { historyOf, linesOf, type OrderHead, shipmentsOf } from './order-page.queries.js';
import { type OrderView, orderView } from './order-views.js';

type Look = { language: Language; inside: boolean; today: string };

/** Reads the rest of an order and puts it in words. */
export async function orderPage(database: Database, head: OrderHead, look: Look): Promise<OrderView> {
  const [lines, shipments, history, carriers, plans, changes] = await Promise.all([
    linesOf(database, head.id), shipmentsOf(database, head.id), historyOf(database, head.id, head.partnerId), carrierRows(database), plansOf(database, head.id), changesOf(database, head.id),
  ]);
  const rising = isPositive(sum([head.rebateDrawn, head.prepaidDrawn])) && changes.find(({ status, totalBefore, totalAfter }) => status === 'proposed' && compare(totalAfter, totalBefore) > 0);
  const rise = rising ? await planMore(database, head, rising.totalAfter, look.today) : undefined;
  return orderView(head, { lines, shipments, history, carriers, plans, changes, rise }, look);
}
