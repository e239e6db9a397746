import { Injectable } from '@nestjs/common';
import { lockAccount } from '../../credit/accounts.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SettlementError } from '../settlement-error.js';
import { type Period, periodOf } from './periods.js';
import { statementOf } from './statement.js';
import { Statement } from './statement.entity.js';

@Injectable()
export class IssueStatement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Issues a partner's statement of an ended month, once: its days are closed from then on. Throws `period_open`, NotFound. */
  async run(by: { name: string }, partnerCode: string, period: string): Promise<void> {
    const month = this.endedMonth(period);
    await this.database.inTransaction(async (tx) => {
      const partner = await partnerByCode(tx, partnerCode);
      if (!partner) throw new NotFound();
      await lockAccount(tx, partner.id);
      if (await tx.existsBy(Statement, { partnerId: partner.id, period })) return;
      const { opening, closing } = await statementOf(tx, { partnerId: partner.id, currency: partner.currency }, month, this.clock.today());
      const { identifiers } = await tx.insert(Statement, {
        partnerId: partner.id, period, fromDate: month.from, toDate: month.to, currency: partner.currency, opening, closing,
        issuedAt: this.clock.now(), issuedByName: by.name,
      });
      await this.outbox.add(tx, 'notify', { event: 'statement.issued', statement: String(identifiers[0]?.id) });
    });
  }

  /** The month as a period. Throws `period_open` when it has not ended, NotFound when it is no month. */
  endedMonth(period: string): Period {
    const month = periodOf(period);
    if (!month) throw new NotFound();
    if (month.to >= this.clock.today()) throw new SettlementError('period_open', { period });
    return month;
  }
}
