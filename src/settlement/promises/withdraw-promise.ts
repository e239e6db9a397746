import { Injectable } from '@nestjs/common';
import { lockAccount } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { CollectionError } from '../collection/collection-error.js';
import { endPromise } from './decide-promises.js';
import type { PromiseStatus } from './promise.entity.js';

@Injectable()
export class WithdrawPromise {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Finance takes a promise off the books: agreed anew, or noted by mistake. Throws `promise_decided`. */
  async run(actor: Actor, code: string, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const partner = await partnerByCode(tx, code);
      if (!partner) throw new NotFound();
      await lockAccount(tx, partner.id);
      const [promise] = await tx.query<{ status: PromiseStatus; amount: string; dueOn: string }[]>('SELECT status, amount, due_on AS dueOn FROM promises WHERE id = ? AND partner_id = ? FOR UPDATE', [id, partner.id]);
      if (!promise) throw new NotFound();
      if (promise.status !== 'open') throw new CollectionError('promise_decided', {}, undefined, 409);
      await endPromise(tx, id, 'withdrawn', { actor, at: this.clock.now(), reason });
      await this.audit.write(tx, { actor, action: 'collection.promise_withdrawn', subject: code, detail: { amount: promise.amount, dueOn: promise.dueOn, reason }, partnerId: partner.id });
    });
  }
}
