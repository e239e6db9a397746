import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { moveFunds } from '../../credit/funds/funds.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { type Amount, negative } from '../../platform/money/money.js';
import { post } from '../ledger/ledger.js';

type Expired = { id: string; number: string; rest: Amount; currency: string };

@Injectable()
export class ExpireRebates {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Takes back what is left of rebates after their last day; also what orders gave back since. Run again it changes nothing. */
  async runForAll(): Promise<void> {
    const partners = await this.database.query<{ partnerId: string }>('SELECT DISTINCT partner_id AS partnerId FROM rebate_grants WHERE last_day < ? AND rest > 0 ORDER BY partner_id', [this.clock.today()]);
    for (const { partnerId } of partners) await this.database.inTransaction((tx) => this.within(tx, partnerId));
  }

  private async within(tx: EntityManager, partnerId: string): Promise<void> {
    const moved = { actor: systemActor, at: this.clock.now(), today: this.clock.today() };
    await lockAccount(tx, partnerId);
    const grants = await tx.query<Expired[]>(`
      SELECT g.id, g.number, g.rest, p.currency FROM rebate_grants g JOIN partners p ON p.id = g.partner_id
      WHERE g.partner_id = ? AND g.last_day < ? AND g.rest > 0 ORDER BY g.id`, [partnerId, moved.today]);
    if (grants.length === 0) return;
    await affected(tx, 'UPDATE rebate_grants SET rest = 0 WHERE id IN (?)', [grants.map(({ id }) => id)]);
    await moveFunds(tx, partnerId, grants.map(({ number, rest }) => ({ fund: 'rebate', kind: 'expired', amount: negative(rest), document: number })), moved);
    for (const { number, rest, currency } of grants) {
      await post(tx, { partnerId, kind: 'rebate', document: number, entryDate: moved.today, currency, lines: [{ account: 'rebate', debit: rest }, { account: 'rebate_cost', credit: rest }] }, moved);
    }
  }
}
