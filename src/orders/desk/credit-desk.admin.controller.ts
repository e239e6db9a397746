import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { accountView } from '../../credit/account-words.js';
import { accountViewCounts, accountViews, creditAccounts } from '../../credit/credit-pages.queries.js';
import { waitingLimitView } from '../../credit/limits/limit-words.js';
import { waitingLimits } from '../../credit/limits/proposals.queries.js';
import { openRequests } from '../../credit/requests/requests.queries.js';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { heldOrders } from './held-orders.queries.js';
import { heldOrderView } from './held-order-views.js';
import { CreditFilter } from './order-filter.dto.js';

/** Finance's desk: the orders that wait for it, and everyone's credit. */
@Controller('admin/credit')
export class CreditDeskController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  @Get()
  @Allow('credit.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(CreditFilter) filter: CreditFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const [held, found, counts, asked, waiting] = await Promise.all([
      heldOrders(this.database), creditAccounts(this.database, filter, today), accountViewCounts(this.database, today), openRequests(this.database), waitingLimits(this.database),
    ]);
    const tab = (view: (typeof accountViews)[number] | undefined) => ({
      label: `credit.view.${view ?? 'all'}`, href: `${pageHref(originalUrl, { view, after: '', before: '' })}#accounts`, current: filter.view === view,
      count: view && counts[view], hot: view !== undefined && view !== 'hold',
    });
    const heldInAll = Number(held[0]?.waiting ?? 0);
    return page('admin/credit/list', {
      filter, openRequests: asked, waiting: waiting.map((row) => waitingLimitView(row, language)), tabs: [undefined, ...accountViews].map(tab),
      held: held.map((row) => heldOrderView(row, language)), heldInAll, hasMore: heldInAll > held.length,
      accounts: found.rows.map((row) => accountView(row, { language, today })), ...turns(originalUrl, found), mayRelease: may(actor, 'credit.release'),
    });
  }
}
