import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { KeepTracking } from './keep-tracking.js';
import { numbersOf, TrackingForm } from './tracking.dto.js';

@Controller('admin/orders/:number/tracking')
export class TrackingAdminController {
  constructor(private readonly keepTracking: KeepTracking) {}

  @Post()
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number?form=tracking')
  async add(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(TrackingForm) form: TrackingForm): Promise<Redirect> {
    await this.keepTracking.add(actor, number, { shipment: form.shipment, carrier: form.travelsBy, numbers: numbersOf(form) });
    return redirect(`/admin/orders/${number}`, 'orders.flash.tracked', { shipment: form.shipment });
  }

  @Post(':id/removal')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async remove(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @RowId() id: string): Promise<Redirect> {
    await this.keepTracking.remove(actor, number, id);
    return redirect(`/admin/orders/${number}`, 'orders.flash.untracked');
  }
}
