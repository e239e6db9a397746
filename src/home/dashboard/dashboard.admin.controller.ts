import { Controller, Get, Req } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { deskOrderView } from '../../orders/desk/order-rows.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { page } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { activityItems } from './activity-views.js';
import { latestActivity } from './activity.queries.js';
import { DashboardFigures } from './dashboard-figures.js';
import { figureViews } from './figure-views.js';
import { type Period, periods } from './periods.js';
import { queueItems, toDoTabs } from './queue-views.js';
import { whatWaits } from './queue.queries.js';
import { ordersToHandle, type ToDoStage, toDoStages } from './to-do.queries.js';

class DashboardFilter {
  @IsOptional() @IsIn(periods)
  period: Period = 'month';

  @IsOptional() @IsIn(toDoStages)
  stage?: ToDoStage;
}

@Controller('admin')
export class DashboardController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly figures: DashboardFigures) {}

  @Get()
  @Allow('home.read')
  async show(@CurrentStaff() actor: StaffActor, @Filter(DashboardFilter) { period, stage }: DashboardFilter, @Req() { language, originalUrl }: Request) {
    if (!may(actor, 'orders.read')) return page('admin/home/dashboard', {});
    const today = this.clock.today();
    const waiting = await whatWaits(this.database, { today, currency: this.config.currency });
    const [figures, orders, activity] = await Promise.all([
      this.figures.of(period, waiting.currency), ordersToHandle(this.database, stage), latestActivity(this.database, may(actor, 'payments.read') ? ['order', 'payment'] : ['order']),
    ]);
    return page('admin/home/dashboard', {
      ...figureViews(actor, waiting, figures, language),
      queue: queueItems(actor, waiting, language, { now: this.clock.now(), today, timeZone: this.config.timeZone }),
      periods: periods.map((one) => ({ label: `home.period.${one}`, href: pageHref(originalUrl, { period: one }), current: one === period })),
      tabs: toDoTabs(waiting, stage, (to) => `${pageHref(originalUrl, { stage: to })}#to-do`),
      orders: orders.map((row) => deskOrderView(row, language, today)),
      events: activityItems(activity, language),
      allOrders: pageHref('/admin/orders', { stage }),
      mayPlace: may(actor, 'orders.place'),
    });
  }
}
