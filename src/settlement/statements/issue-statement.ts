import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { type Period, periodOf } from './periods.js';
import { bookedStatement } from './statement.js';
import { StatementLine } from './statement-line.entity.js';
import { statementMachine } from './statement-states.js';
import { Statement } from './statement.entity.js';

@Injectable()
export class IssueStatement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Issues a partner's statement of an ended month, once: its days are closed and its lines frozen from then on. Throws `period_open`, NotFound. */
  async run(by: Actor, partnerCode: string, period: string): Promise<void> {
    const month = this.endedMonth(period);
    await this.database.inTransaction(async (tx) => {
      const partner = await partnerByCode(tx, partnerCode);
      if (!partner) throw new NotFound();
      await lockAccount(tx, partner.id);
      if (await tx.existsBy(Statement, { partnerId: partner.id, period })) return;
      const id = await this.freeze(tx, by, partner, month);
      await beginState(tx, statementMachine, id, 'issued', { actor: by, at: this.clock.now() });
      await this.audit.write(tx, { actor: by, action: 'statement.issued', subject: period, partnerId: partner.id });
      await this.outbox.add(tx, 'notify', { event: 'statement.issued', statement: id });
    });
  }

  private async freeze(tx: EntityManager, by: Actor, { id: partnerId, currency }: { id: string; currency: string }, month: Period): Promise<string> {
    const { opening, closing, unapplied, ageing, movements } = await bookedStatement(tx, { partnerId, currency }, month, this.clock.today());
    const { identifiers } = await tx.insert(Statement, {
      partnerId, period: month.period, fromDate: month.from, toDate: month.to, currency, opening, closing, unapplied,
      ageCurrent: ageing.current, age1To30: ageing.d1_30, age31To60: ageing.d31_60, age61To90: ageing.d61_90, ageOver90: ageing.d90_plus,
      issuedAt: this.clock.now(), issuedByName: by.name, signedAt: null,
    });
    const statementId = String(identifiers[0]?.id);
    // the opening balance is a line too: it can be disputed like the others
    const first = { statementId, position: 0, entryId: null, lineDate: month.from, kind: 'opening', document: '', debit: '0.00', credit: '0.00', balance: opening };
    const lines = movements.map(({ date, number, ...rest }, index) => ({ ...rest, statementId, position: index + 1, lineDate: date, document: number }));
    await tx.insert(StatementLine, [first, ...lines]);
    return statementId;
  }

  /** The month as a period. Throws `period_open` when it has not ended, NotFound when it is no month. */
  endedMonth(period: string): Period {
    const month = periodOf(period);
    if (!month) throw new NotFound();
    if (month.to >= this.clock.today()) throw new SettlementError('period_open', { period });
    return month;
  }
}
