import { Injectable } from '@nestjs/common';
import { may, type PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { compare, minus } from '../../platform/money/money.js';
import { drawableBy } from '../../credit/funds/funds.js';
import { drawChoice } from '../placing/draw-choices.js';
import { type Pick, pickView } from '../ordering/again/pick.js';
import { payable } from '../ordering/line-check.js';
import { ordererOf } from '../ordering/orderer.queries.js';
import { requestLines, requestOf } from './requests.queries.js';

/** A request with its lines: while it waits at today's prices, beside those of the day it was asked for. */
@Injectable()
export class RequestPage {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  async show(actor: PartnerActor, number: string, language: Language) {
    const request = await requestOf(this.database, actor.partnerId, number);
    if (!request) throw new NotFound();
    const [lines, orderer] = await Promise.all([requestLines(this.database, request.id), ordererOf(this.database, actor)]);
    const isWaiting = request.status === 'waiting';
    const rights = { decides: isWaiting && request.userId !== actor.userId && may(actor, 'portal.approve'), withdraws: isWaiting && request.userId === actor.userId && may(actor, 'portal.order') };
    if (!isWaiting) return { request, ...rights, lines: lines.map((line) => ({ ...line, name: nameIn(language, line) })) };
    const picks = lines.map(({ unitPrice, ...line }): Pick => ({ ...line, seen: { price: unitPrice, quantity: line.quantity, stock: null, at: request.askedAt } }));
    const today = await pickView(this.database, orderer, picks, { today: this.clock.today(), look: { language, currency: request.currency, listCurrency: this.config.currency } });
    const isDearer = compare(today.totals.total, request.total) > 0;
    const draw = request.draw === '' ? undefined : drawChoice(request.draw, payable(today.lines), await drawableBy(this.database, actor.partnerId, this.clock.today()), { language, currency: request.currency });
    const isDrawChanged = draw !== undefined && compare(draw.pays, request.drawShown ?? draw.pays) !== 0;
    return { request, ...rights, today, draw, isDrawChanged, toPay: draw?.total ?? today.totals.total, saved: draw && compare(draw.total, today.totals.total) < 0 ? minus(today.totals.total, draw.total) : undefined, isDearer, isStopped: today.gone.length > 0 || today.totals.wrong > 0 };
  }
}
