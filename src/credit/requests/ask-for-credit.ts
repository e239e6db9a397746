import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { NotFound } from '../../platform/http/errors.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { lockAccount } from '../accounts.js';
import { CreditError } from '../credit-error.js';
import { checkRequest } from './check-request.js';
import { CreditRequest } from './credit-request.entity.js';
import { CreditRequestPaper } from './credit-request-paper.entity.js';
import { requestMachine } from './request-states.js';

export const paperTypes = ['image/png', 'image/jpeg', 'application/pdf'];
export const mostPapers = 5;

export type Asked = { amount: string; fromOn: string; untilOn: string; reason: string };

@Injectable()
export class AskForCredit {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly outbox: Outbox) {}

  /** A dealer asks for a temporary limit. Throws `no_account`, `already_asked`, `too_many_papers`, `no_need` on an unlimited account, `common.file_type`, Invalid. */
  run(actor: PartnerActor, asked: Asked, papers: Upload[], key?: string): Promise<{ number: string }> {
    const request = { ...asked, papers: papers.map(({ name, content }) => [name, content.length]) };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, this.clock.now(), async () => {
      const partner = await partnerById(tx, actor.partnerId);
      if (!partner) throw new NotFound();
      const account = await lockAccount(tx, partner.id);
      if (!account) throw new CreditError('no_account');
      if (account.creditLimit === null) throw new CreditError('no_need');
      if (await tx.existsBy(CreditRequest, { partnerId: partner.id, isOpen: true })) throw new CreditError('already_asked');
      if (papers.length > mostPapers) throw new CreditError('too_many_papers', { most: mostPapers }, 'papers', 422);
      const amount = checkRequest(asked, partner.currency, this.clock.today());
      return this.write(tx, actor, { ...asked, amount, currency: partner.currency }, papers);
    }));
  }

  private async write(tx: EntityManager, { key, name, partnerId }: PartnerActor, asked: Asked & { currency: string }, papers: Upload[]): Promise<{ number: string }> {
    const at = this.clock.now();
    const number = await drawNumber(tx, 'CR', this.clock.today());
    const { identifiers } = await tx.insert(CreditRequest, {
      ...asked, number, partnerId, status: 'submitted', isOpen: true, askedBy: key, askedByName: name, askedAt: at, grantedAmount: null, grantedUntil: null, decidedAt: null, appliedAt: null,
    });
    const id = String(identifiers[0]?.id);
    for (const paper of papers) {
      await tx.insert(CreditRequestPaper, { requestId: id, fileId: await this.files.keep(tx, paper, { accepted: paperTypes, partnerId, field: 'papers' }) });
    }
    await beginState(tx, requestMachine, id, 'submitted', { actor: { key, name }, at });
    await this.outbox.add(tx, 'notify', { event: 'limit.asked', limit: id });
    return { number };
  }
}
