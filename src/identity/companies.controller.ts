import { Controller, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { promisify } from 'node:util';
import { Database } from '../platform/database/database.js';
import { Public } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { redirect } from '../platform/http/page.js';
import { Audit } from './audit.js';

const supplier = 'supplier';

/** One user, several companies: the session works for one of them at a time. */
@Controller('companies')
export class CompaniesController {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  @Post(':code/choice')
  @Public()
  async choose(@Req() request: Request, @Param('code') code: string) {
    const { person, actor } = request;
    const place = person?.workplaces.find(({ partnerId, code: own }) => (code === supplier ? partnerId === null : own === code));
    if (!place || !actor || !person) throw new NotFound();
    await promisify(request.session.regenerate.bind(request.session))();
    Object.assign(request.session, { userId: person.userId, partnerId: place.partnerId });
    await this.database.inTransaction((tx) => this.audit.write(tx, { actor, action: 'company.chosen', subject: code, partnerId: place.partnerId }));
    return redirect(place.partnerId === null ? '/admin' : '/');
  }
}
