import { Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { ReleaseOrder } from '../decision/release-order.js';
import { PassReview } from '../review/pass-review.js';
import { OrderPapers } from '../papers/order-papers.js';
import { BulkReasonForm, ChosenOrders, PrintForm } from './bulk.dto.js';
import { oneByOne, type Outcome } from './one-by-one.js';

/** What is done to many orders of the list at once. */
@Controller('admin/orders')
export class BulkController {
  constructor(private readonly releaseOrder: ReleaseOrder, private readonly passReview: PassReview, private readonly papers: OrderPapers) {}

  @Post('releases')
  @Allow('credit.release')
  @FormPage('/admin/orders')
  async release(@CurrentStaff() actor: StaffActor, @Form(BulkReasonForm) { ids, reason }: BulkReasonForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Page> {
    return outcomePage('release', await oneByOne(ids, language, (number) => this.releaseOrder.run(actor, number, reason, key && `${key}:${number}`)));
  }

  @Post('reviews')
  @Allow('orders.review')
  @FormPage('/admin/orders')
  async review(@CurrentStaff() actor: StaffActor, @Form(ChosenOrders) { ids }: ChosenOrders, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Page> {
    return outcomePage('review', await oneByOne(ids, language, (number) => this.passReview.run(actor, number, key && `${key}:${number}`)));
  }

  @Post('papers')
  @Allow('orders.read')
  @FormPage('/admin/orders')
  async print(@Form(PrintForm) { ids, paper }: PrintForm, @Req() { language }: Request): Promise<Download | Redirect> {
    const file = paper === 'order' ? await this.papers.orders(ids, language) : await this.papers.ofOrders(paper, ids, language);
    return file ?? redirect('/admin/orders?view=all', 'orders.bulk.nothingToPrint', {}, 'amber');
  }
}

function outcomePage(what: 'release' | 'review', outcomes: Outcome[]): Page {
  const done = outcomes.filter(({ isDone }) => isDone).length;
  return page('admin/orders/outcomes', { what, outcomes, done, failed: outcomes.length - done });
}
