import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { anyone } from '../../catalog/assortments/range.js';
import { listedProducts } from '../../catalog/products/listing.queries.js';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { addressChoice } from '../desk/on-behalf-views.js';
import { deliveryAddresses } from '../desk/on-behalf.queries.js';
import { linesOrdered } from '../ordering/again/ordered.queries.js';
import { cartOf } from '../ordering/cart/cart.queries.js';
import { orderingPartner } from '../ordering/orderer.queries.js';
import { KeepStanding } from './keep-standing.js';
import { MoveStanding } from './move-standing.js';
import { standingText, termsIn } from './standing-form.js';
import { StandingForm, StandingStart, StandingStateForm } from './standing.dto.js';
import { ownStanding, runsOf, type StandingRow, standingLinesOf, standingOrdersOf } from './standing.queries.js';
import { drawOptions, rhythmChoices, runView, standingLineView, standingView, weekdayChoices } from './standing-views.js';


@Controller('standing-orders')
export class StandingPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly keepStanding: KeepStanding, private readonly moveStanding: MoveStanding) {}

  @Get()
  @Allow('portal.order')
  async list(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request): Promise<Page> {
    await orderingPartner(this.database, actor);
    return page('portal/standing/list', { standing: (await standingOrdersOf(this.database, actor.partnerId)).map((row) => standingView(row, language)) });
  }

  /** Filled from an order of one's own, or else from the cart. */
  @Get('new')
  @Allow('portal.order')
  async form(@CurrentPartner() actor: PartnerActor, @Filter(StandingStart) { order }: StandingStart): Promise<Page> {
    await orderingPartner(this.database, actor);
    const lines = order === undefined ? await this.cartLines(actor) : await linesOrdered(this.database, actor.partnerId, order);
    return page('portal/standing/new', { standing: { rhythm: 'weekly' }, text: standingText(lines), ...await this.choices(actor) });
  }

  @Post()
  @Allow('portal.order')
  @FormPage('/standing-orders/new')
  async open(@CurrentPartner() actor: PartnerActor, @Form(StandingForm) form: StandingForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    const { id } = await this.keepStanding.open(actor, await this.terms(actor, form, language), key);
    return redirect(`/standing-orders/${id}`, 'standing.flash.opened', { name: form.name });
  }

  @Get(':id')
  @Allow('portal.order')
  async show(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.own(actor, id);
    const partner = await partnerById(this.database, actor.partnerId);
    const [lines, runs] = await Promise.all([standingLinesOf(this.database, id, partner), runsOf(this.database, id)]);
    return page('portal/standing/show', { standing: standingView(row, language), lines: lines.map((line) => standingLineView(line, language)), runs: runs.map((run) => runView(run, language)) });
  }

  @Get(':id/edit')
  @Allow('portal.order')
  async edit(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.own(actor, id);
    if (row.status === 'ended') throw new NotFound();
    const standing = { ...standingView(row, language), weekdays: row.weekdays.split(',') };
    return page('portal/standing/edit', { standing, text: standingText(await standingLinesOf(this.database, id)), ...await this.choices(actor) });
  }

  @Post(':id')
  @Allow('portal.order')
  @FormPage('/standing-orders/:id/edit')
  async change(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Form(StandingForm) form: StandingForm, @Req() { language }: Request): Promise<Redirect> {
    await this.own(actor, id);
    await this.keepStanding.change(actor, id, await this.terms(actor, form, language));
    return redirect(`/standing-orders/${id}`, 'standing.flash.changed', { name: form.name });
  }

  @Post(':id/state')
  @Allow('portal.order')
  @FormPage('/standing-orders/:id')
  async move(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Form(StandingStateForm) { state }: StandingStateForm): Promise<Redirect> {
    await this.moveStanding.run(actor, id, state);
    return redirect(`/standing-orders/${id}`, `standing.flash.${state}`);
  }

  private async own(actor: PartnerActor, id: string): Promise<StandingRow> {
    const row = await ownStanding(this.database, actor.partnerId, id);
    if (!row) throw new NotFound();
    return row;
  }

  private async terms(actor: PartnerActor, form: StandingForm, language: Request['language']) {
    return termsIn(this.database, await orderingPartner(this.database, actor), form, { language, today: this.clock.today() });
  }

  private async choices({ partnerId }: PartnerActor) {
    const addresses = await deliveryAddresses(this.database, partnerId);
    return { addresses: addresses.map(addressChoice), weekdays: weekdayChoices, rhythms: rhythmChoices, ways: drawOptions, tomorrow: addDays(this.clock.today(), 1) };
  }

  private async cartLines(actor: PartnerActor): Promise<{ sku: string; quantity: number }[]> {
    const { quantities } = await cartOf(this.database, actor);
    const products = await listedProducts(this.database, anyone, [], [...quantities.keys()]);
    return products.map(({ id, sku }) => ({ sku, quantity: quantities.get(id) ?? 0 }));
  }
}
