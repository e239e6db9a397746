import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, isDuplicate } from '../platform/database/database.js';
import { once } from '../platform/database/idempotency.js';
import type { Actor } from '../platform/http/actor.js';
import type { NewPartnerForm } from './partner.dto.js';
import { isReservedCode, Partner } from './partner.entity.js';
import { PartnerError } from './partner-error.js';
import { placeOf } from './places/place-of.js';

@Injectable()
export class CreatePartner {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes a partner on; an exclusive dealer may order from the start. Throws `code_taken`, `code_reserved`, `unknown_tier`, `unknown_territory`, `unknown_manager`, `unknown_parent`. */
  async run(actor: Actor, form: NewPartnerForm, key: string | undefined): Promise<{ code: string }> {
    const now = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: form }, now, async () => {
      if (isReservedCode(form.code)) throw new PartnerError('code_reserved', { code: form.code }, 'code');
      const { tier, territory, manager, parent, tradeForm, ...fields } = form;
      const row = { ...fields, form: tradeForm, ...await placeOf(tx, { tier, territory, manager, parent }), nameEn: form.nameEn || form.nameZh, orderingOpen: form.kind === 'exclusive', createdAt: now };
      const { identifiers } = await tx.insert(Partner, row).catch((error: unknown) => {
        throw isDuplicate(error) ? new PartnerError('code_taken', { code: form.code }, 'code') : error;
      });
      await this.audit.write(tx, { actor, action: 'partners.created', subject: form.code, detail: form, partnerId: String(identifiers[0]?.id) });
      return { code: form.code };
    }));
  }
}
