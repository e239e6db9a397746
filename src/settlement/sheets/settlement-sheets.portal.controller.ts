import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { InvoicesFilter } from '../invoices/invoice-filter.dto.js';
import { invoiceRowView } from '../invoices/invoice-views.js';
import { invoicesOfPartner } from '../invoices/invoices.queries.js';
import { PaymentsFilter } from '../payments/payment-filter.dto.js';
import { paymentRowView } from '../payments/payment-views.js';
import { paymentsOfPartner } from '../payments/payments.queries.js';
import { monthsUntil } from '../statements/months.js';
import { monthOf } from '../statements/periods.js';
import { issuedMonths, movedMonths } from '../statements/statement-list.queries.js';
import { ownInvoiceColumns, ownPaymentColumns } from './document-columns.js';
import { ownMonthColumns } from './statement-columns.js';

/** A dealer's own lists as files. */
@Controller()
export class OwnSettlementSheetsController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sheets: Sheets) {}

  @Get('invoices/export.:format')
  @Allow('portal.settlement')
  async invoices(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Filter(InvoicesFilter) filter: InvoicesFilter, @Req() request: Request) {
    const look = { language: request.language, today: this.clock.today() };
    return this.sheets.send(request, format, { name: 'invoices', columns: ownInvoiceColumns, pages: everyPage(async (after, size) => {
      const { rows, next } = await invoicesOfPartner(this.database, partnerId, { ...filter, before: undefined, after }, look.today, size);
      return { rows: rows.map((row) => invoiceRowView(row, look)), next };
    }) });
  }

  @Get('payments/export.:format')
  @Allow('portal.settlement')
  async payments(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Filter(PaymentsFilter) filter: PaymentsFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'payments', columns: ownPaymentColumns, pages: everyPage(async (after, size) => {
      const { rows, next } = await paymentsOfPartner(this.database, partnerId, { ...filter, before: undefined, after }, size);
      return { rows: rows.map((row) => paymentRowView(row, request.language)), next };
    }) });
  }

  @Get('statements/export.:format')
  @Allow('portal.settlement')
  async statements(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Req() request: Request) {
    const partner = await partnerById(this.database, partnerId);
    if (!partner) throw new NotFound();
    const today = this.clock.today();
    const [moved, issued] = await Promise.all([movedMonths(this.database, { partnerId, currency: partner.currency }), issuedMonths(this.database, partnerId)]);
    const months = everyPage(async () => ({ rows: monthsUntil(monthOf(today), moved) }));
    return this.sheets.send(request, format, { name: 'statements', columns: ownMonthColumns(partner.currency, today, issued), pages: months });
  }
}
