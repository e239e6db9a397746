import { Controller, Get, Req, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Request, Response } from 'express';
import type { KnownActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Public } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { Chosen } from '../../platform/http/list-filter.js';
import { Download } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { anyone, inRange } from '../assortments/range.js';

class PictureSize {
  @Chosen() @IsIn(['thumb', 'large'])
  size?: 'thumb' | 'large';
}

type Sized = Record<'thumb' | 'large', string | null>;

/** Product pictures, for whoever is logged in on either side; a partner sees those of its range. A picture never changes under its address. */
@Controller('files/products')
export class PicturesController {
  constructor(private readonly database: Database, private readonly files: Files) {}

  @Get(':id')
  @Public()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response, @RowId() id: string, @Filter(PictureSize) { size }: PictureSize) {
    const picture = request.actor && await this.pictureFor(request.actor as KnownActor, id);
    if (!picture) throw new NotFound();
    const { file, content } = await this.files.read((size && picture[size]) ?? id, null);
    // a size the worker has not made yet is asked for again soon; a vector picture has none
    const isFinal = !size || picture[size] !== null || file.mediaType === 'image/svg+xml';
    response.set({ 'Cache-Control': isFinal ? 'private, max-age=31536000, immutable' : 'private, max-age=60', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" });
    return new Download(content, file.mediaType, file.name, true);
  }

  private async pictureFor(actor: KnownActor, id: string): Promise<Sized | undefined> {
    const partner = actor.kind === 'partner' ? await partnerById(this.database, actor.partnerId) : undefined;
    const [range, ...values] = inRange(partner ?? anyone);
    const [picture] = await this.database.query<Sized>(`
      SELECT i.thumb_file_id AS thumb, i.large_file_id AS large FROM product_images i JOIN products p ON p.id = i.product_id WHERE i.file_id = ? AND ${range} LIMIT 1`, [id, ...values]);
    return picture;
  }
}
