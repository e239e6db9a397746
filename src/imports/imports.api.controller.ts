import { BadRequestException, Controller, Get, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentToken, type TokenActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { translate } from '../platform/i18n/i18n.js';
import { type ImportKind, importKinds } from './import.entity.js';
import { type ImportView, importView, wrongCells } from './import-views.js';
import { importRun } from './imports.queries.js';
import { notCsv } from './read-csv.js';
import { type Ran, RunImport } from './run-import.js';
import { uploadedText } from './uploaded-text.js';

@Controller('api/v1/imports')
export class ImportsApiController {
  constructor(private readonly database: Database, private readonly runImport: RunImport) {}

  @Post(':kind')
  @Allow('imports.run')
  @HttpCode(200)
  async bringIn(@CurrentToken() actor: TokenActor, @Param('kind') kind: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<object> {
    const known = importKinds.find((one) => one === kind);
    if (!known) throw new NotFoundException();
    return answer(await this.runImport.run(actor, { kind: known, name: '', text: await textIn(request, known) }), known, request, response);
  }

  @Get(':id')
  @Allow('imports.run')
  async show(@Param('id') id: string, @Req() { language }: Request): Promise<ImportView> {
    const row = await importRun(this.database, id);
    if (!row) throw new NotFoundException();
    return importView(row, language);
  }
}

async function textIn({ body }: { body: unknown }, kind: ImportKind): Promise<string> {
  if (Buffer.isBuffer(body) && body.length > 0) return uploadedText(kind, body);
  if (typeof body !== 'string' || body.trim() === '') throw new BadRequestException();
  return body;
}

function answer({ id, status, created, updated, unchanged, errors }: Ran, kind: ImportKind, { language, id: instance }: Request, response: Response): object {
  if (errors[0]?.code === notCsv.code) throw new BadRequestException();
  if (status === 'queued') {
    response.status(202).location(`/api/v1/imports/${id}`);
    return { id, kind, status };
  }
  const result = { created, updated, unchanged, errors: wrongCells(errors, language) };
  if (status === 'done') return result;
  response.status(422).type('application/problem+json');
  return { type: 'about:blank', status: 422, code: 'rows_wrong', title: translate(language, 'imports.errors.rows_wrong'), instance, ...result };
}
