import { Controller, Param, Post } from '@nestjs/common';
import { CurrentToken, type TokenActor } from '../../identity/access/actors.js';
import { Allow } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { ShipAndInvoice } from './ship-and-invoice.js';
import { ParcelBody } from './shipments.dto.js';

@Controller('api/v1/orders/:number/shipments')
export class ShipmentsApiController {
  constructor(private readonly shipAndInvoice: ShipAndInvoice) {}

  @Post()
  @Allow('orders.ship')
  create(@CurrentToken() actor: TokenActor, @Param('number') number: string, @Form(ParcelBody) parcel: ParcelBody, @OnceKey() key: string | undefined) {
    return this.shipAndInvoice.run(actor, number, parcel, key);
  }
}
