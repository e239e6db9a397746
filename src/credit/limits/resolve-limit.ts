/** Where a limit comes from: set for the partner itself, its parent's, its tier's, or nowhere. */
export type LimitSource = 'own' | 'parent' | 'tier' | 'none';

export type Inherited = { limit: string | null; from: Exclude<LimitSource, 'own'> };

type Parent = { limit: string | null; from: LimitSource };

/** The limit of a partner that has none of its own: its parent's, then its tier's, else 0. It is a limit of its own of that amount, not shared. */
export function resolveLimit(parent: Parent | undefined, tier: string | null): Inherited {
  if (parent && parent.from !== 'none') return { limit: parent.limit, from: 'parent' };
  return tier === null ? { limit: '0.00', from: 'none' } : { limit: tier, from: 'tier' };
}
