import type { EntityManager } from 'typeorm';
import { affected, type Reader } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, sum } from '../../platform/money/money.js';
import { CreditError } from '../credit-error.js';
import { type Fund, funds } from './fund-account.entity.js';
import type { MovementKind } from './fund-movement.entity.js';
import type { Drawable } from './plan-draw.js';

export type Balances = Record<Fund, Amount>;
export type NewMovement = { fund: Fund; kind: MovementKind; amount: Amount; document: string; note?: string };
export type Moved = { actor: Actor; at: Date; today: string };

/** What stands in each of a partner's funds. */
export async function balancesOf(reader: Reader, partnerId: string): Promise<Balances> {
  const rows = (await reader.query('SELECT fund, balance FROM fund_accounts WHERE partner_id = ?', [partnerId])) as { fund: Fund; balance: Amount }[];
  return inFull(rows);
}

const inFull = (rows: { fund: Fund; balance: Amount }[]): Balances =>
  Object.fromEntries(funds.map((fund) => [fund, rows.find((row) => row.fund === fund)?.balance ?? '0.00'])) as Balances;

/** What an order of a partner may draw on `today`, and by which rule. */
export async function drawableBy(reader: Reader, partnerId: string, today: string): Promise<Drawable> {
  const rows = (await reader.query(`
    SELECT COALESCE(c.rebate_share, 0.2) AS share, COALESCE(t.prepay_discount, 0) AS prepayDiscount, COALESCE(f.balance, 0) + 0.00 AS prepaid, g.id, g.rest
    FROM partners p LEFT JOIN company c ON c.id = 1 LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN fund_accounts f ON f.partner_id = p.id AND f.fund = 'prepaid'
      LEFT JOIN rebate_grants g ON g.partner_id = p.id AND g.rest > 0 AND (g.last_day IS NULL OR g.last_day >= ?)
    WHERE p.id = ? ORDER BY g.id`, [today, partnerId])) as { share: string; prepayDiscount: string; prepaid: Amount; id: string | null; rest: Amount }[];
  const { share = '0', prepayDiscount = '0', prepaid = '0.00' } = rows[0] ?? {};
  return { share, prepayDiscount, prepaid, grants: rows.flatMap(({ id, rest }) => (id === null ? [] : [{ id, rest }])) };
}

/**
 * Moves a partner's funds and writes down how; the caller holds the credit account's lock. A fund never sinks below zero.
 * Throws `fund_short`.
 */
export async function moveFunds(tx: EntityManager, partnerId: string, movements: NewMovement[], moved: Moved): Promise<void> {
  if (movements.length === 0) return;
  for (const { fund } of movements.filter(({ kind }) => kind === 'put_in' || kind === 'granted')) await tx.query('INSERT IGNORE INTO fund_accounts (partner_id, fund) VALUES (?, ?)', [partnerId, fund]);
  const nets = [...Map.groupBy(movements, ({ fund }) => fund)].map(([fund, parts]) => ({ fund, net: sum(parts.map(({ amount }) => amount)) }));
  const wanted = nets.map(() => 'SELECT ? AS fund, CAST(? AS DECIMAL(19,2)) AS net').join(' UNION ALL ');
  const rows = await affected(tx, `UPDATE fund_accounts f JOIN (${wanted}) m ON m.fund = f.fund SET f.balance = f.balance + m.net WHERE f.partner_id = ? AND f.balance + m.net >= 0`,
    [...nets.flatMap(({ fund, net }) => [fund, net]), partnerId]);
  if (rows !== nets.length) throw new CreditError('fund_short', {}, 'amount', 422);
  await write(tx, partnerId, movements, moved);
}

// each with the balance after it: what the fund has now, less what the later ones moved
async function write(tx: EntityManager, partnerId: string, movements: NewMovement[], { actor, at, today }: Moved): Promise<void> {
  const later = (fund: Fund, position: number) => sum(movements.slice(position + 1).filter((next) => next.fund === fund).map(({ amount }) => amount));
  const rows = movements.map(() => 'SELECT ? AS position, ? AS fund, ? AS kind, CAST(? AS DECIMAL(19,2)) AS amount, CAST(? AS DECIMAL(19,2)) AS later, ? AS document, ? AS note').join(' UNION ALL ');
  await tx.query(`
    INSERT INTO fund_movements (partner_id, fund, kind, amount, balance, document, note, moved_on, moved_by_name, moved_at)
    SELECT f.partner_id, m.fund, m.kind, m.amount, f.balance - m.later, m.document, m.note, ?, ?, ? FROM (${rows}) m JOIN fund_accounts f ON f.partner_id = ? AND f.fund = m.fund ORDER BY m.position`,
  [today, actor.name, at, ...movements.flatMap(({ fund, kind, amount, document, note = '' }, position) => [position, fund, kind, amount, later(fund, position), document, note]), partnerId]);
}
