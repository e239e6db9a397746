import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { heldOrders } from '../desk/held-orders.queries.js';
import { heldOrderView } from '../desk/held-order-views.js';
import { OrdersFilter } from '../desk/order-filter.dto.js';
import { ordersOfAll } from '../desk/order-list.queries.js';
import { heldColumns, lineColumns, orderColumns } from './order-columns.js';
import { withLines } from './order-lines.queries.js';

/** The desk's orders as files, whole or line by line, and what waits for finance. */
@Controller('admin/orders')
export class OrderSheetsController {
  constructor(private readonly database: Database, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('orders.read')
  async orders(@Param('format') format: string, @Filter(OrdersFilter) filter: OrdersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'orders', columns: orderColumns, pages: everyPage((after, size) => this.page(filter, after, size)) });
  }

  @Get('export-lines.:format')
  @Allow('orders.read')
  async lines(@Param('format') format: string, @Filter(OrdersFilter) filter: OrdersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, {
      name: 'order_lines', columns: lineColumns, pages: everyPage(async (after, size) => withLines(this.database, await this.page(filter, after, size))),
    });
  }

  @Get('export-held.:format')
  @Allow('credit.read')
  async held(@Param('format') format: string, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'held', columns: heldColumns, pages: everyPage(async (after, size) => {
      const rows = await heldOrders(this.database, after, size);
      return { rows: rows.map((row) => heldOrderView(row, request.language)), next: rows.length === size ? rows.at(-1)?.id : undefined };
    }) });
  }

  private page(filter: OrdersFilter, after: string | undefined, size: number) {
    return ordersOfAll(this.database, { ...filter, before: undefined, after }, size);
  }
}
