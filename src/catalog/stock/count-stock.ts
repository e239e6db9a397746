import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { wakeQueues } from '../supplies/wake-queues.js';
import { noteMoves } from './stock-history.js';
import type { CountForm } from './stock.dto.js';
import { StockError } from './stock-error.js';
import { lockPlace, moveAtPlace } from './stock-place.js';

export type Corrected = { onHand: number; reserved: number };

@Injectable()
export class CountStock {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Puts the books right after a count; a count without difference is kept too. Throws `moved` when the stock is no longer what the count was based on. */
  async run(actor: Actor, sku: string, warehouse: string, form: CountForm, key: string | undefined): Promise<Corrected> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { sku, warehouse, ...form } }, at, async () => {
      const { counted, basedOn, remark } = form;
      const place = await lockPlace(tx, sku, warehouse);
      if (place.onHand !== basedOn) throw new StockError('moved', { onHand: place.onHand, basedOn }, 'counted', 409);
      const pieces = counted - basedOn;
      const onHand = await moveAtPlace(tx, place, pieces, 'counted');
      await noteMoves(tx, [{ ...place, pieces }], { kind: 'counted', note: remark, actor, at });
      await this.audit.write(tx, { actor, action: 'stock.counted', subject: place.sku, detail: { warehouse: place.warehouse, before: basedOn, after: onHand, remark } });
      if (pieces > 0) await wakeQueues(tx, [place.productId], at);
      return { onHand, reserved: place.reserved };
    }));
  }
}
