import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import type { PartnerTerms } from '../../partners/partners.queries.js';
import type { Actor } from '../../platform/http/actor.js';
import type { OrderAnswer } from '../orders.api.queries.js';
import type { OrderWish } from './order-wish.js';
import { PlaceOrder } from './place-order.js';

@Injectable()
export class PlaceOnBehalf {
  constructor(private readonly placeOrder: PlaceOrder, private readonly audit: Audit) {}

  /** Staff order for a partner: the order says so, and so does the trail. No limit of the partner's people applies. Throws like PlaceOrder. */
  run(actor: Actor, { id: partnerId, code }: PartnerTerms, wish: Omit<OrderWish, 'channel' | 'partnerId' | 'partnerCode'>): Promise<OrderAnswer> {
    return this.placeOrder.run(actor, { ...wish, partnerCode: code, channel: 'admin' },
      (tx, number) => this.audit.write(tx, { actor, action: 'order.placed_on_behalf', subject: number, detail: { company: code }, partnerId }));
  }
}
