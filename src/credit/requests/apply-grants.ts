import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Database, affected } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { lockAccount } from '../accounts.js';

const toldBefore = 3;

@Injectable()
export class ApplyGrants {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Puts a granted limit in force once its first day is there, in place of the one before; held orders are decided again. */
  async within(tx: EntityManager, requestId: string): Promise<void> {
    const today = this.clock.today();
    const rows = await affected(tx, `
      UPDATE credit_accounts a JOIN credit_requests r ON r.partner_id = a.partner_id
      SET a.temporary_limit = r.granted_amount, a.temporary_until = r.granted_until, r.applied_at = ?
      WHERE r.id = ? AND r.status = 'granted' AND r.applied_at IS NULL AND r.from_on <= ? AND r.granted_until >= ?`, [this.clock.now(), requestId, today, today]);
    if (rows === 0) return;
    const [row] = await tx.query<{ partnerId: string }[]>('SELECT partner_id AS partnerId FROM credit_requests WHERE id = ?', [requestId]);
    await this.outbox.add(tx, 'credit', { partner: row?.partnerId ?? '' });
  }

  /** The night's work: limits that begin today, and word to whose limit ends within three days. */
  async runForAll(): Promise<void> {
    const today = this.clock.today();
    const due = await this.database.query<{ id: string; partnerId: string }>(
      "SELECT id, partner_id AS partnerId FROM credit_requests WHERE status = 'granted' AND applied_at IS NULL AND from_on <= ? AND granted_until >= ? ORDER BY id", [today, today]);
    for (const { id, partnerId } of due) {
      await this.database.inTransaction(async (tx) => {
        await lockAccount(tx, partnerId);
        await this.within(tx, id);
      });
    }
    const ending = await this.database.query<{ id: string }>('SELECT id FROM credit_accounts WHERE temporary_limit > 0 AND temporary_until BETWEEN ? AND ? ORDER BY id', [today, addDays(today, toldBefore)]);
    if (ending.length > 0) await this.database.inTransaction((tx) => this.outbox.add(tx, 'notify', ...ending.map(({ id }) => ({ event: 'account.ending', account: id }))));
  }
}
