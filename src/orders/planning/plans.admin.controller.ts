import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { MergeForm, SplitForm, wantedOf } from './plans.dto.js';
import { RearrangePlans } from './rearrange-plans.js';

@Controller('admin/orders/:number/plans')
export class PlansAdminController {
  constructor(private readonly rearrangePlans: RearrangePlans) {}

  @Post('merger')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async merge(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(MergeForm) { plans }: MergeForm): Promise<Redirect> {
    await this.rearrangePlans.merge(actor, number, plans);
    return redirect(`/admin/orders/${number}#plans`, 'orders.plan.flash.merged');
  }

  @Post(':plan/split')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async split(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Param('plan') plan: string, @Form(SplitForm) form: SplitForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const made = await this.rearrangePlans.split(actor, number, plan, wantedOf(form), key);
    return redirect(`/admin/orders/${number}#plans`, 'orders.plan.flash.split', { plan: made.number });
  }

  @Post(':plan/withdrawal')
  @Allow('orders.ship')
  @FormPage('/admin/orders/:number')
  async withdraw(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Param('plan') plan: string): Promise<Redirect> {
    await this.rearrangePlans.withdraw(actor, number, plan);
    return redirect(`/admin/orders/${number}#plans`, 'orders.plan.flash.withdrawn', { plan });
  }
}
