import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { addDays } from '../../platform/clock/days.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Invalid, NotFound } from '../../platform/http/errors.js';
import { CollectionNote, type ContactChannel } from './collection-note.entity.js';

export type Contact = { channel: ContactChannel; note: string; nextOn: string | null };

const farthest = 366;

@Injectable()
export class NoteContact {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Keeps what was said in a call; `nextOn` is the day to ask again, null for as soon as the list says so. Throws Invalid for a day that is past or too far. */
  run(actor: Actor, code: string, contact: Contact, key?: string): Promise<{ id: string }> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { code, ...contact } }, at, async () => {
      const partner = await partnerByCode(tx, code);
      if (!partner) throw new NotFound();
      if (contact.nextOn !== null && (contact.nextOn <= today || contact.nextOn > addDays(today, farthest))) throw new Invalid([{ field: 'nextOn', key: 'collection.errors.next_day' }]);
      const { identifiers } = await tx.insert(CollectionNote, { ...contact, partnerId: partner.id, notedByName: actor.name, notedAt: at });
      await this.audit.write(tx, { actor, action: 'collection.contact_noted', subject: code, detail: contact, partnerId: partner.id });
      return { id: String(identifiers[0]?.id) };
    }));
  }
}
