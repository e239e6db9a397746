import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/http/access.js';
import type { Download } from '../../platform/http/page.js';
import { OrderPapers } from './order-papers.js';

@Controller('admin/shipments/:number')
export class PapersAdminController {
  constructor(private readonly papers: OrderPapers) {}

  @Get('packing-list/pdf')
  @Allow('orders.read')
  packingList(@Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.papers.ofShipment('packing_list', number, language);
  }

  @Get('delivery-note/pdf')
  @Allow('orders.read')
  deliveryNote(@Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.papers.ofShipment('delivery_note', number, language);
  }
}
