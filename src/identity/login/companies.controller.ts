import { Controller, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Public } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { redirect } from '../../platform/http/page.js';
import { Audit } from '../audit.js';
import { landingOf } from './local-path.js';
import { beginSession } from './session.js';

const supplier = 'supplier';

/** One user, several companies: the session works for one of them at a time. */
@Controller('companies')
export class CompaniesController {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  @Post(':code/choice')
  @Public()
  async choose(@Req() request: Request, @Param('code') code: string) {
    const { person, actor, session } = request;
    const place = person?.workplaces.find(({ partnerId, code: own }) => (code === supplier ? partnerId === null : own === code));
    if (!place || !actor || !person) throw new NotFound();
    await beginSession(request, person.userId, place.partnerId, session.startedAt);
    await this.database.inTransaction((tx) => this.audit.write(tx, { actor, action: 'company.chosen', subject: code, partnerId: place.partnerId }));
    return redirect(landingOf(place.partnerId, undefined));
  }
}
