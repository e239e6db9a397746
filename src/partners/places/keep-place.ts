import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { sum } from '../../platform/money/money.js';
import { fractionOf } from '../../platform/money/percent.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { PartnerError } from '../partner-error.js';
import type { NewPlaceForm, PlaceForm } from './place.dto.js';
import { placeNamed, type PlaceKind, type PlaceRow } from './places.queries.js';

/** The tiers and territories that partners stand in and prices are made for; a code stays, since prices name it. */
@Injectable()
export class KeepPlace {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /** Throws `place_taken`. */
  async add(actor: Actor, kind: PlaceKind, form: Omit<NewPlaceForm, 'was'>, key?: string): Promise<void> {
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { kind, ...form } }, this.clock.now(), async () => {
      const columns = kind === 'tiers' ? ['code', 'name_zh', 'name_en', 'position', 'credit_limit', 'prepay_discount'] : ['code', 'name_zh', 'name_en'];
      const values = [form.code, form.nameZh, form.nameEn || form.nameZh, form.position, form.creditLimit || null, discountIn(form)].slice(0, columns.length);
      await tx.query(`INSERT INTO ${kind} (${columns.join(', ')}) VALUES (?)`, [values]).catch((error: unknown) => {
        throw isDuplicate(error) ? new PartnerError('place_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: kind === 'tiers' ? 'places.tier_created' : 'places.territory_created', subject: form.code, detail: form });
      return {};
    }));
  }

  /** Throws `common.changed_meanwhile`. */
  async change(actor: Actor, kind: PlaceKind, code: string, form: Omit<PlaceForm, 'was'>, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const place = await lockedPlace(tx, kind, code);
      refuseStale(was, place);
      const names = { nameZh: form.nameZh, nameEn: form.nameEn || form.nameZh };
      const [before, after] = kind === 'tiers' ? [place, { ...names, position: form.position, creditLimit: form.creditLimit ? sum([form.creditLimit]) : null, prepayDiscount: discountIn(form) }] : [{ nameZh: place.nameZh, nameEn: place.nameEn }, names];
      await affected(tx, `UPDATE ${kind} SET name_zh = ?, name_en = ?${kind === 'tiers' ? ', position = ?, credit_limit = ?, prepay_discount = ?' : ''} WHERE code = ?`, [...Object.values(after), code]);
      await this.audit.write(tx, { actor, action: kind === 'tiers' ? 'places.tier_changed' : 'places.territory_changed', subject: code, detail: { before, after } });
      if (kind === 'tiers' && place.creditLimit !== (form.creditLimit ? sum([form.creditLimit]) : null)) await this.lookAgain(tx, code);
    });
  }

  // who has no limit of their own takes the tier's; their accounts belong to a later room, only the table is read
  private async lookAgain(tx: EntityManager, code: string): Promise<void> {
    const partners = await tx.query<{ partner: string }[]>(
      "SELECT p.id AS partner FROM partners p JOIN tiers t ON t.id = p.tier_id JOIN credit_accounts a ON a.partner_id = p.id WHERE t.code = ? AND a.limit_from <> 'own' ORDER BY p.id", [code]);
    if (partners.length > 0) await this.outbox.add(tx, 'credit', ...partners.map(({ partner }) => ({ partner })));
  }
}

const discountIn = ({ prepayPercent }: Pick<PlaceForm, 'prepayPercent'>) => fractionOf(prepayPercent || '0');

type PlaceFacts = Pick<PlaceRow, 'nameZh' | 'nameEn' | 'position' | 'creditLimit' | 'prepayDiscount'>;

/** What its form is filled from. */
export const placeFacts = ({ nameZh, nameEn, position, creditLimit, prepayDiscount }: PlaceFacts): PlaceFacts => ({ nameZh, nameEn, position, creditLimit, prepayDiscount });

async function lockedPlace(tx: EntityManager, kind: PlaceKind, code: string): Promise<PlaceFacts> {
  await tx.query(`SELECT id FROM ${kind} WHERE code = ? FOR UPDATE`, [code]);
  const place = await placeNamed(tx, kind, code);
  if (!place) throw new NotFound();
  return placeFacts(place);
}
