import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { balancesOf } from '../../credit/funds/funds.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Invalid } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { OrderError } from '../order-error.js';
import { PlaceOnBehalf } from '../placing/place-on-behalf.js';
import { OnBehalfFilter, OnBehalfForm } from './desk-forms.dto.js';
import { behalfLines } from './behalf-lines.js';
import { addressChoice, dealerChoice, fundChoices } from './on-behalf-views.js';
import { deliveryAddresses, findOrderingPartners, orderingPartner } from './on-behalf.queries.js';

/** The order desk orders for a dealer who called or wrote. */
@Controller('admin/orders')
export class OnBehalfController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly placeOnBehalf: PlaceOnBehalf) {}

  @Get('new')
  @Allow('orders.place')
  async form(@Filter(OnBehalfFilter) { partner, q }: OnBehalfFilter, @Req() { formState, language }: Request): Promise<Page> {
    const code = partner ?? formState?.values.partner;
    const look = { language, today: this.clock.today() };
    const dealer = typeof code === 'string' ? await orderingPartner(this.database, code) : undefined;
    if (!dealer) {
      const found = await findOrderingPartners(this.database, q ?? '');
      return page('admin/orders/new', { q, dealers: found.map((row) => dealerChoice(row, look)) });
    }
    const [addresses, { prepaid, rebate }] = await Promise.all([deliveryAddresses(this.database, dealer.id), balancesOf(this.database, dealer.id)]);
    return page('admin/orders/new', { dealer: dealerChoice(dealer, look), addresses: addresses.map(addressChoice), draws: fundChoices({ prepaid, rebate }, dealer.currency) });
  }

  @Post()
  @Allow('orders.place')
  @FormPage('/admin/orders/new')
  async place(@CurrentStaff() actor: StaffActor, @Form(OnBehalfForm) form: OnBehalfForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    const { partner: partnerCode, lines: text, addressId, ...rest } = form;
    const partner = await partnerByCode(this.database, partnerCode);
    if (!partner) throw new OrderError('unknown_partner', { code: partnerCode }, 'partner');
    const lines = await behalfLines(this.database, partner, text, { language, today: this.clock.today() });
    const { number } = await this.placeOnBehalf.run(actor, partner, { ...rest, addressId: addressId || undefined, key, lines }).catch(inTheirField);
    return redirect(`/admin/orders/${number}`, 'orders.flash.placed', { number });
  }
}

// what is wrong with a line stands beside the one field all lines are in
function inTheirField(error: unknown): never {
  if (!(error instanceof Invalid)) throw error;
  throw new Invalid(error.fields.map((wrong) => (wrong.field.startsWith('lines') ? { ...wrong, field: 'lines' } : wrong)));
}
