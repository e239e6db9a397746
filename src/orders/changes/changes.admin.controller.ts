import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { anyOrder } from '../desk/order-page.queries.js';
import { ChangeDesk } from './change-desk.js';
import { ShownDrawForm } from '../placing/draw.dto.js';
import { ChangeForm, DeclineForm } from './change.dto.js';

const list = '/admin/orders';

@Controller('admin/orders/:number')
export class ChangesAdminController {
  constructor(private readonly database: Database, private readonly desk: ChangeDesk) {}

  @Get('change')
  @Allow('orders.place')
  async form(@Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/orders/change', await this.desk.form(await anyOrder(this.database, number), language));
  }

  @Get('versions/:version')
  @Allow('orders.read')
  async version(@Param('number') number: string, @Param('version') version: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/orders/version', await this.desk.version(await anyOrder(this.database, number), version, language));
  }

  @Post('changes')
  @Allow('orders.place')
  @FormPage('/admin/orders/:number/change')
  async propose(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ChangeForm) form: ChangeForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    return this.desk.propose(actor, await anyOrder(this.database, number), form, { key, language, list });
  }

  @Post('changes/:id/acceptance')
  @Allow('orders.place')
  @FormPage('/admin/orders/:number')
  accept(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @RowId() id: string, @Form(ShownDrawForm) { draw }: ShownDrawForm): Promise<Redirect> {
    return this.desk.accept(actor, number, id, { draw, list });
  }

  @Post('changes/:id/declination')
  @Allow('orders.place')
  @FormPage('/admin/orders/:number?form=declination')
  decline(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @RowId() id: string, @Form(DeclineForm) { reason }: DeclineForm): Promise<Redirect> {
    return this.desk.decline(actor, number, id, { reason, list });
  }

  @Post('changes/:id/withdrawal')
  @Allow('orders.place')
  @FormPage('/admin/orders/:number')
  withdraw(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @RowId() id: string): Promise<Redirect> {
    return this.desk.withdraw(actor, number, id, list);
  }
}
