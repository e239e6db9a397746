import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { transition } from '../../platform/states/transition.js';
import { OrderError } from '../order-error.js';
import { alertMachine } from './alert-states.js';
import type { AlertStatus } from './order-alert.entity.js';

type Locked = { id: string; status: AlertStatus; number: string; partnerId: string };

const locked = `
  SELECT a.id, a.status, o.number, o.partner_id AS partnerId FROM order_alerts a JOIN orders o ON o.id = a.order_id WHERE a.id = ? FOR UPDATE`;

@Injectable()
export class JudgeAlert {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Finance says what an alert was, once; the order and the account stay as they are. Throws OrderError `alert_judged` (409), NotFound. */
  async run(actor: Actor, id: string, { verdict, note }: { verdict: 'cleared' | 'confirmed'; note: string }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [alert] = await tx.query<Locked[]>(locked, [id]);
      if (!alert) throw new NotFound();
      if (alert.status !== 'open') throw new OrderError('alert_judged', {}, undefined, 409);
      const at = this.clock.now();
      await transition(tx, alertMachine, { id, from: alert.status }, verdict, { actor, at, reason: note }, { note, judgedByName: actor.name, judgedAt: at });
      await this.audit.write(tx, { actor, action: `order.alert_${verdict}`, subject: alert.number, detail: { note }, partnerId: alert.partnerId });
    });
  }
}
