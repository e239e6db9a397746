/** Where the subject of an action has a page, and the permission that opens it; further rooms add theirs. */
const places: Record<string, { path: string; needs: string }> = {
  partners: { path: '/admin/partners/', needs: 'partners.read' },
  credit: { path: '/admin/credit/', needs: 'credit.read' },
  order: { path: '/admin/orders/', needs: 'orders.read' },
  payment: { path: '/admin/payments/', needs: 'payments.read' },
  company: { path: '/admin/partners/', needs: 'partners.read' },
};

type Permitted = { permissions: ReadonlySet<string> };

/** The address of a subject's page for someone who may open it. */
export function subjectHref(group: string, subject: string, { permissions }: Permitted): string | undefined {
  const place = places[group];
  if (!place || subject === '' || subject === 'supplier' || !permissions.has(place.needs)) return undefined;
  return place.path + encodeURIComponent(subject);
}
