import { Controller, Get, Post } from '@nestjs/common';
import { Supplier } from '../../platform/company/supplier.js';
import type { Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Download, type Redirect, redirect } from '../../platform/http/page.js';
import { Uploaded } from '../../platform/http/uploaded.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { KeepSeal } from './keep-seal.js';

@Controller('admin/company/seal')
export class SealAdminController {
  constructor(private readonly supplier: Supplier, private readonly keepSeal: KeepSeal) {}

  @Get()
  @Allow('company.manage')
  async show(): Promise<Download> {
    const { seal } = await this.supplier.letterhead();
    if (!seal) throw new NotFound();
    return new Download(seal, 'image/png', 'seal.png', true);
  }

  @Post()
  @Allow('company.manage')
  @FormPage('/admin/company')
  async put(@CurrentStaff() actor: StaffActor, @Uploaded('seal') upload: Upload | undefined): Promise<Redirect> {
    await this.keepSeal.put(actor, upload);
    return redirect('/admin/company', 'company.seal.saved');
  }

  @Post('removal')
  @Allow('company.manage')
  async remove(@CurrentStaff() actor: StaffActor): Promise<Redirect> {
    await this.keepSeal.remove(actor);
    return redirect('/admin/company', 'company.seal.removed');
  }
}
