import { may, type PartnerActor, type StaffActor } from '../../identity/access/actors.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { PaperKind } from './papers.queries.js';

export const kinds = ['orders', 'partners', 'catalog', 'quotes', 'shipments', 'invoices', 'payments', 'statements'] as const;
export type Kind = (typeof kinds)[number];

/** Where one kind of thing is found: its permission, its icon, the page of one of them and the list of all. */
type Place = { needs: string; icon: string; list?: string };

const ofStaff: Record<Kind, Place> = {
  orders: { needs: 'orders.read', icon: 'package', list: '/admin/orders' },
  partners: { needs: 'partners.read', icon: 'building-store', list: '/admin/partners' },
  catalog: { needs: 'catalog.read', icon: 'bulb', list: '/admin/catalog' },
  quotes: { needs: 'orders.read', icon: 'message', list: '/admin/quotes?view=all' },
  shipments: { needs: 'orders.read', icon: 'truck' },
  invoices: { needs: 'invoices.read', icon: 'file-invoice', list: '/admin/invoices' },
  payments: { needs: 'payments.read', icon: 'cash', list: '/admin/payments?view=all' },
  statements: { needs: 'statements.read', icon: 'receipt' },
};

const ofDealers: Partial<Record<Kind, Place>> = {
  orders: { needs: 'portal.orders', icon: 'package', list: '/orders' },
  catalog: { needs: 'portal.catalog', icon: 'bulb', list: '/catalog' },
  quotes: { needs: 'portal.orders', icon: 'message', list: '/quotes?view=all' },
  shipments: { needs: 'portal.orders', icon: 'truck' },
  invoices: { needs: 'portal.settlement', icon: 'file-invoice', list: '/invoices' },
  payments: { needs: 'portal.settlement', icon: 'cash', list: '/payments' },
  statements: { needs: 'portal.settlement', icon: 'file-dollar' },
};

/** Of what a reader may see. */
export type Places = Map<Kind, Place>;

export function placesOf(actor: PartnerActor | StaffActor): Places {
  const places = actor.kind === 'staff' ? ofStaff : ofDealers;
  return new Map(kinds.flatMap((kind) => {
    const place = places[kind];
    return place && may(actor, place.needs) ? [[kind, place] as const] : [];
  }));
}

export const listHref = ({ list }: Place, q: string) => list && pageHref(list, { q });

const segment = encodeURIComponent;

/** The page of one thing; the supplier reads a shipment on its order. */
export function paperHref({ kind }: PartnerActor | StaffActor, paper: { kind: PaperKind; number: string; orderNumber: string | null }): string {
  if (kind === 'partner') return `/${paper.kind}/${segment(paper.number)}`;
  return paper.kind === 'shipments' ? `/admin/orders/${segment(paper.orderNumber ?? '')}#shipment-${paper.number}` : `/admin/${paper.kind}/${segment(paper.number)}`;
}
