import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../../identity/access/actors.js';
import { Database } from '../../../platform/database/database.js';
import { csv } from '../../../platform/files/csv.js';
import type { Upload } from '../../../platform/files/files.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { OnceKey } from '../../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { Uploaded } from '../../../platform/http/uploaded.js';
import { translate } from '../../../platform/i18n/i18n.js';
import { waysToOrder } from '../catalog/catalog-views.js';
import { orderingPartner } from '../orderer.queries.js';
import { AddList } from './add-list.js';
import { listIn } from './quick-form.js';
import { checkView, reasonOf } from './quick-order-views.js';

@Controller('quick-order')
export class QuickOrderPortalController {
  constructor(private readonly database: Database, private readonly addList: AddList) {}

  @Get()
  @Allow('portal.order')
  async show(@CurrentPartner() actor: PartnerActor): Promise<Page> {
    await orderingPartner(this.database, actor);
    return page('portal/ordering/quick-order', { ways: waysToOrder('quick-order') });
  }

  /** A check page is an answer to a form; its address alone begins anew. */
  @Get(['check', 'lines'])
  @Allow('portal.order')
  anew(): Redirect {
    return redirect('/quick-order');
  }

  @Post('check')
  @Allow('portal.order')
  @FormPage('/quick-order')
  async check(@CurrentPartner() actor: PartnerActor, @Body() body: unknown, @Uploaded('file') file: Upload | undefined, @Req() { language }: Request): Promise<Page> {
    const { orderer, ...list } = await this.addList.check(actor, await listIn(body, file));
    return page('portal/ordering/check', { ways: waysToOrder('quick-order'), ...checkView(list, orderer.currency, language) });
  }

  /** Takes the good lines over into the cart; while bad ones are left, they are shown on. */
  @Post('lines')
  @Allow('portal.order')
  @FormPage('/quick-order')
  async add(@CurrentPartner() actor: PartnerActor, @Body() body: unknown, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Page | Redirect> {
    const { good, bad } = await this.addList.run(actor, await listIn(body), key);
    if (bad.length === 0) return redirect('/cart', 'ordering.flash.listed', { count: good.length });
    return page('portal/ordering/check', { ways: waysToOrder('quick-order'), added: good.length, ...checkView({ good: [], bad }, '', language) });
  }

  @Post('bad-lines')
  @Allow('portal.order')
  @FormPage('/quick-order')
  async badLines(@CurrentPartner() actor: PartnerActor, @Body() body: unknown, @Req() { language }: Request): Promise<Download> {
    const { bad } = await this.addList.check(actor, await listIn(body));
    const heads = ['code', 'quantity', 'reason'].map((head) => translate(language, `ordering.quick.csv.${head}`));
    return new Download(csv([heads, ...bad.map((line) => [line.code, line.quantity, reasonOf(line, language)])]), 'text/csv; charset=utf-8', 'bad-lines.csv');
  }
}
