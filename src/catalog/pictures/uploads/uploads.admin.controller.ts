import { Controller, Get, Post, Req } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../../identity/access/actors.js';
import { Database } from '../../../platform/database/database.js';
import type { Laid } from '../../../platform/files/files.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { NotFound } from '../../../platform/http/errors.js';
import { Filter, OnceKey } from '../../../platform/http/form.js';
import { Chosen, ListFilter, turns } from '../../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { RowId } from '../../../platform/http/row-id.js';
import { LaidAll } from '../../../platform/http/uploaded.js';
import { pageHref } from '../../../platform/views/page-href.js';
import { BeginUpload } from './begin-upload.js';
import { pictureUpload, pictureUploads, resultsOf } from './uploads.queries.js';

class ResultsFilter extends ListFilter {
  @Chosen() @IsIn(['faults'])
  view?: 'faults';
}

@Controller('admin/catalog/pictures')
export class UploadsAdminController {
  constructor(private readonly database: Database, private readonly beginUpload: BeginUpload) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const found = await pictureUploads(this.database, filter);
    return page('admin/catalog/picture-uploads', { uploads: found.rows.map((row) => ({ ...row, faults: Number(row.done) - Number(row.added) })), ...turns(originalUrl, found), mayManage: may(actor, 'catalog.manage') });
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/catalog/pictures')
  async begin(@CurrentStaff() actor: StaffActor, @LaidAll('pictures') sent: Laid[], @OnceKey() key: string | undefined): Promise<Redirect> {
    const { id } = await this.beginUpload.run(actor, sent, key);
    return redirect(`/admin/catalog/pictures/${id}`, 'catalog.flash.upload_begun');
  }

  @Get(':id')
  @Allow('catalog.read')
  async show(@RowId() id: string, @Filter(ResultsFilter) filter: ResultsFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const upload = await pictureUpload(this.database, id);
    if (!upload) throw new NotFound();
    const found = await resultsOf(this.database, id, filter);
    const to = (view: string) => pageHref(originalUrl, { view, after: '', before: '' });
    return page('admin/catalog/picture-upload', {
      upload: { ...upload, faults: Number(upload.done) - Number(upload.added), isFinal: upload.status === 'done' }, href: originalUrl, results: found.rows.map((row) => ({ ...row, isAdded: row.outcome === 'added' })), ...turns(originalUrl, found),
      tabs: [
        { label: 'catalog.uploads.views.all', href: to(''), current: filter.view === undefined, count: Number(upload.done) },
        { label: 'catalog.uploads.views.faults', href: to('faults'), current: filter.view === 'faults', count: Number(upload.done) - Number(upload.added), hot: true },
      ],
    });
  }
}
