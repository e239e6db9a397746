import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Supplier } from '../../platform/company/supplier.js';
import { affected, Database } from '../../platform/database/database.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { sealImage } from '../../platform/files/seal-image.js';
import type { Actor } from '../../platform/http/actor.js';
import { DomainError, NotFound } from '../../platform/http/errors.js';
import { Audit } from '../audit.js';

/** The seal that stands on invoices, statements and other papers. */
@Injectable()
export class KeepSeal {
  constructor(private readonly database: Database, private readonly files: Files, private readonly supplier: Supplier, private readonly audit: Audit) {}

  /** Throws `seal_needed`, `seal_type`, `seal_small`, `seal_opaque`. */
  async put(actor: Actor, upload: Upload | undefined): Promise<void> {
    if (!upload) throw new DomainError('company', 'seal_needed', 422, {}, 'seal');
    const made = await sealImage(upload.content);
    if ('fault' in made) throw new DomainError('company', made.fault, 422, { name: upload.name }, 'seal');
    await this.database.inTransaction(async (tx) => {
      const fileId = await this.files.store(tx, { name: upload.name, content: made.png }, 'image/png', null);
      await this.exchange(tx, fileId);
      await this.audit.write(tx, { actor, action: 'supplier.seal_set', detail: { names: [upload.name] } });
    });
    this.supplier.forget();
  }

  async remove(actor: Actor): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.exchange(tx, null);
      await this.audit.write(tx, { actor, action: 'supplier.seal_removed' });
    });
    this.supplier.forget();
  }

  private async exchange(tx: EntityManager, fileId: string | null): Promise<void> {
    const [company] = await tx.query<{ old: string | null }[]>('SELECT seal_file_id AS old FROM company WHERE id = 1 FOR UPDATE');
    if (!company) throw new NotFound();
    await affected(tx, 'UPDATE company SET seal_file_id = ? WHERE id = 1', [fileId]);
    await this.files.discard(tx, [company.old]);
  }
}
