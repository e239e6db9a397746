import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { PlanShipment } from '../../orders/planning/plan-shipment.js';
import { codesFor } from '../../orders/shipping/scan.queries.js';
import { reviewSteps } from '../../platform/company/review-steps.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { bySku, ParcelForm, parcelOf, scannedParcelOf } from './parcel-form.js';
import { ShipAndInvoice } from './ship-and-invoice.js';
import { ShipPlanned } from './ship-planned.js';

@Controller('admin/orders/:number')
export class ShipmentsAdminController {
  constructor(private readonly database: Database, private readonly shipAndInvoice: ShipAndInvoice, private readonly planShipment: PlanShipment, private readonly shipPlanned: ShipPlanned) {}

  @Post('shipments')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async create(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ParcelForm) form: ParcelForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    if ((await reviewSteps(this.database)).dispatch) return this.plan(actor, number, form, key);
    const parcel = await this.parcel(number, form);
    const shipped = await this.shipAndInvoice.run(actor, number, parcel, key).catch((error: unknown) => { throw bySku(error, parcel); });
    return redirect(`/admin/orders/${number}`, 'settlement.flash.shipped', { shipment: shipped.number, invoice: shipped.invoice });
  }

  /** Goods are made ready; they ship when the plan is released. */
  @Post('plans')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async plan(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ParcelForm) form: ParcelForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const parcel = await this.parcel(number, form);
    const plan = await this.planShipment.run(actor, number, parcel, key).catch((error: unknown) => { throw bySku(error, parcel); });
    return redirect(`/admin/orders/${number}#plans`, 'orders.plan.flash.planned', { plan: plan.number });
  }

  @Post('plans/:plan/release')
  @Allow('orders.dispatch')
  @FormPage('/admin/orders/:number')
  async release(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Param('plan') plan: string, @OnceKey() key: string | undefined): Promise<Redirect> {
    const shipped = await this.shipPlanned.run(actor, number, plan, key);
    return redirect(`/admin/orders/${number}`, 'settlement.flash.shipped', { shipment: shipped.number, invoice: shipped.invoice });
  }

  private async parcel(number: string, form: ParcelForm) {
    return form.scans.trim() === '' ? parcelOf(form) : scannedParcelOf(form, await codesFor(this.database, number, form.scans));
  }
}
