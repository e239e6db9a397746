import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Database, affected } from '../platform/database/database.js';
import { once } from '../platform/database/idempotency.js';
import type { Actor } from '../platform/http/actor.js';
import { isStale } from '../platform/http/edition.js';
import { NotFound } from '../platform/http/errors.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { Audit } from '../identity/audit.js';
import { partnerByCode } from '../partners/partners.queries.js';
import { CreditError } from './credit-error.js';
import { ProposeLimit } from './limits/propose-limit.js';
import { RefreshLimit } from './limits/refresh-limit.js';
import type { LimitSource } from './limits/resolve-limit.js';
import { openAccount } from './open-account.js';

/** Null limit = unlimited, 0 = prepay; `inherits` = the parent's or the tier's instead; a null allowed amount = no bound on what may be overdue. */
export type CreditTerms = {
  creditLimit: string | null; inherits?: boolean; temporaryLimit: string; temporaryUntil: string | null; overdueDaysAllowed: number; overdueAmountAllowed: string | null;
};

/** `was`: the terms when the form was opened; `key`: the form's one-time key. */
type Sent = { was?: string; key?: string };
type Outcome = { outcome: 'set' | 'proposed' };

/** An account's terms as the form has them; all null when there is no account. */
export function termsOf(account: Partial<CreditTerms> & { limitFrom?: LimitSource | null } = {}) {
  const { creditLimit = null, temporaryLimit = null, temporaryUntil = null, overdueDaysAllowed = null, overdueAmountAllowed = null, limitFrom } = account;
  return { creditLimit, inherits: (limitFrom ?? 'own') !== 'own', temporaryLimit, temporaryUntil, overdueDaysAllowed, overdueAmountAllowed };
}

@Injectable()
export class SetCreditTerms {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox,
    private readonly refreshLimit: RefreshLimit, private readonly proposeLimit: ProposeLimit,
  ) {}

  /**
   * Sets a partner's limits and overdue terms, and opens the account when there is none. Approved orders stay approved; held ones are decided again.
   * A limit that a person raises above the bound, also to the parent's, waits for another, the rest holds. Throws `changed_meanwhile` when they no longer are what they `was`, `large_temporary`, `limit_waits`.
   */
  async run(actor: Actor, code: string, asked: CreditTerms, { was = '', key }: Sent = {}): Promise<Outcome> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { terms: code, ...asked } }, this.clock.now(), () => this.set(tx, actor, { code, was }, asked)));
  }

  private async set(tx: EntityManager, actor: Actor, { code, was }: { code: string; was: string }, asked: CreditTerms): Promise<Outcome> {
    const partner = await partnerByCode(tx, code);
    if (!partner) throw new NotFound();
    const { before } = await openAccount(tx, partner.id, partner.currency);
    if (isStale(was, termsOf(before))) throw new CreditError('changed_meanwhile');
    const proposed = await this.proposeLimit.needed(tx, actor, partner.id, asked, before);
    const terms = proposed ? { ...asked, creditLimit: before ? before.creditLimit : '0.00', inherits: termsOf(before).inherits } : asked;
    await affected(tx, `
      UPDATE credit_accounts SET temporary_limit = ?, temporary_until = ?, overdue_days_allowed = ?, overdue_amount_allowed = ?
      WHERE partner_id = ?`,
    [terms.temporaryLimit, terms.temporaryUntil, terms.overdueDaysAllowed, terms.overdueAmountAllowed, partner.id]);
    await (terms.inherits ? this.refreshLimit.within(tx, partner.id) : this.refreshLimit.own(tx, partner.id, terms.creditLimit));
    await this.audit.write(tx, { actor, action: 'credit.terms_set', subject: code, detail: { before, after: terms }, partnerId: partner.id });
    if (proposed) await this.proposeLimit.within(tx, actor, { partnerId: partner.id, code }, proposed);
    await this.outbox.add(tx, 'credit', { partner: partner.id });
    return { outcome: proposed ? 'proposed' : 'set' };
  }
}
