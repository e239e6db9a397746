import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../identity/audit.js';
import { affected, Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { editionOf, isStale } from '../platform/http/edition.js';
import { NotFound } from '../platform/http/errors.js';
import { Outbox } from '../platform/outbox/outbox.js';
import type { ChangePartnerForm } from './partner.dto.js';
import type { PartnerStatus } from './partner.entity.js';
import { PartnerError } from './partner-error.js';
import { partnerFacts, type PartnerRow, partnerPage } from './partner-pages.queries.js';
import { placeOf } from './places/place-of.js';

@Injectable()
export class ChangePartner {
  constructor(private readonly database: Database, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /** Changes what is kept of a partner. Ordering opens when it becomes exclusive and closes when it no longer is. Throws `changed_meanwhile`, `unknown_tier`, `unknown_territory`, `unknown_manager`, `unknown_parent`, `parent_cycle`. */
  async run(actor: Actor, code: string, { was, ...form }: ChangePartnerForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await locked(tx, code);
      if (isStale(was, partnerFacts(before))) throw new PartnerError('changed_meanwhile', {}, undefined, 409);
      const { tierId, territoryId, managerId, parentId } = await placeOf(tx, form);
      await refuseCycle(tx, before.id, parentId);
      const orderingOpen = form.kind === before.kind ? Boolean(before.orderingOpen) : form.kind === 'exclusive';
      const change = {
        before: { ...partnerFacts(before), orderingOpen: Boolean(before.orderingOpen) },
        after: { ...partnerFacts({ ...before, ...form, nameEn: form.nameEn || form.nameZh, tierCode: form.tier, territoryCode: form.territory, managerLogin: form.manager, parentCode: form.parent }), orderingOpen },
      };
      if (editionOf(change.before) === editionOf(change.after)) return;
      await affected(tx, `
        UPDATE partners SET name_zh = ?, name_en = ?, kind = ?, form = ?, tier_id = ?, territory_id = ?, manager_id = ?, parent_id = ?, terms_days = ?, email = ?, phone = ?,
          tax_number = ?, billing_address = ?, bank = ?, bank_account = ?, ordering_open = ?
        WHERE id = ?`,
      [form.nameZh, change.after.nameEn, form.kind, form.tradeForm, tierId, territoryId, managerId, parentId, form.termsDays, form.email, form.phone,
        form.taxNumber, form.billingAddress, form.bank, form.bankAccount, orderingOpen, before.id]);
      // without a limit of its own it has its parent's or its tier's
      if (change.before.tier !== change.after.tier || change.before.parent !== change.after.parent) await this.outbox.add(tx, 'credit', { partner: before.id });
      await this.audit.write(tx, { actor, action: 'partners.changed', subject: code, detail: change, partnerId: before.id });
    });
  }

  /** Lets a partner that is not exclusive order, or no longer. Throws `always_open` for an exclusive dealer. */
  async setOrdering(actor: Actor, code: string, open: boolean): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await locked(tx, code);
      if (before.kind === 'exclusive') throw new PartnerError('always_open', {}, undefined, 409);
      await affected(tx, 'UPDATE partners SET ordering_open = ? WHERE id = ?', [open, before.id]);
      await this.audit.write(tx, { actor, action: open ? 'partners.ordering_opened' : 'partners.ordering_closed', subject: code, partnerId: before.id });
    });
  }

  /** Nobody can log in for an inactive partner, nor order for it; what it has ordered goes on. */
  async setStatus(actor: Actor, code: string, status: PartnerStatus, reason = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await locked(tx, code);
      if (before.status === status) return;
      await affected(tx, 'UPDATE partners SET status = ? WHERE id = ?', [status, before.id]);
      await this.audit.write(tx, { actor, action: status === 'active' ? 'partners.activated' : 'partners.deactivated', subject: code, detail: { reason }, partnerId: before.id });
    });
  }
}

// each step up is locked, so that two who would close a circle together wait for each other
async function refuseCycle(tx: EntityManager, id: string, parentId: string | null): Promise<void> {
  for (let above = parentId; above !== null;) {
    if (above === id) throw new PartnerError('parent_cycle', {}, 'parent');
    const [row] = await tx.query<{ parentId: string | null }[]>('SELECT parent_id AS parentId FROM partners WHERE id = ? FOR UPDATE', [above]);
    above = row?.parentId ?? null;
  }
}

async function locked(tx: EntityManager, code: string): Promise<PartnerRow> {
  const [found] = await tx.query<{ id: string }[]>('SELECT id FROM partners WHERE code = ? FOR UPDATE', [code]);
  const row = found && await partnerPage(tx, code);
  if (!row) throw new NotFound();
  return row;
}
