import { Controller, Get, Param } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { MovementsFilter } from './funds.dto.js';
import { fundsOf, movementsOf } from './funds.queries.js';

@Controller('api/v1/partners')
export class FundsApiController {
  constructor(private readonly database: Database) {}

  @Get(':code/funds')
  @Allow('credit.read')
  async read(@Param('code') code: string, @Filter(MovementsFilter) filter: MovementsFilter) {
    const row = await fundsOf(this.database, { code });
    if (!row) throw new NotFound();
    const { rows, next } = await movementsOf(this.database, row.id, filter);
    const { currency, prepaid, deposit, rebate, setAside } = row;
    return { currency, prepaid, deposit, rebate, setAside, movements: rows.map(({ movedOn: date, fund, kind, amount, balance, document, note }) => ({ date, fund, kind, amount, balance, document, note })), ...next ? { next } : {} };
  }
}
