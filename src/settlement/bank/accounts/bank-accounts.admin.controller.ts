import { Controller, Get, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../../identity/access/actors.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { NotFound } from '../../../platform/http/errors.js';
import { Form, OnceKey } from '../../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { RowId } from '../../../platform/http/row-id.js';
import { BankProfile, dateFormats } from './bank-profile.entity.js';
import { ProfileForm } from '../bank.dto.js';
import { bankColumns } from '../files/column-names.js';
import { KeepProfile } from './keep-profile.js';

const choices = { formats: dateFormats.map((value) => ({ value, label: `bank.dateFormats.${value}` })), columns: bankColumns.map((column) => ({ name: `${column}Column`, label: `bank.columns.${column}` })) };

@Controller('admin/bank/accounts')
export class BankAccountsAdminController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly keepProfile: KeepProfile) {}

  @Get()
  @Allow('payments.read')
  async list(): Promise<Page> {
    return page('admin/bank/accounts', { accounts: (await this.database.source.manager.find(BankProfile, { order: { name: 'ASC' } })).map((account) => ({ ...account })) });
  }

  @Get('new')
  @Allow('payments.record')
  create(): Page {
    return page('admin/bank/account', { ...choices, account: { currency: this.config.currency, dateFormat: 'ymd' }, isNew: true });
  }

  @Post()
  @Allow('payments.record')
  @FormPage('/admin/bank/accounts/new')
  async add(@CurrentStaff() actor: StaffActor, @Form(ProfileForm) form: ProfileForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepProfile.add(actor, { ...form }, key);
    return redirect('/admin/bank/accounts', 'bank.flash.accountAdded', { name: form.name });
  }

  @Get(':id/edit')
  @Allow('payments.record')
  async edit(@RowId() id: string): Promise<Page> {
    const account = await this.database.source.manager.findOneBy(BankProfile, { id });
    if (!account) throw new NotFound();
    return page('admin/bank/account', { ...choices, account: { ...account } });
  }

  @Post(':id')
  @Allow('payments.record')
  @FormPage('/admin/bank/accounts/:id/edit')
  async change(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(ProfileForm) form: ProfileForm): Promise<Redirect> {
    await this.keepProfile.change(actor, id, { ...form });
    return redirect('/admin/bank/accounts', 'bank.flash.accountChanged', { name: form.name });
  }
}
