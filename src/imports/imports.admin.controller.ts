import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { csv } from '../platform/files/csv.js';
import type { Upload } from '../platform/files/files.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { DomainError, NotFound } from '../platform/http/errors.js';
import { Filter, Form } from '../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { Uploaded } from '../platform/http/uploaded.js';
import { pageHref } from '../platform/views/page-href.js';
import { ImportForm, ImportsFilter } from './import-form.dto.js';
import { importPage } from './import-views.js';
import { importKinds } from './import.entity.js';
import { importRun, importsRun } from './imports.queries.js';
import { columnsOf } from './columns-of.js';
import { decoded } from './read-csv.js';
import { RunImport } from './run-import.js';

@Controller('admin/imports')
export class ImportsAdminController {
  constructor(private readonly database: Database, private readonly runImport: RunImport) {}

  @Get()
  @Allow('imports.run')
  async list(@Filter(ImportsFilter) filter: ImportsFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const { rows, next, previous } = await importsRun(this.database, filter);
    return page('admin/imports/list', {
      imports: rows.map((row) => ({ ...row, source: row.name || 'imports.api' })),
      kinds: importKinds.map((kind) => ({ value: kind, label: `imports.kind.${kind}`, columns: columnsOf[kind].join(', ') })),
      next: next && pageHref(originalUrl, { after: next, before: '' }), previous: previous && pageHref(originalUrl, { before: previous, after: '' }),
    });
  }

  @Post()
  @Allow('imports.run')
  @FormPage('/admin/imports')
  async bringIn(@CurrentStaff() actor: StaffActor, @Form(ImportForm) { kind }: ImportForm, @Uploaded('file') file: Upload | undefined): Promise<Redirect> {
    if (!file) throw new DomainError('imports', 'no_file', 422, {}, 'file');
    const { id } = await this.runImport.run(actor, { kind, name: file.name, text: decoded(file.content) });
    return redirect(`/admin/imports/${id}`);
  }

  @Get('templates/:kind')
  @Allow('imports.run')
  template(@Param('kind') kind: string): Download {
    const known = importKinds.find((one) => one === kind);
    if (!known) throw new NotFound();
    return new Download(csv([[...columnsOf[known]]]), 'text/csv; charset=utf-8', `${known}.csv`);
  }

  @Get(':id')
  @Allow('imports.run')
  async show(@Param('id') id: string, @Req() { language }: Request): Promise<Page> {
    const row = await importRun(this.database, id);
    if (!row) throw new NotFound();
    return page('admin/imports/show', importPage(row, language));
  }
}
