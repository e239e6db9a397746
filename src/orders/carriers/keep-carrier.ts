import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import type { CarrierForm, NewCarrierForm } from './carrier.dto.js';
import { Carrier } from './carrier.entity.js';

@Injectable()
export class KeepCarrier {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes a carrier on. Throws `carrier_code_taken`. */
  async create(actor: Actor, form: NewCarrierForm, key?: string): Promise<{ code: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: form }, this.clock.now(), async () => {
      await tx.insert(Carrier, { ...form, nameEn: form.nameEn || form.nameZh }).catch((error: unknown) => {
        throw isDuplicate(error) ? new OrderError('carrier_code_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: 'carrier.created', subject: form.code, detail: form });
      return { code: form.code };
    }));
  }

  /** Renames a carrier or changes where its parcels are followed; parcels already sent are followed there too. */
  async change(actor: Actor, code: string, { nameZh, nameEn, trackingPattern }: CarrierForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<{ id: string }[]>('SELECT id, name_zh AS nameZh, name_en AS nameEn, tracking_pattern AS trackingPattern FROM carriers WHERE code = ? FOR UPDATE', [code]);
      if (!before) throw new NotFound();
      const after = { nameZh, nameEn: nameEn || nameZh, trackingPattern };
      await affected(tx, 'UPDATE carriers SET name_zh = ?, name_en = ?, tracking_pattern = ? WHERE id = ?', [nameZh, after.nameEn, trackingPattern, before.id]);
      await this.audit.write(tx, { actor, action: 'carrier.changed', subject: code, detail: { before, after } });
    });
  }
}
