import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { lockedPictures, type Pictured } from './locked-pictures.js';

/** The order of a product's pictures; the first one stands for it in lists. */
@Injectable()
export class ArrangePictures {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  async putFirst(actor: Actor, sku: string, pictureId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const product = await lockedPictures(tx, sku);
      const { name } = pictureIn(product, pictureId);
      const order = [pictureId, ...product.pictures.map(({ id }) => id).filter((id) => id !== pictureId)];
      await affected(tx, 'UPDATE product_images SET position = FIELD(id, ?) WHERE product_id = ?', [order, product.id]);
      await this.audit.write(tx, { actor, action: 'catalog.picture_put_first', subject: product.sku, detail: { name } });
    });
  }

  /** The picture is shown no longer; its file is kept, like everything that was once published. */
  async remove(actor: Actor, sku: string, pictureId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const product = await lockedPictures(tx, sku);
      const { name } = pictureIn(product, pictureId);
      await affected(tx, 'DELETE FROM product_images WHERE id = ? AND product_id = ?', [pictureId, product.id]);
      await this.audit.write(tx, { actor, action: 'catalog.picture_removed', subject: product.sku, detail: { name } });
    });
  }
}

function pictureIn({ pictures }: Pictured, pictureId: string): { name: string } {
  const picture = pictures.find(({ id }) => id === pictureId);
  if (!picture) throw new NotFound();
  return picture;
}
