import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { Download, type Page, page } from '../../platform/http/page.js';
import { turns } from '../../platform/http/list-filter.js';
import { letterView } from '../dunning/letter-views.js';
import { lettersOf } from '../dunning/letters.queries.js';
import { promisesOf } from '../promises/promises.queries.js';
import { eInvoiceOf } from '../einvoices/e-invoices.queries.js';
import { InvoicesFilter } from './invoice-filter.dto.js';
import { invoicePage, type InvoiceView } from './invoice-page.js';
import { ownInvoice } from './invoice-page.queries.js';
import { invoicePdf } from './invoice-pdf.js';
import { invoiceTabs } from './invoice-tabs.js';
import { invoiceRowView } from './invoice-views.js';
import { invoicesOfPartner, openSums } from './invoices.queries.js';

@Controller('invoices')
export class InvoicesPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier) {}

  @Get()
  @Allow('portal.settlement')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(InvoicesFilter) filter: InvoicesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const currency = (await partnerById(this.database, actor.partnerId))?.currency ?? '';
    const [found, sums, promises, letters] = await Promise.all([
      invoicesOfPartner(this.database, actor.partnerId, filter, today), openSums(this.database, { partnerId: actor.partnerId, currency }, today),
      promisesOf(this.database, actor.partnerId), lettersOf(this.database, actor.partnerId),
    ]);
    return page('portal/settlement/invoices', {
      filter, sums, currency, tabs: invoiceTabs(originalUrl, filter.view, sums), invoices: found.rows.map((row) => invoiceRowView(row, { language, today })),
      ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.view), promises: promises.filter(({ status }) => status === 'open'), letters: letters.slice(0, 3).map((letter) => letterView(letter, language)), mayPay: may(actor, 'portal.pay'),
    });
  }

  @Get(':number')
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const [invoice, eInvoice] = await Promise.all([this.own(actor, number, language), eInvoiceOf(this.database, number, actor.partnerId)]);
    return page('portal/settlement/invoice', { invoice, eInvoice, mayPay: may(actor, 'portal.pay') });
  }

  @Get(':number/pdf')
  @Allow('portal.settlement')
  async pdf(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const content = await invoicePdf(await this.own(actor, number, language), await this.supplier.letterhead(), language);
    return new Download(content, 'application/pdf', `${number}.pdf`, true);
  }

  private async own(actor: PartnerActor, number: string, language: Request['language']): Promise<InvoiceView> {
    return invoicePage(this.database, await ownInvoice(this.database, actor.partnerId, number), { language, today: this.clock.today() });
  }
}
