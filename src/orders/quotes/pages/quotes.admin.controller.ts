import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { addDays } from '../../../platform/clock/days.js';
import { Database } from '../../../platform/database/database.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../../platform/http/form.js';
import { turns } from '../../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { AnswerQuote } from '../answer-quote.js';
import { CloseQuote } from '../close-quote.js';
import { AnswerForm, CloseForm, OpenQuoteForm, QuotesFilter } from '../quote.dto.js';
import { quotePage } from './quote-page.js';
import { quoteRowView, quoteTabs, spareRows } from './quote-views.js';
import { wishesOf } from '../quoted-lines.js';
import { shownAnew } from './shown-anew.js';
import { anyQuote, quoteCounts, quotesIn } from './quotes.queries.js';

const usualValidity = 14;

@Controller('admin/quotes')
export class QuotesAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly answerQuote: AnswerQuote, private readonly closeQuote: CloseQuote) {}

  @Get()
  @Allow('orders.read')
  async list(@Filter(QuotesFilter) filter: QuotesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [view, today] = [filter.view ?? 'open', this.clock.today()];
    const [found, counts] = await Promise.all([quotesIn(this.database, filter, { view, today }), quoteCounts(this.database, today)]);
    return page('admin/quotes/list', {
      filter, view, tabs: quoteTabs(originalUrl, view, counts, 'open'), quotes: found.rows.map((row) => quoteRowView(row, { language, today })), ...turns(originalUrl, found),
      isFiltered: Boolean(filter.q),
    });
  }

  @Get(':number')
  @Allow('orders.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenQuoteForm) { form }: OpenQuoteForm, @Req() { language }: Request): Promise<Page> {
    const today = this.clock.today();
    const quote = await quotePage(this.database, await anyQuote(this.database, number), { language, today, inside: true });
    const rows = quote.latest?.lines ?? [];
    return page('admin/quotes/show', {
      quote, form, mayAnswer: quote.isOpen && may(actor, 'quotes.answer'), rows, spare: spareRows.map((place) => rows.length + place), today, validUntil: addDays(today, usualValidity),
    });
  }

  @Post(':number/answers')
  @Allow('quotes.answer')
  @FormPage('/admin/quotes/:number')
  async answer(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(AnswerForm) { round, lines, ...form }: AnswerForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    return this.answerQuote.run(actor, number, { seen: round, wishes: wishesOf(lines), ...form }, key)
      .then(() => redirect(`/admin/quotes/${number}`, 'quotes.flash.answered', { number }), shownAnew(number, '/admin'));
  }

  @Post(':number/refusal')
  @Allow('quotes.answer')
  @FormPage('/admin/quotes/:number?form=refusal')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(CloseForm) { reason }: CloseForm): Promise<Redirect> {
    await this.closeQuote.run(actor, number, 'refused', reason);
    return redirect(`/admin/quotes/${number}`, 'quotes.flash.refused', { number });
  }

  @Post(':number/withdrawal')
  @Allow('quotes.answer')
  @FormPage('/admin/quotes/:number?form=withdrawal')
  async recall(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(CloseForm) { reason }: CloseForm): Promise<Redirect> {
    await this.closeQuote.run(actor, number, 'recalled', reason);
    return redirect(`/admin/quotes/${number}`, 'quotes.flash.recalled', { number });
  }
}
