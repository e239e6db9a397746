import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import type { ChangePriceForm } from './price.dto.js';
import { PriceError } from './price-error.js';
import { endsBefore, priceStateOn } from './price-terms.js';
import { type PriceRow, priceOf, termsOf } from './price-pages.queries.js';

type Terms = { unitPrice: string; validTo: string };

/** Orders keep the trace of the prices they were given, so a price may change under them; days that are over stay as they were. */
@Injectable()
export class ChangePrice {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Another amount or last day. Throws `over`, `changed_meanwhile`, `ends_before`, `ends_in_past`. */
  async run(actor: Actor, list: string, id: string, { was, unitPrice, validTo }: ChangePriceForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const price = await this.lockOpen(tx, list, id);
      if (was !== termsOf(price)) throw new PriceError('changed_meanwhile', {}, 'unitPrice', 409);
      await this.write(tx, actor, price, 'prices.changed', { unitPrice, validTo }, 'validTo');
    });
  }

  /** Lets a price hold for the last time on a day, yesterday at the earliest. Throws `over`, `ends_sooner`, `ends_before`, `ends_in_past`. */
  async end(actor: Actor, list: string, id: string, lastDay: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const price = await this.lockOpen(tx, list, id);
      if (lastDay > price.validTo) throw new PriceError('ends_sooner', { day: price.validTo }, 'lastDay');
      await this.write(tx, actor, price, 'prices.ended', { unitPrice: price.unitPrice, validTo: lastDay }, 'lastDay');
    });
  }

  /** Takes back a price that has not begun. Throws `begun`. */
  async remove(actor: Actor, list: string, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const price = await locked(tx, list, id);
      if (priceStateOn(this.clock.today(), price) !== 'future') throw new PriceError('begun', {}, undefined, 409);
      await affected(tx, 'DELETE FROM prices WHERE id = ?', [price.priceId]);
      await this.audit.write(tx, { actor, action: 'prices.removed', subject: price.list, detail: price });
    });
  }

  private async lockOpen(tx: EntityManager, list: string, id: string): Promise<PriceRow> {
    const price = await locked(tx, list, id);
    if (priceStateOn(this.clock.today(), price) === 'past') throw new PriceError('over', {}, undefined, 409);
    return price;
  }

  private async write(tx: EntityManager, actor: Actor, price: PriceRow, action: string, after: Terms, field: 'validTo' | 'lastDay'): Promise<void> {
    const { priceId, list, sku, unitPrice, validFrom, validTo } = price;
    if (endsBefore({ validFrom, validTo: after.validTo })) throw new PriceError('ends_before', {}, field);
    if (after.validTo < addDays(this.clock.today(), -1)) throw new PriceError('ends_in_past', {}, field);
    await affected(tx, 'UPDATE prices SET unit_price = ?, valid_to = ? WHERE id = ?', [after.unitPrice, after.validTo, priceId]);
    await this.audit.write(tx, { actor, action, subject: list, detail: { id: priceId, sku, before: { unitPrice, validTo }, after } });
  }
}

async function locked(tx: EntityManager, list: string, id: string): Promise<PriceRow> {
  const [found] = await tx.query<{ id: string }[]>('SELECT id FROM prices WHERE id = ? FOR UPDATE', [id]);
  const price = found && await priceOf(tx, list, id);
  if (!price) throw new NotFound();
  return price;
}
