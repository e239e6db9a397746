import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Files, type Upload } from '../../../platform/files/files.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { NotFound } from '../../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../../platform/http/form.js';
import { ListFilter, turns } from '../../../platform/http/list-filter.js';
import { Download, type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { RowId } from '../../../platform/http/row-id.js';
import { Uploaded } from '../../../platform/http/uploaded.js';
import { BankProfile } from '../accounts/bank-profile.entity.js';
import { fileView } from '../bank-views.js';
import { StatementFileForm } from '../bank.dto.js';
import { fileById, filesOf } from '../bank.queries.js';
import { CheckStatement } from './check-statement.js';
import { checkedFile } from './stated-file.js';
import { TakeStatement } from './take-statement.js';

@Controller('admin/bank/files')
export class BankFilesAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly files: Files,
    private readonly checkStatement: CheckStatement, private readonly takeStatement: TakeStatement,
  ) {}

  @Get()
  @Allow('payments.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const [found, accounts] = await Promise.all([filesOf(this.database, filter), this.database.source.manager.find(BankProfile, { order: { name: 'ASC' } })]);
    return page('admin/bank/files', {
      files: found.rows, ...turns(originalUrl, found), accounts: accounts.map(({ id, name }) => ({ value: id, label: name })), mayRecord: may(actor, 'payments.record'),
    });
  }

  @Post()
  @Allow('payments.record')
  @FormPage('/admin/bank/files')
  async check(@CurrentStaff() actor: StaffActor, @Form(StatementFileForm) { account }: StatementFileForm, @Uploaded('file') file: Upload | undefined, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { id } = await this.checkStatement.run(actor, account, file, key);
    return redirect(`/admin/bank/files/${id}`);
  }

  @Get(':id')
  @Allow('payments.read')
  async show(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Page> {
    const file = await this.known(id);
    const profile = await this.database.source.manager.findOneByOrFail(BankProfile, { id: file.profileId });
    const isOpen = file.status === 'checked';
    const checked = isOpen ? fileView(await checkedFile(this.database, this.files, { fileId: file.fileId, profile }, this.clock.today())) : undefined;
    return page('admin/bank/file', { file, checked, isOpen, mayRecord: may(actor, 'payments.record') });
  }

  @Get(':id/original')
  @Allow('payments.read')
  async original(@RowId() id: string): Promise<Download> {
    const { fileId, name } = await this.known(id);
    const { content } = await this.files.read(fileId, null);
    return new Download(content, 'text/csv', name);
  }

  @Post(':id/execution')
  @Allow('payments.record')
  @FormPage('/admin/bank/files/:id')
  async take(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    const count = await this.takeStatement.run(actor, id);
    return redirect('/admin/bank', 'bank.flash.taken', { count });
  }

  @Post(':id/cancellation')
  @Allow('payments.record')
  @FormPage('/admin/bank/files/:id')
  async drop(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.takeStatement.drop(actor, id);
    return redirect('/admin/bank/files', 'bank.flash.dropped', {}, 'amber');
  }

  private async known(id: string) {
    const file = await fileById(this.database, id);
    if (!file) throw new NotFound();
    return file;
  }
}
