import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Database, isDuplicate } from '../platform/database/database.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { events, isEvent, type Concerned } from './events.js';
import { Notification } from './notification.entity.js';
import { type Occasion, occasionOf } from './occasion.queries.js';
import { membersWith, type Recipient, staffWith } from './recipients.queries.js';

export type Told = { event: string } & Partial<Record<'order' | 'waiting' | 'quote' | 'standing' | 'invoice' | 'statement' | 'dispute' | 'payment' | 'hold' | 'promise' | 'letter' | 'limit' | 'proposal' | 'account' | 'request', string>>;

type Audience = { kind: string; prefix: '' | '/admin'; partnerId: string | null; people: Recipient[] };

@Injectable()
export class Tell {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Tells everyone concerned once: a row in the inbox, and a mail for those with an address. */
  async run({ event, ...subject }: Told): Promise<void> {
    const [id] = Object.values(subject);
    if (!isEvent(event) || id === undefined) throw new Error(`Nobody is told of ${event}`);
    const occasion = await occasionOf(this.database, event, id);
    if (!occasion) return;
    const { partner, staff, asker }: Concerned = events[event];
    const audiences: Audience[] = [
      { kind: event, prefix: '', partnerId: occasion.partnerId, people: concerned(await membersWith(this.database, occasion.partnerId, partner), asker, occasion.askerId) },
      { kind: `staff.${event}`, prefix: '/admin', partnerId: null, people: concerned(await staffWith(this.database, staff), asker, occasion.askerId) },
    ];
    if (audiences.every(({ people }) => people.length === 0)) return;
    await this.database.inTransaction(async (tx) => {
      for (const audience of audiences) for (const person of audience.people) await this.tellOne(tx, occasion, audience, person);
    });
  }

  private async tellOne(tx: EntityManager, { key, facts, place, desk }: Occasion, { kind, prefix, partnerId }: Audience, { id, email }: Recipient): Promise<void> {
    const audience = prefix === '' ? 'partner' : 'staff';
    const row = { event: `${audience}:${key}`, userId: id, partnerId, kind, facts: JSON.stringify(facts), link: prefix === '' ? place : (desk ?? prefix + place), createdAt: this.clock.now(), readAt: null, mailedAt: null };
    try {
      const { identifiers } = await tx.insert(Notification, row);
      if (email !== '') await this.outbox.add(tx, 'mail', { notification: String(identifiers[0]?.id) });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}

function concerned(people: Recipient[], asker: Concerned['asker'], askerId: string | undefined): Recipient[] {
  if (asker === undefined) return people;
  return people.filter(({ id }) => (id === askerId) === (asker === 'alone'));
}
