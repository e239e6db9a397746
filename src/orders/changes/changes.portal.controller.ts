import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { ownOrder } from '../desk/order-page.queries.js';
import { ChangeDesk } from './change-desk.js';
import { ShownDrawForm } from '../placing/draw.dto.js';
import { ChangeForm, DeclineForm } from './change.dto.js';

const list = '/orders';

@Controller('orders/:number')
export class ChangesPortalController {
  constructor(private readonly database: Database, private readonly desk: ChangeDesk) {}

  @Get('change')
  @Allow('portal.order')
  async form(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/orders/change', await this.desk.form(await ownOrder(this.database, partnerId, number), language));
  }

  @Get('versions/:version')
  @Allow('portal.orders')
  async version(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Param('version') version: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/orders/version', await this.desk.version(await ownOrder(this.database, partnerId, number), version, language));
  }

  @Post('changes')
  @Allow('portal.order')
  @FormPage('/orders/:number/change')
  async propose(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(ChangeForm) form: ChangeForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    return this.desk.propose(actor, await ownOrder(this.database, actor.partnerId, number), form, { key, language, list });
  }

  @Post('changes/:id/acceptance')
  @Allow('portal.order')
  @FormPage('/orders/:number')
  accept(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @RowId() id: string, @Form(ShownDrawForm) { draw }: ShownDrawForm): Promise<Redirect> {
    return this.desk.accept(actor, number, id, { draw, list });
  }

  @Post('changes/:id/declination')
  @Allow('portal.order')
  @FormPage('/orders/:number?form=declination')
  decline(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @RowId() id: string, @Form(DeclineForm) { reason }: DeclineForm): Promise<Redirect> {
    return this.desk.decline(actor, number, id, { reason, list });
  }

  @Post('changes/:id/withdrawal')
  @Allow('portal.order')
  @FormPage('/orders/:number')
  withdraw(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @RowId() id: string): Promise<Redirect> {
    return this.desk.withdraw(actor, number, id, list);
  }
}
