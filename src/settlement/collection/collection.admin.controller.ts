import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { partnerChoices } from '../../partners/partner-pages.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { ReasonForm } from '../payments/payments.dto.js';
import { MakePromise } from '../promises/make-promise.js';
import { PromiseForm } from '../promises/promise.dto.js';
import { WithdrawPromise } from '../promises/withdraw-promise.js';
import { CollectionPage } from './collection-page.js';
import { CollectionFilter, ContactForm } from './collection.dto.js';
import { collectionCounts, collectionList } from './collection.queries.js';
import { collectionChips, collectionRowView, collectionTabs } from './collection-views.js';
import { NoteContact } from './note-contact.js';

const hrefOf = (code: string) => `/admin/collection/${encodeURIComponent(code)}`;

/** Whom to call today, and what was said and promised. */
@Controller('admin/collection')
export class CollectionAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly collectionPage: CollectionPage,
    private readonly noteContact: NoteContact, private readonly makePromise: MakePromise, private readonly withdrawPromise: WithdrawPromise,
  ) {}

  @Get()
  @Allow('credit.read')
  async list(@Filter(CollectionFilter) filter: CollectionFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [view, today] = [filter.view ?? 'today', this.clock.today()];
    const [found, counts, choices] = await Promise.all([
      collectionList(this.database, filter, view, today), collectionCounts(this.database, filter, today), partnerChoices(this.database, language),
    ]);
    const chips = collectionChips(originalUrl, filter, choices);
    return page('admin/collection/list', {
      filter, view, chips, territories: choices.territories, managers: choices.managers, tabs: collectionTabs(originalUrl, view, counts),
      rows: found.rows.map((row) => collectionRowView(row, { language, today })), ...turns(originalUrl, found),
    });
  }

  @Get(':code')
  @Allow('credit.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/collection/show', { ...await this.collectionPage.of(code, language), mayNote: may(actor, 'collection.note') });
  }

  @Post(':code/contacts')
  @Allow('collection.note')
  @FormPage('/admin/collection/:code')
  async note(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(ContactForm) form: ContactForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.noteContact.run(actor, code, { ...form, nextOn: form.nextOn || null }, key);
    return redirect(hrefOf(code), 'collection.flash.noted');
  }

  @Post(':code/promises')
  @Allow('collection.note')
  @FormPage('/admin/collection/:code')
  async promise(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(PromiseForm) { remark, ...form }: PromiseForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.makePromise.run(actor, code, { ...form, note: remark }, key);
    return redirect(hrefOf(code), 'collection.flash.promised');
  }

  @Post(':code/promises/:id/withdrawal')
  @Allow('collection.note')
  @FormPage('/admin/collection/:code')
  async withdraw(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.withdrawPromise.run(actor, code, id, reason);
    return redirect(hrefOf(code), 'collection.flash.withdrawn');
  }
}
