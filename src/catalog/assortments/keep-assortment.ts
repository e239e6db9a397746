import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { isStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { AssortmentError } from './assortment-error.js';
import { Assortment } from './assortment.entity.js';
import type { AssortmentForm } from './assortment.dto.js';
import { type Contents, contentsIn, difference, factsOf, storedContents, writeContents } from './contents.js';

@Injectable()
export class KeepAssortment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws `assortment_taken`, `names_nothing`, Invalid by line. */
  async create(actor: Actor, code: string, form: AssortmentForm, key?: string): Promise<{ code: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { code, ...form } }, this.clock.now(), async () => {
      const contents = await contentsIn(tx, form);
      const { identifiers } = await tx.insert(Assortment, { code, ...this.columns(actor, form) }).catch((error: unknown) => {
        throw isDuplicate(error) ? new AssortmentError('assortment_taken', { code }, 'code') : error;
      });
      await writeContents(tx, String(identifiers[0]?.id), contents);
      await this.audit.write(tx, { actor, action: 'assortments.created', subject: code, detail: factsOf(form, contents) });
      return { code };
    }));
  }

  /** In force with the next request. Throws NotFound, `changed_meanwhile` when it no longer is what it `was`, and what `create` throws. */
  async change(actor: Actor, code: string, form: AssortmentForm, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const stored = await locked(tx, code);
      if (isStale(was, stored.version)) throw new AssortmentError('changed_meanwhile', {}, undefined, 409);
      const [before, after] = [await storedContents(tx, stored.id), await contentsIn(tx, form)];
      await tx.update(Assortment, { id: stored.id }, { ...this.columns(actor, form), version: stored.version + 1 });
      await writeContents(tx, stored.id, after);
      await this.audit.write(tx, { actor, action: 'assortments.changed', subject: stored.code, detail: { before: factsOf(stored, before), after: factsOf(form, after), ...difference(before, after) } });
    });
  }

  /** Who was given it alone has the whole catalogue again. */
  async remove(actor: Actor, code: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const stored = await locked(tx, code);
      const contents: Contents = await storedContents(tx, stored.id);
      await affected(tx, 'DELETE FROM assortments WHERE id = ?', [stored.id]);
      await this.audit.write(tx, { actor, action: 'assortments.removed', subject: stored.code, detail: factsOf(stored, contents) });
    });
  }

  private columns(actor: Actor, { nameZh, nameEn, startsFrom }: AssortmentForm) {
    return { nameZh, nameEn: nameEn || nameZh, startsFrom, changedByName: actor.name, changedAt: this.clock.now() };
  }
}

async function locked(tx: EntityManager, code: string): Promise<Assortment> {
  const stored = await tx.findOne(Assortment, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!stored) throw new NotFound();
  return stored;
}
