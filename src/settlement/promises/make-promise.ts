import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { partnerByCode, type PartnerTerms } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { isPositive } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { openInvoicesOf, type OpenInvoice } from '../invoices/open-invoices.queries.js';
import { namedInvoices } from '../payments/chosen-invoices.js';
import { CollectionError } from '../collection/collection-error.js';
import { checkPromise } from './check-promise.js';
import { promiseMachine } from './promise-states.js';
import { PaymentPromise } from './promise.entity.js';
import { PromiseInvoice } from './promise-invoice.entity.js';

/** `invoices` are numbers; none named means all that are open and not promised yet. */
export type Promised = { amount: string; dueOn: string; note: string; invoices: string[] };

@Injectable()
export class MakePromise {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** A dealer, or finance in its name, says what it will pay by when. Throws `nothing_open`, `already_promised`, Invalid for the amount, the day and invoices. */
  run(actor: Actor, code: string, promised: Promised, key?: string): Promise<{ id: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { code, ...promised } }, this.clock.now(), async () => {
      const partner = await partnerByCode(tx, code);
      if (!partner) throw new NotFound();
      await lockAccount(tx, partner.id);
      const invoices = await this.chosen(tx, partner, promised.invoices);
      const amount = checkPromise(promised, invoices, { currency: partner.currency, today: this.clock.today() });
      return this.write(tx, actor, partner, { ...promised, amount, invoices });
    }));
  }

  private async chosen(tx: EntityManager, { id: partnerId, currency }: PartnerTerms, numbers: string[]): Promise<OpenInvoice[]> {
    const found = numbers.length > 0 ? await namedInvoices(tx, { partnerId, currency }, numbers) : await openInvoicesOf(tx, partnerId, currency);
    const open = found.filter(({ openAmount }) => isPositive(openAmount));
    if (open.length === 0) throw new CollectionError('nothing_open');
    const promised = await tx.query<{ invoiceId: string }[]>('SELECT invoice_id AS invoiceId FROM promise_invoices WHERE invoice_id IN (?) AND is_open = 1', [open.map(({ id }) => id)]);
    const taken = open.filter(({ id }) => promised.some(({ invoiceId }) => invoiceId === id));
    const free = open.filter((invoice) => !taken.includes(invoice));
    if (taken.length > 0 && (numbers.length > 0 || free.length === 0)) throw new CollectionError('already_promised', { number: taken[0]?.number }, 'invoices');
    return free;
  }

  private async write(tx: EntityManager, actor: Actor, partner: PartnerTerms, { invoices, ...promised }: Omit<Promised, 'invoices'> & { invoices: OpenInvoice[] }): Promise<{ id: string }> {
    const [at, byPartner] = [this.clock.now(), 'partnerId' in actor];
    const { identifiers } = await tx.insert(PaymentPromise, { ...promised, partnerId: partner.id, status: 'open', currency: partner.currency, byPartner, madeByName: actor.name, madeAt: at, decidedAt: null });
    const id = String(identifiers[0]?.id);
    await tx.insert(PromiseInvoice, invoices.map((invoice) => ({ promiseId: id, invoiceId: invoice.id, openThen: invoice.openAmount, isOpen: true }))).catch((error: unknown) => {
      throw isDuplicate(error) ? new CollectionError('already_promised', { number: invoices[0]?.number }, 'invoices') : error;
    });
    await beginState(tx, promiseMachine, id, 'open', { actor, at });
    if (byPartner) await this.outbox.add(tx, 'notify', { event: 'promise.made', promise: id });
    else await this.audit.write(tx, { actor, action: 'collection.promise_noted', subject: partner.code, detail: { ...promised, invoices: invoices.map(({ number }) => number) }, partnerId: partner.id });
    return { id };
  }
}
