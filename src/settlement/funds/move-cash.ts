import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { takePayment } from '../../credit/accounts.js';
import type { Fund } from '../../credit/funds/fund-account.entity.js';
import { balancesOf, type Moved, moveFunds } from '../../credit/funds/funds.js';
import { openAccount } from '../../credit/open-account.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { type PartnerTerms, partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, type Reader } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { type Amount, compare, isPositive, minorUnits, negative, rounded, sum } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { post } from '../ledger/ledger.js';
import { allocate } from '../payments/allocate.js';
import { setAside } from '../refunds/set-aside-cash.js';
import { SettlementError } from '../settlement-error.js';

export type CashFund = Exclude<Fund, 'rebate'>;
export type CashMove = { fund: CashFund; way: 'in' | 'out'; amount: Amount; note: string; payment?: string };

type Part = { number: string; amount: Amount };
const faults = { over: 'over_unapplied_cash', covers: 'fund_covers_credit' };

@Injectable()
export class MoveCash {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /**
   * Moves unapplied cash of a partner into its prepaid money or deposit, or back to the payments it came from, the latest first.
   * Throws NotFound, `minor_unit`, `over_unapplied_cash`, `fund_covers_credit`, `over_fund`.
   */
  async run(actor: Actor, code: string, move: CashMove, key?: string): Promise<void> {
    const moved = { actor, at: this.clock.now(), today: this.clock.today() };
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { cash: code, ...move } }, moved.at, async () => {
      const partner = await lockFunded(tx, code, move.amount);
      const amount = sum([move.amount]);
      const parts = move.way === 'in' ? await setAside(tx, { partnerId: partner.id, amount, of: move.payment || undefined, isCashOnly: true }, moved.today, faults) : await this.takeOut(tx, partner, { ...move, amount });
      await this.book(tx, partner, move, parts, moved);
      await this.audit.write(tx, { actor, action: move.way === 'in' ? 'fund.put_in' : 'fund.taken_out', subject: code, detail: { fund: move.fund, amount, payments: parts.map(({ number }) => number).join(', '), note: move.note }, partnerId: partner.id });
      await recheckHeldOrders(tx, this.outbox, partner.id);
      return {};
    }));
  }

  private async takeOut(tx: EntityManager, { id: partnerId }: PartnerTerms, { fund, amount }: CashMove): Promise<Part[]> {
    const balance = (await balancesOf(tx, partnerId))[fund];
    if (compare(amount, balance) > 0) throw new SettlementError('over_fund', { available: balance }, 'amount');
    const { allocations } = allocate(amount, await cashIn(tx, partnerId, fund));
    for (const { invoice: { number }, amount: part } of allocations) {
      const rows = await affected(tx, "UPDATE payments SET unapplied = unapplied + ? WHERE number = ? AND status = 'recorded' AND unapplied + ? <= amount", [part, number, part]);
      if (rows !== 1) throw new SettlementError('payment_moved', { number }, undefined, 409);
    }
    await takePayment(tx, partnerId, amount);
    return allocations.map(({ invoice: { number }, amount: part }) => ({ number, amount: part }));
  }

  private async book(tx: EntityManager, { id: partnerId, currency }: PartnerTerms, { fund, way, note }: CashMove, parts: Part[], moved: Moved): Promise<void> {
    const isIn = way === 'in';
    await moveFunds(tx, partnerId, parts.map(({ number, amount }) => ({ fund, kind: isIn ? 'put_in' : 'taken_out', amount: isIn ? amount : negative(amount), document: number, note })), moved);
    for (const { number, amount } of parts) {
      await post(tx, {
        partnerId, kind: isIn ? 'fund_in' : 'fund_out', document: number, entryDate: moved.today, currency,
        lines: isIn ? [{ account: 'unapplied', debit: amount }, { account: fund, credit: amount }] : [{ account: fund, debit: amount }, { account: 'unapplied', credit: amount }],
      }, moved);
    }
  }
}

/** Finds a partner and locks its credit account for a movement of its funds. Throws NotFound, `minor_unit`. */
export async function lockFunded(tx: EntityManager, code: string, amount: Amount): Promise<PartnerTerms> {
  const partner = await partnerByCode(tx, code);
  if (!partner) throw new NotFound();
  const { currency } = partner;
  if (compare(rounded(amount, currency), amount) !== 0) throw new SettlementError('minor_unit', { currency, places: minorUnits(currency) }, 'amount');
  await openAccount(tx, partner.id, currency);
  return partner;
}

/** How much of a payment finance moved into funds and did not take out again. */
export async function inFundsOf(reader: Reader, payment: string): Promise<Amount> {
  const rows = (await reader.query("SELECT amount FROM fund_movements WHERE document = ? AND kind IN ('put_in', 'taken_out')", [payment])) as { amount: Amount }[];
  return sum(rows.map(({ amount }) => amount));
}

// the payments a fund was filled from, the latest first; together at least what is in it
async function cashIn(tx: EntityManager, partnerId: string, fund: CashFund): Promise<{ number: string; openAmount: Amount }[]> {
  const rows = await tx.query<{ number: string; openAmount: Amount }[]>(`
    SELECT document AS number, SUM(amount) AS openAmount FROM fund_movements WHERE partner_id = ? AND fund = ? AND kind IN ('put_in', 'taken_out')
    GROUP BY document ORDER BY MAX(id) DESC`, [partnerId, fund]);
  return rows.filter(({ openAmount }) => isPositive(openAmount));
}
