import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { PartnerError } from '../partner-error.js';
import type { NewPlaceForm, PlaceForm } from './place.dto.js';
import { placeNamed, type PlaceKind } from './places.queries.js';

/** The tiers and territories that partners stand in and prices are made for; a code stays, since prices name it. */
@Injectable()
export class KeepPlace {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws `place_taken`. */
  async add(actor: Actor, kind: PlaceKind, form: NewPlaceForm, key?: string): Promise<void> {
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { kind, ...form } }, this.clock.now(), async () => {
      const columns = kind === 'tiers' ? ['code', 'name_zh', 'name_en', 'position'] : ['code', 'name_zh', 'name_en'];
      const values = [form.code, form.nameZh, form.nameEn || form.nameZh, form.position].slice(0, columns.length);
      await tx.query(`INSERT INTO ${kind} (${columns.join(', ')}) VALUES (?)`, [values]).catch((error: unknown) => {
        throw isDuplicate(error) ? new PartnerError('place_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: kind === 'tiers' ? 'places.tier_created' : 'places.territory_created', subject: form.code, detail: form });
      return {};
    }));
  }

  async change(actor: Actor, kind: PlaceKind, code: string, form: PlaceForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await placeNamed(tx, kind, code);
      if (!before) throw new NotFound();
      await affected(tx, `UPDATE ${kind} SET name_zh = ?, name_en = ?${kind === 'tiers' ? ', position = ?' : ''} WHERE code = ?`,
        [form.nameZh, form.nameEn || form.nameZh, ...(kind === 'tiers' ? [form.position] : []), code]);
      await this.audit.write(tx, { actor, action: kind === 'tiers' ? 'places.tier_changed' : 'places.territory_changed', subject: code, detail: { before, after: form } });
    });
  }
}
