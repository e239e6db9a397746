import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Public } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Download } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';

/** Product pictures, for whoever is logged in on either side. A picture never changes under its address. */
@Controller('files/products')
export class PicturesController {
  constructor(private readonly database: Database, private readonly files: Files) {}

  @Get(':id')
  @Public()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response, @RowId() id: string) {
    const [picture] = request.actor ? await this.database.query('SELECT 1 FROM product_images WHERE file_id = ? LIMIT 1', [id]) : [];
    if (!picture) throw new NotFound();
    const { file, content } = await this.files.read(id, null);
    response.set({ 'Cache-Control': 'private, max-age=31536000, immutable', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" });
    return new Download(content, file.mediaType, file.name, true);
  }
}
