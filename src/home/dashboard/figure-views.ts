import { may, type StaffActor } from '../../identity/access/actors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { territoryRank, tradeChart } from './chart-views.js';
import type { Figures } from './dashboard-figures.js';
import { dealersKpi, type Kpi, ordersKpi, overdueKpi, paymentsKpi } from './kpi-views.js';
import type { Waiting } from './queue.queries.js';

/** The cards and charts the actor may see. */
export function figureViews(actor: StaffActor, waiting: Waiting, figures: Figures, language: Language) {
  const look = { language, currency: waiting.currency };
  const cards: [needs: string, card: () => Kpi][] = [
    ['orders.read', () => ordersKpi(figures, look)],
    ['payments.read', () => paymentsKpi(figures, look)],
    ['credit.read', () => overdueKpi(waiting, figures, look)],
    ['partners.read', () => dealersKpi(waiting, figures, look)],
  ];
  return {
    asOf: figures.asOf,
    kpis: cards.filter(([needs]) => may(actor, needs)).map(([, card]) => card()),
    chart: may(actor, 'payments.read') ? tradeChart(figures, look) : undefined,
    regions: territoryRank(figures, look),
  };
}
