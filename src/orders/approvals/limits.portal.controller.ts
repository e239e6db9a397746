import { Body, Controller, Get, Post } from '@nestjs/common';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { KeepLimits } from './keep-limits.js';
import { limitField, limitsIn } from './limits-form.js';
import { limitsOf } from './limits.queries.js';

/** A partner's owner says what its people may order without approval. */
@Controller('account/approvals')
export class LimitsPortalController {
  constructor(private readonly database: Database, private readonly keepLimits: KeepLimits) {}

  @Get()
  @Allow('portal.people')
  async show(@CurrentPartner() { partnerId, userId }: PartnerActor): Promise<Page> {
    const [{ general, people }, partner] = await Promise.all([limitsOf(this.database, partnerId), partnerById(this.database, partnerId)]);
    return page('portal/approvals/limits', {
      general, currency: partner?.currency, isAlone: people.filter(({ approves }) => approves > 0).length < 2,
      people: people.map((person) => ({ ...person, field: limitField(person.login), isSelf: person.id === userId })),
    });
  }

  @Post()
  @Allow('portal.people')
  @FormPage('/account/approvals')
  async keep(@CurrentPartner() actor: PartnerActor, @Body() body: unknown): Promise<Redirect> {
    await this.keepLimits.run(actor, limitsIn(body));
    return redirect('/account/approvals', 'approvals.flash.limits');
  }
}
