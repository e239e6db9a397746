import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import type { NewPriceListForm, PriceListForm } from './price-list.dto.js';
import { PriceList } from './price-list.entity.js';
import { PriceError } from './price-error.js';

@Injectable()
export class KeepPriceList {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Makes a price list, still without prices. Throws `code_taken`. */
  async create(actor: Actor, form: NewPriceListForm, key: string | undefined): Promise<{ code: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: form }, this.clock.now(), async () => {
      await tx.insert(PriceList, { ...form, nameEn: form.nameEn || form.nameZh }).catch((error: unknown) => {
        throw isDuplicate(error) ? new PriceError('code_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: 'prices.list_created', subject: form.code, detail: form });
      return { code: form.code };
    }));
  }

  /** Renames a price list; orders keep the name it had. */
  async rename(actor: Actor, code: string, { nameZh, nameEn }: PriceListForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<{ id: string; nameZh: string; nameEn: string }[]>('SELECT id, name_zh AS nameZh, name_en AS nameEn FROM price_lists WHERE code = ? FOR UPDATE', [code]);
      if (!before) throw new NotFound();
      const after = { nameZh, nameEn: nameEn || nameZh };
      await affected(tx, 'UPDATE price_lists SET name_zh = ?, name_en = ? WHERE id = ?', [after.nameZh, after.nameEn, before.id]);
      await this.audit.write(tx, { actor, action: 'prices.list_renamed', subject: code, detail: { before, after } });
    });
  }
}
