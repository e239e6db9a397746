import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { PartnerError } from '../partner-error.js';
import type { NewPlaceForm, PlaceForm } from './place.dto.js';
import { placeNamed, type PlaceKind, type PlaceRow } from './places.queries.js';

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
      const place = await lockedPlace(tx, kind, code);
      const names = { nameZh: form.nameZh, nameEn: form.nameEn || form.nameZh };
      const [before, after] = kind === 'tiers' ? [place, { ...names, position: form.position }] : [{ nameZh: place.nameZh, nameEn: place.nameEn }, names];
      await affected(tx, `UPDATE ${kind} SET name_zh = ?, name_en = ?${kind === 'tiers' ? ', position = ?' : ''} WHERE code = ?`, [...Object.values(after), code]);
      await this.audit.write(tx, { actor, action: kind === 'tiers' ? 'places.tier_changed' : 'places.territory_changed', subject: code, detail: { before, after } });
    });
  }
}

async function lockedPlace(tx: EntityManager, kind: PlaceKind, code: string): Promise<Pick<PlaceRow, 'nameZh' | 'nameEn' | 'position'>> {
  await tx.query(`SELECT id FROM ${kind} WHERE code = ? FOR UPDATE`, [code]);
  const place = await placeNamed(tx, kind, code);
  if (!place) throw new NotFound();
  return { nameZh: place.nameZh, nameEn: place.nameEn, position: place.position };
}
