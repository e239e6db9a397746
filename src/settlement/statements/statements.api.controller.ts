import { Controller, Get, Param } from '@nestjs/common';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { SettlementError } from '../settlement-error.js';
import { monthOf } from './periods.js';
import { type StatementOfAccount, statementOf } from './statement.js';
import { DaysFilter } from './statements.dto.js';

@Controller('api/v1/partners/:code/statement')
export class StatementsApiController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** From the first of the month to today when no days are given. */
  @Get()
  @Allow('statements.read')
  async read(@Param('code') code: string, @Filter(DaysFilter) filter: DaysFilter): Promise<Omit<StatementOfAccount, 'debit' | 'credit'>> {
    const partner = await partnerByCode(this.database, code);
    if (!partner) throw new NotFound();
    const today = this.clock.today();
    const { to = today, from = `${monthOf(to)}-01` } = filter;
    if (from > to) throw new SettlementError('days_reversed', { from, to }, 'from');
    const { debit: _, credit: __, ...statement } = await statementOf(this.database, { partnerId: partner.id, currency: partner.currency }, { from, to }, today);
    return statement;
  }
}
