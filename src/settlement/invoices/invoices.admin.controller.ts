import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { Download, type Page, page } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { turns } from '../../platform/http/list-filter.js';
import { OpenForm } from '../payments/payment-filter.dto.js';
import { EInvoicing } from '../einvoices/e-invoicing.js';
import { eInvoiceOf } from '../einvoices/e-invoices.queries.js';
import { AllInvoicesFilter } from './invoice-filter.dto.js';
import { invoicePage, type InvoiceView } from './invoice-page.js';
import { anyInvoice } from './invoice-page.queries.js';
import { invoicePdf } from './invoice-pdf.js';
import { invoiceTabs } from './invoice-tabs.js';
import { invoiceRowView } from './invoice-views.js';
import { invoicesOfAll, openSums } from './invoices.queries.js';

@Controller('admin/invoices')
export class InvoicesAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier, private readonly config: Config, private readonly eInvoicing: EInvoicing) {}

  @Get()
  @Allow('invoices.read')
  async list(@Filter(AllInvoicesFilter) filter: AllInvoicesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const { currency } = this.config;
    const [found, sums] = await Promise.all([invoicesOfAll(this.database, filter, today), openSums(this.database, { partner: filter.partner, currency }, today)]);
    return page('admin/settlement/invoices', {
      filter, sums, currency, tabs: invoiceTabs(originalUrl, filter.view, sums), invoices: found.rows.map((row) => invoiceRowView(row, { language, today })),
      ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.view || filter.partner),
      chips: filter.partner ? [{ label: filter.partner, href: pageHref(originalUrl, { partner: '', after: '', before: '' }) }] : [],
    });
  }

  @Get(':number')
  @Allow('invoices.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    const [invoice, eInvoice] = await Promise.all([this.any(number, language), eInvoiceOf(this.database, number)]);
    const mayManage = may(actor, 'invoices.manage');
    return page('admin/settlement/invoice', {
      invoice, eInvoice, form, mayManage, mayWriteOff: may(actor, 'settlement.write_off'), today: this.clock.today(), mayAsk: mayManage && this.eInvoicing.provider !== undefined && (!eInvoice || eInvoice.status === 'failed'),
    });
  }

  @Get(':number/pdf')
  @Allow('invoices.read')
  async pdf(@Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const content = await invoicePdf(await this.any(number, language), await this.supplier.letterhead(), language);
    return new Download(content, 'application/pdf', `${number}.pdf`, true);
  }

  private async any(number: string, language: Request['language']): Promise<InvoiceView> {
    return invoicePage(this.database, await anyInvoice(this.database, number), { language, today: this.clock.today() });
  }
}
