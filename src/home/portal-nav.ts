import type { PartnerActor } from '../identity/access/actors.js';
import { may } from '../identity/access/actors.js';
import type { NavItem } from '../platform/views/page-context.js';
import { currentIn } from './current-place.js';
import type { FrameFigures } from './frame-figures.js';

type Place = NavItem & { needs: string; covers?: string[] };

const home: Place = { label: 'home.nav.home', href: '/', icon: 'home', needs: 'portal.home' };
const statements: Place = { label: 'home.nav.statements', href: '/statements', icon: 'file-dollar', needs: 'portal.settlement' };
const notifications: Place = { label: 'home.nav.notifications', href: '/notifications', icon: 'bell', needs: 'portal.home' };
const account: Place = { label: 'home.nav.account', href: '/account', icon: 'user', needs: 'portal.account' };

/** The portal's top navigation, and the five places of the phone's bar. */
export function portalNav(actor: PartnerActor, { held, mayOrder }: FrameFigures, path: string): { nav: NavItem[]; tabs: NavItem[] } {
  const catalog: Place = mayOrder && may(actor, 'portal.order')
    ? { label: 'home.nav.ordering', href: '/catalog', icon: 'shopping-cart', needs: 'portal.catalog' }
    : { label: 'home.nav.catalog', href: '/catalog', icon: 'bulb', needs: 'portal.catalog' };
  const orders: Place = { label: 'home.nav.orders', href: '/orders', covers: ['/approvals'], icon: 'package', needs: 'portal.orders', count: held, hot: true };
  const invoices: Place = { label: 'home.nav.invoices', href: '/invoices', icon: 'file-invoice', needs: 'portal.settlement' };
  const payments: Place = { label: 'home.nav.payments', href: '/payments', icon: 'cash', needs: 'portal.settlement' };
  const fourth = may(actor, statements.needs) ? statements : notifications;
  const shown = (places: Place[]) => {
    const open = places.filter(({ needs }) => may(actor, needs));
    const current = currentIn(orderingPath(path), open);
    return open.map((place) => ({ ...place, current: place.href === current }));
  };
  return { nav: shown([home, catalog, orders, statements, invoices, payments]), tabs: shown([home, catalog, orders, fourth, account]) };
}

// quick order, lists and cart are part of ordering, what becomes an order later belongs to the orders
function orderingPath(path: string): string {
  if (/^\/(quotes|standing-orders|back-orders)\b/.test(path)) return '/orders';
  return /^\/(cart|quick-order|lists)\b/.test(path) ? '/catalog' : path;
}
