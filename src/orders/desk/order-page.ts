import type { Database } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { carrierRows } from '../carriers/carriers.queries.js';
import { changesOf } from '../changes/changes.queries.js';
import { plansOf } from '../planning/plans.queries.js';
import { historyOf, linesOf, type OrderHead, shipmentsOf } from './order-page.queries.js';
import { type OrderView, orderView } from './order-views.js';

type Look = { language: Language; inside: boolean; today: string };

/** Reads the rest of an order and puts it in words. */
export async function orderPage(database: Database, head: OrderHead, look: Look): Promise<OrderView> {
  const [lines, shipments, history, carriers, plans, changes] = await Promise.all([
    linesOf(database, head.id), shipmentsOf(database, head.id), historyOf(database, head.id, head.partnerId), carrierRows(database), plansOf(database, head.id), changesOf(database, head.id),
  ]);
  return orderView(head, { lines, shipments, history, carriers, plans, changes }, look);
}
