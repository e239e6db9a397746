import { Injectable } from '@nestjs/common';
import { affected, Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { logger } from '../../platform/logging/logger.js';
import { pictureTypes } from './picture-faults.js';
import { resized } from './resized.js';

type Unsized = { fileId: string; name: string };

@Injectable()
export class ResizePicture {
  constructor(private readonly database: Database, private readonly files: Files) {}

  /** Makes the sizes of a picture, once. A vector picture needs none; one that cannot be read is shown as it is. */
  async run(imageId: string): Promise<void> {
    const [picture] = await this.database.query<Unsized>(
      'SELECT i.file_id AS fileId, f.name FROM product_images i JOIN stored_files f ON f.id = i.file_id WHERE i.id = ? AND i.thumb_file_id IS NULL AND f.media_type IN (?)', [imageId, pictureTypes]);
    if (!picture) return;
    const sizes = await resized((await this.files.read(picture.fileId, null)).content);
    if (!sizes) return logger.warn({ image: imageId }, 'picture cannot be read');
    await this.database.inTransaction(async (tx) => {
      const [still] = await tx.query<unknown[]>('SELECT 1 FROM product_images WHERE id = ? AND thumb_file_id IS NULL FOR UPDATE', [imageId]);
      if (!still) return;
      const store = (content: Buffer) => this.files.store(tx, { name: `${picture.name}.webp`, content }, 'image/webp', null);
      await affected(tx, 'UPDATE product_images SET thumb_file_id = ?, large_file_id = ? WHERE id = ?', [await store(sizes.thumb), await store(sizes.large), imageId]);
    });
  }
}
