import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { ReasonForm } from '../payments/payments.dto.js';
import { WriteOffRest } from './write-off-rest.js';
import { WriteOffForm } from './write-offs.dto.js';

@Controller('admin/invoices/:number/write-offs')
export class WriteOffsAdminController {
  constructor(private readonly writeOff: WriteOffRest) {}

  @Post()
  @Allow('settlement.write_off')
  @FormPage('/admin/invoices/:number?form=write-off')
  async write(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(WriteOffForm) form: WriteOffForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.writeOff.run(actor, number, form, key);
    return redirect(`/admin/invoices/${number}`, 'settlement.flash.writtenOff', { number });
  }

  @Post(':entry/reversal')
  @Allow('settlement.write_off')
  @FormPage('/admin/invoices/:number?form=undo-:entry')
  async undo(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @RowId('entry') entry: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.writeOff.undo(actor, number, entry, reason);
    return redirect(`/admin/invoices/${number}`, 'settlement.flash.writeOffUndone', { number });
  }
}
