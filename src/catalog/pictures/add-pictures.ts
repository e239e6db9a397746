import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Files, type Upload } from '../../platform/files/files.js';
import type { Actor } from '../../platform/http/actor.js';
import { Invalid } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CatalogError } from '../catalog-error.js';
import { lockedPictures } from './locked-pictures.js';
import { mostPictures, pictureFaults, pictureTypes } from './picture-faults.js';
import { ProductImage } from './product-image.entity.js';

@Injectable()
export class AddPictures {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Adds pictures behind those there are; nothing is added when one is refused. Throws `no_picture`, `too_many_pictures`, Invalid by file. */
  async run(actor: Actor, sku: string, uploads: Upload[], key?: string, accepted: string[] = pictureTypes): Promise<void> {
    if (uploads.length === 0) throw new CatalogError('no_picture', {}, 'pictures');
    const faults = pictureFaults(uploads, accepted);
    if (faults.length > 0) throw new Invalid(faults);
    const request = { sku, files: uploads.map(({ name, content }) => [name, content.length]) };
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, this.clock.now(), async () => {
      const product = await lockedPictures(tx, sku);
      const count = product.pictures.length;
      if (count + uploads.length > mostPictures) throw new CatalogError('too_many_pictures', { most: mostPictures, left: mostPictures - count }, 'pictures');
      // after a removal the last place is not the count
      const [last] = await tx.query<{ next: number }[]>('SELECT COALESCE(MAX(position) + 1, 0) AS next FROM product_images WHERE product_id = ?', [product.id]);
      for (const [index, upload] of uploads.entries()) await this.add(tx, product.id, upload, accepted, Number(last?.next) + index);
      await this.audit.write(tx, { actor, action: 'catalog.pictures_added', subject: product.sku, detail: { names: uploads.map(({ name }) => name) } });
      return {};
    }));
  }

  private async add(tx: EntityManager, productId: string, upload: Upload, accepted: string[], position: number): Promise<void> {
    const fileId = await this.files.keep(tx, upload, { accepted, partnerId: null, field: 'pictures' });
    const { identifiers } = await tx.insert(ProductImage, { productId, fileId, position, thumbFileId: null, largeFileId: null });
    await this.outbox.add(tx, 'pictures', { image: String(identifiers[0]?.id) });
  }
}
