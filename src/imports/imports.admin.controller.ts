import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { csv } from '../platform/files/csv.js';
import { Files, type Upload } from '../platform/files/files.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { DomainError, NotFound } from '../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../platform/http/form.js';
import { turns } from '../platform/http/list-filter.js';
import { Download, type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { RowId } from '../platform/http/row-id.js';
import { Uploaded } from '../platform/http/uploaded.js';
import { CancelImport } from './cancel-import.js';
import { CheckImport } from './check-import.js';
import { columnsOf } from './columns-of.js';
import { errorRows } from './error-file.js';
import { ExecuteImport } from './execute-import.js';
import { ErrorsFilter, ImportForm, ImportsFilter } from './import-form.dto.js';
import { columnLabel, importPage } from './import-page.js';
import { importKinds } from './import.entity.js';
import { type ImportRow, importRun, importsRun, stepsOf } from './imports.queries.js';
import { keptText } from './kept-text.js';
import type { RowError } from './row-error.js';

@Controller('admin/imports')
export class ImportsAdminController {
  constructor(
    private readonly database: Database, private readonly files: Files,
    private readonly checkImport: CheckImport, private readonly executeImport: ExecuteImport, private readonly cancelImport: CancelImport,
  ) {}

  @Get()
  @Allow('imports.run')
  async list(@Filter(ImportsFilter) filter: ImportsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await importsRun(this.database, filter);
    return page('admin/imports/list', {
      imports: found.rows.map((row) => ({ ...row, source: row.name || 'imports.api', isDone: row.status === 'done' })),
      kinds: importKinds.map((kind) => ({
        value: kind, label: `imports.kind.${kind}`, columns: columnsOf[kind].map((column) => ({ column, label: columnLabel(column, language) })),
      })),
      ...turns(originalUrl, found),
    });
  }

  @Post()
  @Allow('imports.run')
  @FormPage('/admin/imports')
  async check(@CurrentStaff() actor: StaffActor, @Form(ImportForm) { kind }: ImportForm, @Uploaded('file') file: Upload | undefined, @OnceKey() key: string | undefined): Promise<Redirect> {
    if (!file) throw new DomainError('imports', 'no_file', 422, {}, 'file');
    const id = await this.checkImport.run(actor, { kind, ...file }, key);
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
  async show(@RowId() id: string, @Filter(ErrorsFilter) { from }: ErrorsFilter, @Req() { language }: Request): Promise<Page> {
    const [row, steps] = await Promise.all([this.known(id), stepsOf(this.database, id)]);
    return page('admin/imports/show', importPage(row, steps, { language, from: Number(from ?? 0) }));
  }

  @Get(':id/errors')
  @Allow('imports.run')
  async errors(@RowId() id: string, @Req() { language }: Request): Promise<Download> {
    const { kind, errors, fileId } = await this.known(id);
    const text = fileId === null ? undefined : await keptText(this.files, fileId);
    return new Download(csv(await errorRows(JSON.parse(errors ?? '[]') as RowError[], text, language)), 'text/csv; charset=utf-8', `${kind}-${id}.csv`);
  }

  @Post(':id/execution')
  @Allow('imports.run')
  @FormPage('/admin/imports/:id')
  async execute(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.executeImport.run(actor, id);
    return redirect(`/admin/imports/${id}`);
  }

  @Post(':id/cancellation')
  @Allow('imports.run')
  @FormPage('/admin/imports/:id')
  async cancel(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.cancelImport.run(actor, id);
    return redirect(`/admin/imports/${id}`);
  }

  private async known(id: string): Promise<ImportRow> {
    const row = await importRun(this.database, id);
    if (!row) throw new NotFound();
    return row;
  }
}
