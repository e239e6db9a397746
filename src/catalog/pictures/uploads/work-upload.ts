import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { affected, Database } from '../../../platform/database/database.js';
import { Files } from '../../../platform/files/files.js';
import { mediaTypeOf } from '../../../platform/files/media-type.js';
import type { Actor } from '../../../platform/http/actor.js';
import { CatalogError } from '../../catalog-error.js';
import { AddPictures } from '../add-pictures.js';
import { mostMegabytes, pictureTypes } from '../picture-faults.js';
import { isBadPath, isNoise, skusIn } from './picture-name.js';
import type { Outcome } from './picture-result.entity.js';
import { type ZipEntry, zipEntries } from './zip-entries.js';

export const mostEntries = 5000;
const mostBytes = mostMegabytes * 1024 * 1024;

type Source = { fileId: string; name: string; bytes: number };

@Injectable()
export class WorkUpload {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly addPictures: AddPictures) {}

  /** Takes an upload apart, file by file, each with its own result. Run again it goes on behind the last one. */
  async run(id: string): Promise<void> {
    const [upload] = await this.database.query<{ actor: string; name: string }>("SELECT actor, actor_name AS name FROM picture_uploads WHERE id = ? AND status = 'waiting'", [id]);
    if (!upload) return;
    const [last] = await this.database.query<{ position: number | null }>('SELECT MAX(position) AS position FROM picture_results WHERE upload_id = ?', [id]);
    const done = last?.position ?? 0;
    let position = 0;
    for await (const entry of this.entriesOf(id)) {
      position += 1;
      if (position <= done) continue;
      if (position > mostEntries) {
        await this.note(id, position, entry.name, { outcome: 'too_many_files' });
        break;
      }
      await this.note(id, position, entry.name, await this.add({ key: upload.actor, name: upload.name }, entry, `pictures:${id}:${position}`));
    }
    await this.finish(id);
  }

  private async *entriesOf(id: string): AsyncGenerator<ZipEntry> {
    const sources = await this.database.query<Source>(
      'SELECT f.file_id AS fileId, s.name, s.bytes FROM picture_upload_files f JOIN stored_files s ON s.id = f.file_id WHERE f.upload_id = ? ORDER BY f.id', [id]);
    for (const source of sources) yield* this.entriesIn(source);
  }

  private async *entriesIn({ fileId, name, bytes }: Source): AsyncGenerator<ZipEntry> {
    const head = await this.files.head(fileId);
    if (head.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') {
      yield bytes > mostBytes ? { name, fault: 'too_large' } : { name, content: (await this.files.read(fileId, null)).content };
      return;
    }
    try {
      yield* zipEntries(await this.files.stream(fileId), mostBytes, isNoise);
    } catch {
      yield { name, fault: 'bad_zip' };
    }
  }

  private async add(actor: Actor, { name, content, fault }: ZipEntry, key: string): Promise<{ outcome: Outcome; sku?: string }> {
    if (isBadPath(name)) return { outcome: 'bad_path' };
    if (!content) return { outcome: fault ?? 'bad_zip' };
    if (!pictureTypes.includes(mediaTypeOf(content) ?? '')) return { outcome: 'not_image' };
    const sku = await this.skuOf(name);
    if (sku === undefined) return { outcome: 'unknown_sku' };
    try {
      await this.addPictures.run(actor, sku, [{ name: name.slice(name.lastIndexOf('/') + 1), content }], key);
      return { outcome: 'added', sku };
    } catch (error) {
      if (error instanceof CatalogError && error.code === 'too_many_pictures') return { outcome: 'too_many', sku };
      throw error;
    }
  }

  private async skuOf(name: string): Promise<string | undefined> {
    for (const wanted of skusIn(name)) {
      const [product] = await this.database.query<{ sku: string }>('SELECT sku FROM products WHERE sku = ?', [wanted]);
      if (product) return product.sku;
    }
    return undefined;
  }

  private async note(uploadId: string, position: number, name: string, { outcome, sku = '' }: { outcome: Outcome; sku?: string }): Promise<void> {
    await this.database.query('INSERT IGNORE INTO picture_results (upload_id, position, name, outcome, sku) VALUES (?, ?, ?, ?, ?)', [uploadId, position, name.slice(0, 200), outcome, sku]);
  }

  private async finish(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const rows = await affected(tx, "UPDATE picture_uploads SET status = 'done', done_at = ? WHERE id = ? AND status = 'waiting'", [this.clock.now(), id]);
      if (rows !== 1) return;
      const files = await tx.query<{ fileId: string }[]>('SELECT file_id AS fileId FROM picture_upload_files WHERE upload_id = ?', [id]);
      await tx.query('DELETE FROM picture_upload_files WHERE upload_id = ?', [id]);
      await this.files.discard(tx, files.map(({ fileId }) => fileId));
    });
  }
}
