import { Decimal } from 'decimal.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { alertViews, type AlertView } from './alerts.dto.js';
import type { AlertRow } from './alerts.queries.js';
import type { AlertStatus } from './order-alert.entity.js';
import type { AlertFigures } from './what-stands-out.js';

const alertTones: Record<AlertStatus, Tone> = { open: 'amber', cleared: 'green', confirmed: 'red' };

/** The alerts of an order out of `id:status:version,…`; the version only where there are several to tell apart. */
export function alertsOfOrder(listed: string | null) {
  return (listed?.split(',') ?? []).map((one, _, { length }) => {
    const [id, status, version] = one.split(':') as [string, AlertStatus, string];
    return { id, status, tone: alertTones[status], version: length > 1 ? version : undefined };
  });
}

/** An alert as finance reads it; `used` is the part of the limit that is taken with this order. */
export function alertView(row: AlertRow, language: Language) {
  const figures = JSON.parse(row.figures) as AlertFigures;
  const { exposure, limit, reasons } = figures;
  return {
    ...row, ...figures, tone: alertTones[row.status], partner: nameIn(language, row), isOpen: row.status === 'open',
    isBeforeRise: reasons.includes('before_price_rise'), isAtEdge: reasons.includes('at_credits_edge'),
    used: limit === null ? undefined : new Decimal(exposure).dividedBy(limit).toNumber(),
  };
}

export const verdicts = [
  { value: 'cleared', label: 'alerts.clear', note: 'alerts.clearNote' },
  { value: 'confirmed', label: 'alerts.confirm', note: 'alerts.confirmNote' },
];

export function alertTabs(address: string, current: AlertView, open: number): NavItem[] {
  return alertViews.map((view) => ({
    label: `alerts.views.${view}`, href: pageHref(address, { view: view === 'open' ? '' : view, after: '', before: '' }), current: view === current,
    count: view === 'open' ? open : undefined, hot: view === 'open',
  }));
}
