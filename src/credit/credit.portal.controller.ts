import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../identity/access/actors.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { type Page, page } from '../platform/http/page.js';
import { accountPage, heldOf, overdueIn } from './account-words.js';
import { decisionsOf, ownCredit } from './credit-pages.queries.js';
import { requestView } from './requests/request-views.js';
import { requestsOfPartner } from './requests/requests.queries.js';
import { openReceivables } from './receivables.js';
import { holdEvents, holdWords } from './review/hold-words.js';
import { holdsOf } from './review/review.queries.js';

const latest = 10;

/** A dealer's own credit: what is in use, what holds it and what frees it. */
@Controller('account/credit')
export class CreditPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  @Get()
  @Allow('portal.credit')
  async show(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request): Promise<Page> {
    const today = this.clock.today();
    const account = await ownCredit(this.database, actor.partnerId, today);
    if (!account) throw new NotFound();
    const [decisions, receivables, holds, requests] = await Promise.all([
      decisionsOf(this.database, account.id), openReceivables(this.database, account.id), holdsOf(this.database, account.id), requestsOfPartner(this.database, account.id),
    ]);
    const shown = accountPage(account, decisions, receivables, { language, today });
    return page('portal/credit/account', {
      ...shown, decisions: shown.decisions.slice(0, latest), held: holdWords(heldOf(account), overdueIn(shown.overdue), { currency: account.currency, language, today }),
      holds: holdEvents(holds, { currency: account.currency, language, inside: false }), requests: requests.map((row) => requestView(row, language, today)),
      mayAsk: may(actor, 'portal.pay') && account.creditLimit !== null && account.accountId !== null, mayPay: may(actor, 'portal.pay'),
    });
  }
}
