import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import type { Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { UploadedAll } from '../../platform/http/uploaded.js';
import { RowId } from '../../platform/http/row-id.js';
import { productHref } from '../products/product-views.js';
import { AddPictures } from './add-pictures.js';
import { ArrangePictures } from './arrange-pictures.js';

@Controller('admin/catalog/:sku/pictures')
export class PicturesAdminController {
  constructor(private readonly addPictures: AddPictures, private readonly arrangePictures: ArrangePictures) {}

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/catalog/:sku')
  async add(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @UploadedAll('pictures') uploads: Upload[], @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.addPictures.run(actor, sku, uploads, key);
    return redirect(productHref(sku), 'catalog.flash.pictures_added', { count: uploads.length });
  }

  @Post(':id/first')
  @Allow('catalog.manage')
  async putFirst(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @RowId() id: string): Promise<Redirect> {
    await this.arrangePictures.putFirst(actor, sku, id);
    return redirect(productHref(sku), 'catalog.flash.picture_put_first');
  }

  @Post(':id/removal')
  @Allow('catalog.manage')
  async remove(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @RowId() id: string): Promise<Redirect> {
    await this.arrangePictures.remove(actor, sku, id);
    return redirect(productHref(sku), 'catalog.flash.picture_removed');
  }
}
