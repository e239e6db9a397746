import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { codesFor } from '../../orders/shipping/scan.queries.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { bySku, ParcelForm, parcelOf, scannedParcelOf } from './parcel-form.js';
import { ShipAndInvoice } from './ship-and-invoice.js';

@Controller('admin/orders/:number/shipments')
export class ShipmentsAdminController {
  constructor(private readonly database: Database, private readonly shipAndInvoice: ShipAndInvoice) {}

  @Post()
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async create(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ParcelForm) form: ParcelForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const parcel = await this.parcel(number, form);
    const shipped = await this.shipAndInvoice.run(actor, number, parcel, key).catch((error: unknown) => { throw bySku(error, parcel); });
    return redirect(`/admin/orders/${number}`, 'settlement.flash.shipped', { shipment: shipped.number, invoice: shipped.invoice });
  }

  private async parcel(number: string, form: ParcelForm) {
    return form.scans.trim() === '' ? parcelOf(form) : scannedParcelOf(form, await codesFor(this.database, number, form.scans));
  }
}
