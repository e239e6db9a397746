import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Download, type Redirect, redirect } from '../../platform/http/page.js';
import { Uploaded } from '../../platform/http/uploaded.js';
import { AskEInvoice } from './ask-e-invoice.js';
import { eInvoiceDownload } from './e-invoice-download.js';
import { EInvoiceForm } from './e-invoice.dto.js';
import { eInvoiceOf } from './e-invoices.queries.js';
import { NoteEInvoice } from './note-e-invoice.js';

@Controller('admin/invoices/:number/e-invoice')
export class EInvoicesAdminController {
  constructor(private readonly database: Database, private readonly files: Files, private readonly noteEInvoice: NoteEInvoice, private readonly askEInvoice: AskEInvoice) {}

  @Get()
  @Allow('invoices.read')
  async file(@Param('number') number: string): Promise<Download> {
    return eInvoiceDownload(this.files, await eInvoiceOf(this.database, number));
  }

  @Post()
  @Allow('invoices.manage')
  @FormPage('/admin/invoices/:number')
  async note(
    @CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(EInvoiceForm) { eNumber, eIssuedOn }: EInvoiceForm, @Uploaded('eFile') upload: Upload | undefined, @OnceKey() key: string | undefined,
  ): Promise<Redirect> {
    await this.noteEInvoice.run(actor, number, { number: eNumber, issuedOn: eIssuedOn }, upload, key);
    return redirect(`/admin/invoices/${number}`, 'settlement.flash.e_invoice_noted');
  }

  @Post('request')
  @Allow('invoices.manage')
  @FormPage('/admin/invoices/:number')
  async ask(@CurrentStaff() actor: StaffActor, @Param('number') number: string): Promise<Redirect> {
    await this.askEInvoice.again(actor, number);
    return redirect(`/admin/invoices/${number}`, 'settlement.flash.e_invoice_asked');
  }
}
