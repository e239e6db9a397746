import { Controller, Get } from '@nestjs/common';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { type Page, page } from '../../platform/http/page.js';
import { accountAt } from './account-at.js';
import { asOfView } from './as-of-views.js';
import { AsOfFilter } from './as-of.dto.js';

@Controller('statements/as-of')
export class AsOfPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  /** The account at the end of any day; today when none is asked for. A day to come is not there yet. */
  @Get()
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Filter(AsOfFilter) { asOf }: AsOfFilter): Promise<Page> {
    const today = this.clock.today();
    const [day, partner] = [asOf ?? today, await partnerById(this.database, actor.partnerId)];
    if (!partner || day > today) throw new NotFound();
    const { id: partnerId, currency } = partner;
    return page('portal/settlement/as-of', { day, today, currency, account: asOfView(await accountAt(this.database, { partnerId, currency }, day, this.config.timeZone), '') });
  }
}
