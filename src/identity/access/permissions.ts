const read = ['home.read', 'orders.read', 'partners.read', 'catalog.read', 'credit.read', 'invoices.read', 'payments.read', 'statements.read'] as const;

/** What each role of the supplier's staff may do. `@Allow` names these; a token's scopes are taken from the same words. */
export const staffRoles = {
  order_desk: [...read, 'orders.place', 'orders.cancel', 'orders.ship', 'orders.review', 'orders.dispatch', 'views.share', 'quotes.answer', 'imports.run'],
  finance: [...read, 'credit.release', 'credit.manage', 'views.share','invoices.manage', 'payments.record', 'settlement.write_off', 'settlement.refund_approve', 'statements.issue', 'statements.answer', 'collection.note', 'dunning.manage'],
  content_editor: ['home.read', 'catalog.read', 'partners.read'],
  channel_manager: [...read, 'partners.manage', 'catalog.manage', 'orders.place', 'imports.run', 'quotes.answer', 'collection.note'],
  service_agent: [...read],
  admin: [
    ...read, 'orders.place', 'orders.price', 'orders.cancel', 'orders.ship', 'orders.review', 'orders.dispatch', 'views.share', 'quotes.answer', 'credit.release', 'credit.manage', 'invoices.manage', 'payments.record', 'settlement.write_off', 'settlement.write_off_any', 'settlement.refund_approve', 'statements.issue', 'statements.answer', 'collection.note', 'dunning.manage', 'credit.approve_large',
    'partners.manage', 'catalog.manage', 'imports.run', 'users.manage', 'tokens.manage', 'company.manage', 'audit.read', 'queues.read', 'queues.manage',
  ],
  auditor: [...read, 'audit.read', 'queues.read'],
} as const;

/** What each role within a partner may do. */
export const partnerRoles = {
  owner: ['portal.home', 'portal.catalog', 'portal.order', 'portal.orders', 'portal.receive', 'portal.settlement', 'portal.sign', 'portal.pay', 'portal.credit', 'portal.account', 'portal.company', 'portal.people', 'portal.approve'],
  buyer: ['portal.home', 'portal.catalog', 'portal.order', 'portal.orders', 'portal.receive', 'portal.credit', 'portal.account'],
  approver: ['portal.home', 'portal.catalog', 'portal.orders', 'portal.approve', 'portal.account'],
  accountant: ['portal.home', 'portal.catalog', 'portal.orders', 'portal.settlement', 'portal.sign', 'portal.pay', 'portal.credit', 'portal.account'],
  learner: ['portal.home', 'portal.catalog', 'portal.account'],
} as const;

export type StaffRole = keyof typeof staffRoles;
export type PartnerRole = keyof typeof partnerRoles;

export const staffRoleNames = Object.keys(staffRoles) as StaffRole[];
export const partnerRoleNames = Object.keys(partnerRoles) as PartnerRole[];

// who moves money or opens doors; asked of them in production only
const secondFactorRoles: readonly string[] = ['admin', 'finance'] satisfies StaffRole[];

/** Whether someone who holds these roles at the supplier has to log in with a second factor. */
export function asksSecondFactor(roles: readonly string[], production: boolean): boolean {
  return production && roles.some((role) => secondFactorRoles.includes(role));
}

/** The scopes an API token may carry; `all` stands for every one of them. */
export const tokenScopes = [
  'imports.run', 'orders.place', 'orders.read', 'orders.price', 'orders.cancel', 'orders.ship', 'orders.dispatch', 'credit.read', 'credit.release', 'payments.record', 'statements.read',
] as const;

export function permissionsOf(table: Record<string, readonly string[]>, roles: readonly string[]): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => table[role] ?? []));
}
