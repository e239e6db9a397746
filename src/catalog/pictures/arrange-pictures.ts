import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { affected, Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { lockedPictures, type Pictured } from './locked-pictures.js';

/** The order of a product's pictures; the first one stands for it in lists. */
@Injectable()
export class ArrangePictures {
  constructor(private readonly database: Database, private readonly files: Files, private readonly audit: Audit) {}

  async putFirst(actor: Actor, sku: string, pictureId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const product = await lockedPictures(tx, sku);
      const { name } = pictureIn(product, pictureId);
      const order = [pictureId, ...product.pictures.map(({ id }) => id).filter((id) => id !== pictureId)];
      await affected(tx, 'UPDATE product_images SET position = FIELD(id, ?) WHERE product_id = ?', [order, product.id]);
      await this.audit.write(tx, { actor, action: 'catalog.picture_put_first', subject: product.sku, detail: { name } });
    });
  }

  /** The picture is shown no longer, and its files are deleted: the trail keeps its name. */
  async remove(actor: Actor, sku: string, pictureId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const product = await lockedPictures(tx, sku);
      const { name } = pictureIn(product, pictureId);
      const files = await filesOf(tx, pictureId);
      await affected(tx, 'DELETE FROM product_images WHERE id = ? AND product_id = ?', [pictureId, product.id]);
      await this.files.discard(tx, files);
      await this.audit.write(tx, { actor, action: 'catalog.picture_removed', subject: product.sku, detail: { name } });
    });
  }
}

/** The picture's file and its sizes, without one that stands in another place too. */
async function filesOf(tx: EntityManager, pictureId: string): Promise<(string | null)[]> {
  const [row] = await tx.query<{ file: string; thumb: string | null; large: string | null; shared: number }[]>(`
    SELECT i.file_id AS file, i.thumb_file_id AS thumb, i.large_file_id AS large, EXISTS (SELECT 1 FROM product_images o WHERE o.file_id = i.file_id AND o.id <> i.id) AS shared
    FROM product_images i WHERE i.id = ?`, [pictureId]);
  return row ? [Number(row.shared) ? null : row.file, row.thumb, row.large] : [];
}

function pictureIn({ pictures }: Pictured, pictureId: string): { name: string } {
  const picture = pictures.find(({ id }) => id === pictureId);
  if (!picture) throw new NotFound();
  return picture;
}
