import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { affected, Database } from '../platform/database/database.js';
import { once } from '../platform/database/idempotency.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import { PartnerAddress } from './partner-address.entity.js';
import type { AddressForm } from './partner.dto.js';
import { PartnerError } from './partner-error.js';
import { addressesOf, addressOf } from './partner-pages.queries.js';

// all of them are shown wherever one is chosen
const mostAddresses = 100;

/** Whose address: the partner's id and, for the trail, its code. */
export type Whose = { partnerId: string; code: string };

/** Where goods go. A partner with addresses has exactly one default; orders keep the address they were placed with. */
@Injectable()
export class KeepAddress {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws `too_many_addresses`. */
  async add(actor: Actor, whose: Whose, form: AddressForm, key: string | undefined): Promise<{ id: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { ...whose, ...form } }, this.clock.now(), async () => {
      await lockPartner(tx, whose);
      if ((await addressesOf(tx, whose.partnerId)).length >= mostAddresses) throw new PartnerError('too_many_addresses', { most: mostAddresses });
      const { identifiers } = await tx.insert(PartnerAddress, { ...form, partnerId: whose.partnerId });
      const id = String(identifiers[0]?.id);
      await settleDefault(tx, whose, form.isDefault ? id : undefined);
      await this.write(tx, actor, whose, 'partners.address_added', form);
      return { id };
    }));
  }

  async change(actor: Actor, whose: Whose, id: string, form: AddressForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockPartner(tx, whose);
      const { label, recipient, phone, line, isDefault } = form;
      const before = await toldOf(tx, whose, id);
      await affected(tx, 'UPDATE partner_addresses SET label = ?, recipient = ?, phone = ?, line = ? WHERE id = ? AND partner_id = ?', [label, recipient, phone, line, id, whose.partnerId]);
      await settleDefault(tx, whose, isDefault ? id : undefined);
      await this.write(tx, actor, whose, 'partners.address_changed', { before, after: await toldOf(tx, whose, id) });
    });
  }

  async remove(actor: Actor, whose: Whose, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockPartner(tx, whose);
      const before = await toldOf(tx, whose, id);
      await affected(tx, 'DELETE FROM partner_addresses WHERE id = ? AND partner_id = ?', [id, whose.partnerId]);
      await settleDefault(tx, whose);
      await this.write(tx, actor, whose, 'partners.address_removed', before);
    });
  }

  private async write(tx: EntityManager, actor: Actor, { partnerId, code }: Whose, action: string, detail: unknown): Promise<void> {
    await this.audit.write(tx, { actor, action, subject: code, detail, partnerId });
  }
}

// one change of a partner's addresses after the other, so that there is one default
async function lockPartner(tx: EntityManager, { partnerId }: Whose): Promise<void> {
  await tx.query('SELECT id FROM partners WHERE id = ? FOR UPDATE', [partnerId]);
}

/** An address as the trail tells it. Throws NotFound. */
async function toldOf(tx: EntityManager, { partnerId }: Whose, id: string): Promise<AddressForm> {
  const address = await addressOf(tx, partnerId, id);
  if (!address) throw new NotFound();
  const { label, recipient, phone, line, isDefault } = address;
  return { label, recipient, phone, line, isDefault: Boolean(isDefault) };
}

/** Makes `chosen` the default, else keeps the one there is, else the oldest. */
async function settleDefault(tx: EntityManager, { partnerId }: Whose, chosen?: string): Promise<void> {
  const rows = await tx.query<{ id: string; isDefault: number }[]>('SELECT id, is_default AS isDefault FROM partner_addresses WHERE partner_id = ? ORDER BY is_default DESC, id', [partnerId]);
  const id = chosen ?? rows[0]?.id;
  if (id) await affected(tx, 'UPDATE partner_addresses SET is_default = (id = ?) WHERE partner_id = ?', [id, partnerId]);
}
