import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Database } from '../../platform/database/database.js';
import { GeneralLimit } from './general-limit.entity.js';
import { type Limits, limitsOf } from './limits.queries.js';
import { OrderLimit } from './order-limit.entity.js';

/** Limits as the owner wants them: by login, and for everyone else; null is none. */
export type WantedLimits = { general: string | null; people: ReadonlyMap<string, string | null> };

@Injectable()
export class KeepLimits {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Sets the limits of a partner's people, of those named alone. */
  async run(actor: PartnerActor, wanted: WantedLimits): Promise<void> {
    const { partnerId } = actor;
    await this.database.inTransaction(async (tx) => {
      await tx.query('SELECT id FROM partners WHERE id = ? FOR UPDATE', [partnerId]);
      const before = await limitsOf(tx, partnerId);
      const named = before.people.filter(({ login }) => wanted.people.has(login));
      await tx.delete(GeneralLimit, { partnerId });
      if (wanted.general !== null) await tx.insert(GeneralLimit, { partnerId, amount: wanted.general });
      for (const { id, login } of named) {
        const amount = wanted.people.get(login) ?? null;
        await tx.delete(OrderLimit, { partnerId, userId: id });
        if (amount !== null) await tx.insert(OrderLimit, { partnerId, userId: id, amount });
      }
      await this.audit.write(tx, { actor, action: 'approvals.limits_set', subject: actor.partnerCode, detail: { before: told(before), after: told(await limitsOf(tx, partnerId)) }, partnerId });
    });
  }
}

function told({ general, people }: Limits): object {
  return { generalLimit: general, ownLimits: people.filter(({ amount }) => amount !== null).map(({ login, amount }) => `${login} ${amount}`) };
}
