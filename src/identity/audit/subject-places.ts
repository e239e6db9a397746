/** Where the subject of an action has a page, by how the action begins, and the permission that opens it; further rooms add theirs. */
const places: Record<string, { path: string; needs: string }> = {
  partners: { path: '/admin/partners/', needs: 'partners.read' },
  credit: { path: '/admin/credit/', needs: 'credit.read' },
  order: { path: '/admin/orders/', needs: 'orders.read' },
  'approvals.limits': { path: '/admin/partners/', needs: 'partners.read' },
  quote: { path: '/admin/quotes/', needs: 'orders.read' },
  'invoice.credit_matched': { path: '/admin/credit-notes/', needs: 'invoices.read' },
  'invoice.credit_unmatched': { path: '/admin/credit-notes/', needs: 'invoices.read' },
  invoice: { path: '/admin/invoices/', needs: 'invoices.read' },
  payment: { path: '/admin/payments/', needs: 'payments.read' },
  fund: { path: '/admin/funds/', needs: 'credit.read' },
  refund: { path: '/admin/refunds/', needs: 'payments.read' },
  'collection.promise': { path: '/admin/collection/', needs: 'credit.read' },
  'collection.contact': { path: '/admin/collection/', needs: 'credit.read' },
  'bank.matched': { path: '/admin/bank/lines/', needs: 'payments.read' },
  'bank.set_aside': { path: '/admin/bank/lines/', needs: 'payments.read' },
  'bank.taken_up': { path: '/admin/bank/lines/', needs: 'payments.read' },
  company: { path: '/admin/partners/', needs: 'partners.read' },
  'catalog.product': { path: '/admin/catalog/', needs: 'catalog.read' },
  'catalog.picture': { path: '/admin/catalog/', needs: 'catalog.read' },
  assortments: { path: '/admin/assortments/', needs: 'catalog.read' },
  prices: { path: '/admin/prices/', needs: 'catalog.read' },
  'stock.booked': { path: '/admin/stock/', needs: 'catalog.read' },
  'stock.supply': { path: '/admin/stock/', needs: 'catalog.read' },
  'stock.allocation': { path: '/admin/stock/', needs: 'catalog.read' },
  'stock.counted': { path: '/admin/stock/', needs: 'catalog.read' },
};

type Permitted = { permissions: ReadonlySet<string> };

/** The address of a subject's page for someone who may open it. */
export function subjectHref(action: string, subject: string, { permissions }: Permitted): string | undefined {
  const place = Object.entries(places).find(([beginning]) => action.startsWith(beginning))?.[1];
  if (!place || subject === '' || subject === 'supplier' || !permissions.has(place.needs)) return undefined;
  return place.path + encodeURIComponent(subject);
}
