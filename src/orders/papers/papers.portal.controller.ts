import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Allow } from '../../platform/http/access.js';
import type { Download } from '../../platform/http/page.js';
import { OrderPapers } from './order-papers.js';

@Controller('shipments/:number')
export class PapersPortalController {
  constructor(private readonly papers: OrderPapers) {}

  @Get('packing-list/pdf')
  @Allow('portal.orders')
  packingList(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.papers.ofShipment('packing_list', number, language, partnerId);
  }

  @Get('delivery-note/pdf')
  @Allow('portal.orders')
  deliveryNote(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.papers.ofShipment('delivery_note', number, language, partnerId);
  }
}
