import type { StaffActor } from '../identity/access/actors.js';
import { may } from '../identity/access/actors.js';
import type { NavGroup } from '../platform/views/page-context.js';
import { currentIn } from './current-place.js';
import type { FrameFigures } from './frame-figures.js';

type Place = { label: string; href: string; icon: string; needs: string; covers?: string[]; count?: number; hot?: boolean; development?: true };

type Group = { heading?: string; items: Place[] };

const trade = ({ quotes, alerts }: FrameFigures): Group => ({
  heading: 'home.nav.trade',
  items: [
    { label: 'home.nav.orders', href: '/admin/orders', icon: 'package', needs: 'orders.read', covers: ['/admin/carriers'] },
    { label: 'home.nav.backOrders', href: '/admin/back-orders', icon: 'hourglass', needs: 'catalog.read' },
    { label: 'home.nav.quotes', href: '/admin/quotes', icon: 'message', needs: 'orders.read', count: quotes },
    { label: 'home.nav.orderTemplates', href: '/admin/order-templates', icon: 'list-details', needs: 'orders.place' },
    { label: 'home.nav.alerts', href: '/admin/alerts', icon: 'eye-exclamation', needs: 'credit.release', count: alerts, hot: true },
  ],
});

const money = ({ held, toCheck, refunds, toMatch, disputes }: FrameFigures): Group => ({
  heading: 'home.nav.money',
  items: [
    { label: 'home.nav.credit', href: '/admin/credit', icon: 'lock', needs: 'credit.read', count: held, hot: true },
    { label: 'home.nav.invoices', href: '/admin/invoices', icon: 'file-invoice', needs: 'invoices.read', covers: ['/admin/credit-notes'] },
    { label: 'home.nav.payments', href: '/admin/payments', icon: 'cash', needs: 'payments.read', count: toCheck },
    { label: 'home.nav.refunds', href: '/admin/refunds', icon: 'arrow-back-up', needs: 'payments.read', count: refunds },
    { label: 'home.nav.funds', href: '/admin/funds', icon: 'coins', needs: 'credit.read' },
    { label: 'home.nav.bank', href: '/admin/bank', icon: 'building-bank', needs: 'payments.read', count: toMatch },
    { label: 'home.nav.collection', href: '/admin/collection', icon: 'phone', needs: 'credit.read', covers: ['/admin/ageing', '/admin/dunning'] },
    { label: 'home.nav.statements', href: '/admin/statements', icon: 'receipt', needs: 'statements.read', count: disputes, hot: true },
  ],
});

const channel: Group = {
  heading: 'home.nav.channel',
  items: [
    { label: 'home.nav.partners', href: '/admin/partners', icon: 'building-store', needs: 'partners.read', covers: ['/admin/places'] },
    { label: 'home.nav.catalog', href: '/admin/catalog', icon: 'bulb', needs: 'catalog.read', covers: ['/admin/categories', '/admin/families'] },
    { label: 'home.nav.assortments', href: '/admin/assortments', icon: 'list-check', needs: 'catalog.read' },
    { label: 'home.nav.prices', href: '/admin/prices', icon: 'tag', needs: 'catalog.read' },
    { label: 'home.nav.stock', href: '/admin/stock', icon: 'building-warehouse', needs: 'catalog.read', covers: ['/admin/warehouses'] },
    { label: 'home.nav.imports', href: '/admin/imports', icon: 'file-import', needs: 'imports.run' },
  ],
};

const house: Group = {
  heading: 'home.nav.house',
  items: [
    { label: 'home.nav.company', href: '/admin/company', icon: 'building', needs: 'company.manage' },
    { label: 'home.nav.users', href: '/admin/users', icon: 'users', needs: 'users.manage' },
    { label: 'home.nav.tokens', href: '/admin/api-tokens', icon: 'key', needs: 'tokens.manage' },
    { label: 'home.nav.audit', href: '/admin/audit', icon: 'history', needs: 'audit.read' },
    { label: 'home.nav.queues', href: '/admin/queues', icon: 'stack-2', needs: 'queues.read' },
    { label: 'home.nav.outboxMail', href: '/admin/outbox-mail', icon: 'mail', needs: 'queues.read', development: true },
    { label: 'home.nav.styleguide', href: '/admin/styleguide', icon: 'palette', needs: 'home.read', development: true },
  ],
};

function places(figures: FrameFigures): Group[] {
  return [{ items: [{ label: 'home.nav.dashboard', href: '/admin', icon: 'layout-dashboard', needs: 'home.read' }] }, trade(figures), money(figures), channel, house];
}

/** The sidebar: the places the role has the permission for. */
export function adminNav(actor: StaffActor, figures: FrameFigures, path: string, production: boolean): NavGroup[] {
  const groups = places(figures).map(({ heading, items }) => ({
    heading,
    items: items.filter(({ needs, development }) => may(actor, needs) && !(development && production)),
  }));
  const current = currentIn(path, groups.flatMap(({ items }) => items));
  return groups.filter(({ items }) => items.length > 0)
    .map(({ heading, items }) => ({ heading, items: items.map((item) => ({ ...item, current: item.href === current })) }));
}
