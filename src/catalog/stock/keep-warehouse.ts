import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { StockError } from './stock-error.js';
import type { NewWarehouseForm, WarehouseForm } from './warehouse.dto.js';
import { Warehouse } from './warehouse.entity.js';

export type WarehouseFacts = { nameZh: string; nameEn: string; position: number };

/** What its form is filled from. */
export const warehouseFacts = ({ nameZh, nameEn, position }: WarehouseFacts): WarehouseFacts => ({ nameZh, nameEn, position });

@Injectable()
export class KeepWarehouse {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Opens a warehouse. Throws `code_taken`. */
  async open(actor: Actor, form: Omit<NewWarehouseForm, 'was'>, key: string | undefined): Promise<{ code: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: form }, this.clock.now(), async () => {
      await tx.insert(Warehouse, { ...form, nameEn: form.nameEn || form.nameZh }).catch((error: unknown) => {
        throw isDuplicate(error) ? new StockError('code_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: 'stock.warehouse_opened', subject: form.code, detail: form });
      return { code: form.code };
    }));
  }

  /** Renames a warehouse and gives it its turn; orders already placed stay reserved where they are. Throws `common.changed_meanwhile`. */
  async change(actor: Actor, code: string, { nameZh, nameEn, position }: Omit<WarehouseForm, 'was'>, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<({ id: string } & WarehouseFacts)[]>('SELECT id, name_zh AS nameZh, name_en AS nameEn, position FROM warehouses WHERE code = ? FOR UPDATE', [code]);
      if (!before) throw new NotFound();
      refuseStale(was, warehouseFacts(before));
      const after = { nameZh, nameEn: nameEn || nameZh, position };
      await affected(tx, 'UPDATE warehouses SET name_zh = ?, name_en = ?, position = ? WHERE id = ?', [after.nameZh, after.nameEn, position, before.id]);
      await this.audit.write(tx, { actor, action: 'stock.warehouse_changed', subject: code, detail: { before, after } });
    });
  }
}
