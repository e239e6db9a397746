import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import type { Actor } from '../../platform/http/actor.js';
import { orderTotals } from '../placing/order-amounts.js';
import { QuoteLine } from './quote-line.entity.js';
import { QuoteRound, type QuoteSide } from './quote-round.entity.js';
import type { QuotedLine } from './quoted-lines.js';

export type NewRound = { quoteId: string; round: number; side: QuoteSide; note: string; validUntil: string | null; actor: Actor; at: Date; lines: QuotedLine[] };

/** Adds what one side says to a quote and makes it the latest word. Returns what an offer comes to. */
export async function writeRound(tx: EntityManager, { actor, at, lines, ...round }: NewRound): Promise<string | null> {
  const isOffer = round.side === 'supplier';
  const sums = isOffer ? orderTotals(lines) : { subtotal: null, tax: null, total: null };
  const { identifiers } = await tx.insert(QuoteRound, { ...round, ...sums, madeByName: actor.name, madeAt: at });
  const roundId = String(identifiers[0]?.id);
  await insertRows(tx, QuoteLine, lines.map(({ product, quantity, discount, amount, offered, usual, note }, index) => ({
    roundId, lineNo: index + 1, productId: product.id, sku: product.sku, nameZh: product.nameZh, nameEn: product.nameEn, unit: product.unit, quantity,
    usualPrice: usual ?? null, unitPrice: offered ?? null, discount, amount: isOffer ? amount : null, taxRate: product.taxRate, note,
  })));
  await affected(tx, 'UPDATE quotes SET round = ?, valid_until = ? WHERE id = ?', [round.round, round.validUntil, round.quoteId]);
  return sums.total;
}
