import type { EntityManager } from 'typeorm';
import { anyone } from '../../catalog/assortments/range.js';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { partnerById } from '../../partners/partners.queries.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { addDays } from '../../platform/clock/days.js';
import { affected } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { Invalid } from '../../platform/http/errors.js';
import { type LineWish, quantityFault } from '../placing/price-lines.js';
import { shipToOf } from '../placing/ship-to.js';
import { nextDay, type Rhythm } from './rhythm.js';
import { StandingError } from './standing-error.js';
import { StandingLine } from './standing-line.entity.js';

/** What a dealer writes down; the lines are in `lines` already. */
export type StandingTerms = {
  name: string; rhythm: 'weekly' | 'monthly'; weekdays: string[]; monthDay?: number; endsOn?: string; addressId?: string; draw?: string; lines: LineWish[];
};

/** The columns of a standing order from tomorrow on. Throws `no_weekday`, `no_month_day`, `ends_too_soon`, `unknown_address`. */
export async function columnsOf(tx: EntityManager, actor: PartnerActor, { name, endsOn, addressId, draw = '', ...terms }: StandingTerms, today: string) {
  const rhythm = rhythmOf(terms);
  const nextOn = nextDay(rhythm, addDays(today, 1));
  if (endsOn !== undefined && endsOn < nextOn) throw new StandingError('ends_too_soon', { day: nextOn }, 'endsOn');
  if (addressId !== undefined) await shipToOf(tx, actor.partnerId, addressId);
  return {
    name, rhythm: terms.rhythm, weekdays: 'weekdays' in rhythm ? rhythm.weekdays.join(',') : '', monthDay: 'monthDay' in rhythm ? rhythm.monthDay : null,
    nextOn, endsOn: endsOn ?? null, addressId: addressId ?? null, draw, buyerId: actor.userId, buyerName: actor.name,
  };
}

function rhythmOf({ rhythm, weekdays, monthDay }: Pick<StandingTerms, 'rhythm' | 'weekdays' | 'monthDay'>): Rhythm {
  if (rhythm === 'weekly' && weekdays.length === 0) throw new StandingError('no_weekday', {}, 'weekdays');
  if (rhythm === 'weekly') return { weekdays: [...new Set(weekdays)].map(Number).toSorted((a, b) => a - b) };
  if (monthDay === undefined) throw new StandingError('month_day', {}, 'monthDay');
  return { monthDay };
}

/** Puts the lines in place of those before. Throws Invalid at `text` for what can never be ordered so. */
export async function writeLines(tx: EntityManager, standingOrderId: string, { partnerId }: PartnerActor, lines: LineWish[]): Promise<void> {
  const partner = await partnerById(tx, partnerId);
  const products = await productsBySku(tx, lines.map(({ sku }) => sku), partner ?? anyone);
  const faults = lines.flatMap(({ sku, quantity }) => {
    const product = products.get(sku.toUpperCase());
    const fault = product && quantityFault(product, quantity);
    return fault ? [{ ...fault, field: 'text' }] : [];
  });
  if (faults.length > 0) throw new Invalid(faults);
  await affected(tx, 'DELETE FROM standing_order_lines WHERE standing_order_id = ?', [standingOrderId]);
  await insertRows(tx, StandingLine, lines.map(({ sku, quantity }, index) => ({ standingOrderId, productId: products.get(sku.toUpperCase())?.id, lineNo: index + 1, quantity })));
}
