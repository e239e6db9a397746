import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { PassReview } from './pass-review.js';

@Controller('admin/orders/:number/review')
export class ReviewAdminController {
  constructor(private readonly passReview: PassReview) {}

  @Post()
  @Allow('orders.review')
  @FormPage('/admin/orders/:number')
  async pass(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.passReview.run(actor, number, key);
    return redirect(`/admin/orders/${number}`, 'orders.flash.reviewed', { number });
  }
}
