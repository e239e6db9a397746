import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { formatMoney } from '../../platform/views/format.js';
import { owedView } from '../collection/collection-views.js';
import { owedInvoices } from '../collection/partner-collection.queries.js';
import { daysAhead } from './check-promise.js';
import { MakePromise } from './make-promise.js';
import { PromiseForm } from './promise.dto.js';

/** A dealer says when it will pay. */
@Controller('invoices/promises')
export class PromisesPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly makePromise: MakePromise) {}

  @Get('new')
  @Allow('portal.pay')
  async blank(@CurrentPartner() { partnerId }: PartnerActor, @Req() { language }: Request): Promise<Page> {
    const partner = await partnerById(this.database, partnerId);
    if (!partner) throw new NotFound();
    const { currency } = partner;
    const today = this.clock.today();
    const owed = owedView(await owedInvoices(this.database, partnerId), { currency, language, today }, (amount) => formatMoney(amount, currency));
    return page('portal/settlement/new-promise', { ...owed, currency, today, last: addDays(today, daysAhead), days: daysAhead });
  }

  @Post()
  @Allow('portal.pay')
  @FormPage('/invoices/promises/new')
  async make(@CurrentPartner() actor: PartnerActor, @Form(PromiseForm) { remark, ...form }: PromiseForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.makePromise.run(actor, actor.partnerCode, { ...form, note: remark }, key);
    return redirect('/invoices', 'collection.flash.told');
  }
}
