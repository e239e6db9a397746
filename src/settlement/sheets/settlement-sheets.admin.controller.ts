import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { fundsColumns } from '../funds/fund-columns.js';
import { fundsView } from '../funds/fund-views.js';
import { FundsFilter } from '../funds/funds.dto.js';
import { fundsOfAll } from '../funds/funds.queries.js';
import { AllInvoicesFilter } from '../invoices/invoice-filter.dto.js';
import { invoiceRowView } from '../invoices/invoice-views.js';
import { invoicesOfAll } from '../invoices/invoices.queries.js';
import { AllPaymentsFilter } from '../payments/payment-filter.dto.js';
import { paymentRowView } from '../payments/payment-views.js';
import { paymentsOfAll } from '../payments/payments.queries.js';
import { monthBefore, monthOf, periodOf } from '../statements/periods.js';
import { partnerMonths } from '../statements/statement-list.queries.js';
import { StatementFilter } from '../statements/statements.dto.js';
import { invoiceColumns, paymentColumns } from './document-columns.js';
import { partnerMonthColumns } from './statement-columns.js';

/** The lists of settlement as files, each with its list's own filters. */
@Controller('admin')
export class SettlementSheetsController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sheets: Sheets) {}

  @Get('invoices/export.:format')
  @Allow('invoices.read')
  async invoices(@Param('format') format: string, @Filter(AllInvoicesFilter) filter: AllInvoicesFilter, @Req() request: Request) {
    const look = { language: request.language, today: this.clock.today() };
    return this.sheets.send(request, format, { name: 'invoices', columns: invoiceColumns, pages: everyPage(async (after, size) => {
      const { rows, next } = await invoicesOfAll(this.database, { ...filter, before: undefined, after }, look.today, size);
      return { rows: rows.map((row) => invoiceRowView(row, look)), next };
    }) });
  }

  @Get('payments/export.:format')
  @Allow('payments.read')
  async payments(@Param('format') format: string, @Filter(AllPaymentsFilter) filter: AllPaymentsFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'payments', columns: paymentColumns, pages: everyPage(async (after, size) => {
      const { rows, next } = await paymentsOfAll(this.database, { ...filter, before: undefined, after }, filter.view ?? 'submitted', size);
      return { rows: rows.map((row) => paymentRowView(row, request.language)), next };
    }) });
  }

  @Get('funds/export.:format')
  @Allow('credit.read')
  async funds(@Param('format') format: string, @Filter(FundsFilter) filter: FundsFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'funds', columns: fundsColumns, pages: everyPage(async (after, size) => {
      const { rows, next } = await fundsOfAll(this.database, { ...filter, before: undefined, after }, size);
      return { rows: rows.map((row) => fundsView(row, request.language)), next };
    }) });
  }

  @Get('statements/export.:format')
  @Allow('statements.read')
  async statements(@Param('format') format: string, @Filter(StatementFilter) filter: StatementFilter, @Req() request: Request) {
    const today = this.clock.today();
    const month = periodOf(filter.period ?? monthBefore(monthOf(today)));
    if (!month || month.from > today) throw new NotFound();
    return this.sheets.send(request, format, {
      name: 'statements', columns: partnerMonthColumns(month, today), pages: everyPage((after, size) => partnerMonths(this.database, month, { q: filter.q, after }, size)),
    });
  }
}
