import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../../platform/config/config.js';
import { Database, affected } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { lockAccount } from '../accounts.js';
import { LapseLimits } from './lapse-limits.js';
import { type Inherited, type LimitSource, resolveLimit } from './resolve-limit.js';

type Above = { tierLimit: string | null; parentLimit: string | null; parentFrom: LimitSource | null };

// a tier's limit is in the supplier's currency, a parent's in the parent's own: neither is used for an account in another
const above = `
  SELECT IF(a.currency = ?, t.credit_limit, NULL) AS tierLimit, b.credit_limit AS parentLimit, b.limit_from AS parentFrom
  FROM credit_accounts a JOIN partners p ON p.id = a.partner_id LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN credit_accounts b ON b.partner_id = p.parent_id AND b.currency = a.currency
  WHERE a.partner_id = ?`;

@Injectable()
export class RefreshLimit {
  constructor(private readonly database: Database, private readonly config: Config, private readonly outbox: Outbox, private readonly lapseLimits: LapseLimits) {}

  /** Writes the limit in force of a partner that has none of its own, so that every guarded update reads one number. Twice changes nothing. */
  async run(partnerId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const account = await lockAccount(tx, partnerId);
      if (account && account.limitFrom !== 'own') await this.within(tx, partnerId);
    });
  }

  /** The same inside the caller's transaction, its account being locked. */
  async within(tx: EntityManager, partnerId: string): Promise<void> {
    const { limit, from } = await this.inherited(tx, partnerId);
    await this.write(tx, partnerId, limit, from);
  }

  /** What a partner would have without a limit of its own. */
  async inherited(tx: EntityManager, partnerId: string): Promise<Inherited> {
    const [found] = await tx.query<Above[]>(above, [this.config.currency, partnerId]);
    return resolveLimit(found?.parentFrom ? { limit: found.parentLimit, from: found.parentFrom } : undefined, found?.tierLimit ?? null);
  }

  /** Gives a partner, its account being locked, a limit of its own. */
  async own(tx: EntityManager, partnerId: string, limit: string | null): Promise<void> {
    await this.write(tx, partnerId, limit, 'own');
  }

  // with the limit before goes what was proposed on it; those below who may take this one are looked at again
  private async write(tx: EntityManager, partnerId: string, limit: string | null, from: LimitSource): Promise<void> {
    const rows = await affected(tx, 'UPDATE credit_accounts SET credit_limit = ?, limit_from = ? WHERE partner_id = ? AND NOT (credit_limit <=> ? AND limit_from = ?)', [limit, from, partnerId, limit, from]);
    if (rows === 0) return;
    await this.lapseLimits.within(tx, [partnerId]);
    const below = await tx.query<{ partner: string }[]>(
      "SELECT c.id AS partner FROM partners c JOIN credit_accounts a ON a.partner_id = c.id WHERE c.parent_id = ? AND a.limit_from <> 'own' ORDER BY c.id", [partnerId]);
    if (below.length > 0) await this.outbox.add(tx, 'credit', ...below.map(({ partner }) => ({ partner })));
  }

  /** The night's look at everyone who has no limit of their own, for what imports changed. */
  async runForAll(): Promise<void> {
    const rows = await this.database.query<{ partnerId: string }>("SELECT partner_id AS partnerId FROM credit_accounts WHERE limit_from <> 'own' ORDER BY partner_id");
    for (const { partnerId } of rows) await this.run(partnerId);
  }
}
