import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CreditError } from '../credit-error.js';
import { CreditHold, type HoldCode } from './credit-hold.entity.js';

export type HoldChange = { isHold: boolean; code: HoldCode; note?: string; figures?: { overdueDays: number; overdueAmount: string; toPay: string } };

@Injectable()
export class ChangeHold {
  constructor(private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Holds or lifts inside the caller's transaction, keeps what it rests on and tells the dealer. Throws `no_account`. */
  async within(tx: EntityManager, actor: Actor, partnerId: string, { isHold, code, note = '', figures }: HoldChange): Promise<void> {
    const rows = await affected(tx, 'UPDATE credit_accounts SET on_hold = ?, hold_reason = ?, hold_rule = ? WHERE partner_id = ?',
      [isHold, isHold ? note : '', isHold && code !== 'by_hand' ? code : '', partnerId]);
    if (rows !== 1) throw new CreditError('no_account');
    const { identifiers } = await tx.insert(CreditHold, { partnerId, isHold, code, note, ...figures, changedByName: actor.name, changedAt: this.clock.now() });
    await this.outbox.add(tx, 'notify', { event: isHold ? 'hold.set' : 'hold.lifted', hold: String(identifiers[0]?.id) });
  }
}
