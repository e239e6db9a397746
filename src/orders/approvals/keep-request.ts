import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import type { DrawPlan } from '../../credit/funds/plan-draw.js';
import { Clock } from '../../platform/clock/clock.js';
import { sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { orderTotals } from '../placing/order-amounts.js';
import type { OrderWish } from '../placing/order-wish.js';
import type { PricedLine } from '../placing/price-lines.js';
import { OrderRequestLine } from './order-request-line.entity.js';
import { OrderRequest } from './order-request.entity.js';
import { requestMachine } from './request-states.js';

/** What a person asks for above their `limit`, and what it would draw of the partner's funds. */
export type Asked = { wish: OrderWish; lines: PricedLine[]; limit: string; draws: DrawPlan };

@Injectable()
export class KeepRequest {
  constructor(private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Keeps an order for approval, at the prices of the day it was asked for. Returns its number. */
  async within(tx: EntityManager, actor: PartnerActor, { wish, lines, limit, draws }: Asked): Promise<string> {
    const at = this.clock.now();
    const number = await drawNumber(tx, 'RQ', this.clock.today());
    const [partner] = await tx.query<{ currency: string }[]>('SELECT currency FROM partners WHERE id = ?', [actor.partnerId]);
    const { identifiers } = await tx.insert(OrderRequest, {
      number, partnerId: actor.partnerId, userId: actor.userId, askedByName: actor.name, status: 'waiting', poNumber: wish.poNumber ?? '', note: wish.note ?? '',
      addressId: wish.addressId ?? null, currency: partner?.currency, ...orderTotals(lines), overLimit: limit, askedAt: at, statusSince: at, draw: (wish.draw ?? []).join(','), drawShown: wish.draw ? sum([draws.rebate, draws.prepaid]) : null,
    });
    const id = String(identifiers[0]?.id);
    await tx.insert(OrderRequestLine, lines.map(({ product, quantity, unitPrice }, index) => ({ requestId: id, productId: product.id, lineNo: index + 1, quantity, unitPrice })));
    await beginState(tx, requestMachine, id, 'waiting', { actor, at });
    await this.outbox.add(tx, 'notify', { event: 'request.waiting', request: id });
    return number;
  }
}
