import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import { Files, type Laid } from '../../../platform/files/files.js';
import type { Actor } from '../../../platform/http/actor.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CatalogError } from '../../catalog-error.js';
import { PictureUploadFile } from './picture-upload-file.entity.js';
import { PictureUpload } from './picture-upload.entity.js';

@Injectable()
export class BeginUpload {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly outbox: Outbox) {}

  /** Keeps what was sent and leaves it to the worker. Throws `no_picture`. */
  async run(actor: Actor, sent: Laid[], key?: string): Promise<{ id: string }> {
    if (sent.length === 0) throw new CatalogError('no_picture', {}, 'pictures');
    const [at, files] = [this.clock.now(), sent.toSorted((a, b) => a.name.localeCompare(b.name))];
    const request = { pictures: files.map(({ name, bytes }) => [name, bytes]) };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, at, async () => {
      const { identifiers } = await tx.insert(PictureUpload, {
        status: 'waiting', names: files.map(({ name }) => name).join(', ').slice(0, 500), actor: actor.key, actorName: actor.name, createdAt: at, doneAt: null,
      });
      const id = String(identifiers[0]?.id);
      for (const file of files) await tx.insert(PictureUploadFile, { uploadId: id, fileId: await this.files.take(tx, file) });
      await this.outbox.add(tx, 'pictures', { upload: id });
      return { id };
    }));
  }
}
