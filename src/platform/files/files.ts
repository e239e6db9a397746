import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { dirname, join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { DomainError, NotFound } from '../http/errors.js';
import { Outbox } from '../outbox/outbox.js';
import { mediaTypeOf } from './media-type.js';
import { StoredFile } from './stored-file.entity.js';

export type Upload = { name: string; content: Buffer };

/** A file that lies on the disk already, too large to be held in memory. */
export type Laid = { name: string; path: string; bytes: number };

/** Files on disk under random names; the row says what they are and whose. */
@Injectable()
export class Files {
  constructor(private readonly config: Config, private readonly clock: Clock, private readonly database: Database, private readonly outbox: Outbox) {}

  /** Keeps a file whose content (not its name) is one of `accepted` media types. Throws `common.file_type` on `field`. Returns its id. */
  async keep(tx: EntityManager, upload: Upload, { accepted, partnerId, field }: { accepted: string[]; partnerId: string | null; field: string }): Promise<string> {
    const mediaType = mediaTypeOf(upload.content);
    if (mediaType === undefined || !accepted.includes(mediaType)) throw new DomainError('common', 'file_type', 422, { name: upload.name }, field);
    return this.store(tx, upload, mediaType, partnerId);
  }

  /** Keeps a file whose media type is known already. Returns its id. */
  async store(tx: EntityManager, upload: Upload, mediaType: string, partnerId: string | null): Promise<string> {
    const storageKey = `${randomUUID().slice(0, 2)}/${randomUUID()}`;
    const path = this.pathOf(storageKey);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, upload.content);
    const { identifiers } = await tx.insert(StoredFile, {
      storageKey, name: upload.name.slice(0, 200), mediaType, bytes: upload.content.length, partnerId, createdAt: this.clock.now(),
    });
    return String(identifiers[0]?.id);
  }

  /** Keeps a copy of a file that lies on the disk; nothing is said about what it is. Returns its id. */
  async take(tx: EntityManager, { name, path: from, bytes }: Laid): Promise<string> {
    const storageKey = `${randomUUID().slice(0, 2)}/${randomUUID()}`;
    const path = this.pathOf(storageKey);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(from, path);
    const { identifiers } = await tx.insert(StoredFile, { storageKey, name: name.slice(0, 200), mediaType: 'application/octet-stream', bytes, partnerId: null, createdAt: this.clock.now() });
    return String(identifiers[0]?.id);
  }

  /** The first bytes of a file, enough to tell what it is. */
  async head(id: string): Promise<Buffer> {
    const file = await open(this.pathOf((await this.known(id)).storageKey));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** A file piece by piece, in pieces small enough that what is packed in one cannot fill the memory. */
  async stream(id: string): Promise<Readable> {
    return createReadStream(this.pathOf((await this.known(id)).storageKey), { highWaterMark: 16 * 1024 });
  }

  private async known(id: string): Promise<StoredFile> {
    const file = await this.database.source.manager.findOneBy(StoredFile, { id });
    if (!file) throw new NotFound();
    return file;
  }

  /** The file and its content; of another partner: NotFound. */
  async read(id: string, partnerId: string | null): Promise<{ file: StoredFile; content: Buffer }> {
    const file = await this.database.source.manager.findOneBy(StoredFile, partnerId === null ? { id } : { id, partnerId });
    if (!file) throw new NotFound();
    return { file, content: await readFile(this.pathOf(file.storageKey)) };
  }

  /** Lets go of files nothing names any more; the worker takes them from the disk once the transaction holds. */
  async discard(tx: EntityManager, ids: (string | null)[]): Promise<void> {
    const known = ids.filter((id) => id !== null);
    if (known.length === 0) return;
    const files = await tx.query<{ storageKey: string }[]>('SELECT storage_key AS storageKey FROM stored_files WHERE id IN (?)', [known]);
    await tx.query('DELETE FROM stored_files WHERE id IN (?)', [known]);
    await this.outbox.add(tx, 'files', ...files.map(({ storageKey }) => ({ remove: storageKey })));
  }

  /** Takes a discarded file from the disk; done already is done. */
  async erase(storageKey: string): Promise<void> {
    await rm(this.pathOf(storageKey), { force: true });
  }

  private pathOf(storageKey: string): string {
    return join(this.config.dataDir, storageKey);
  }
}
