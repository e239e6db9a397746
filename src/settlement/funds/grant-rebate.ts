import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { moveFunds } from '../../credit/funds/funds.js';
import { RebateGrant } from '../../credit/funds/rebate-grant.entity.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { post } from '../ledger/ledger.js';
import { SettlementError } from '../settlement-error.js';
import { lockFunded } from './move-cash.js';

/** `period` is what the rebate is for, like 2026年第三季度; `lastDay` the last on which it can be drawn. */
export type Grant = { amount: Amount; period: string; reason: string; lastDay?: string };

@Injectable()
export class GrantRebate {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Gives a partner rebate to draw on. The same key again answers with the first. Throws NotFound, `minor_unit`, `past_last_day`. */
  run(actor: Actor, code: string, grant: Grant, key?: string): Promise<{ number: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { rebate: code, ...grant } }, this.clock.now(), () => this.within(tx, actor, code, grant)));
  }

  /** The same inside the caller's transaction. */
  async within(tx: EntityManager, actor: Actor, code: string, { lastDay, ...grant }: Grant): Promise<{ number: string }> {
    const moved = { actor, at: this.clock.now(), today: this.clock.today() };
    if (lastDay && lastDay < moved.today) throw new SettlementError('past_last_day', { today: moved.today }, 'lastDay');
    const { id: partnerId, currency } = await lockFunded(tx, code, grant.amount);
    const amount = sum([grant.amount]);
    const number = await drawNumber(tx, 'RB', moved.today);
    await tx.insert(RebateGrant, { ...grant, number, partnerId, amount, rest: amount, lastDay: lastDay || null, grantedOn: moved.today, grantedByName: actor.name });
    await moveFunds(tx, partnerId, [{ fund: 'rebate', kind: 'granted', amount, document: number, note: `${grant.period} · ${grant.reason}`.slice(0, 240) }], moved);
    await post(tx, { partnerId, kind: 'rebate', document: number, entryDate: moved.today, currency, lines: [{ account: 'rebate_cost', debit: amount }, { account: 'rebate', credit: amount }] }, moved);
    await this.audit.write(tx, { actor, action: 'fund.granted', subject: code, detail: { number, ...grant, amount, lastDay: lastDay || null }, partnerId });
    return { number };
  }
}
