import { Controller, Get, Param } from '@nestjs/common';
import { partnerByCode } from '../partners/partners.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { type Credit, creditOf } from './credit.queries.js';

@Controller('api/v1/partners')
export class CreditApiController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  @Get(':code/credit')
  @Allow('credit.read')
  async read(@Param('code') code: string): Promise<Credit> {
    const partner = await partnerByCode(this.database, code);
    const credit = partner && await creditOf(this.database, partner.id, this.clock.today());
    if (!credit) throw new NotFound();
    return credit;
  }
}
