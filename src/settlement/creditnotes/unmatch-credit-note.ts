import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { takeCreditBack } from './apply-credit.js';
import { lockCreditNote } from './lock-credit-note.js';

type Part = { id: string; orderId: string; receivableId: string; amount: string };

@Injectable()
export class UnmatchCreditNote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes a run of a credit note back: what it gave is left of it again, the invoices are open. Throws `already_reversed`, NotFound. */
  async run(actor: Actor, number: string, entryId: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const note = await lockCreditNote(tx, number);
      const parts = await partsOf(tx, note.id, entryId);
      if (parts.length === 0) throw new NotFound();
      const run = { entryId, reason, parts: parts.map(({ amount, ...invoice }) => ({ invoice, amount })) };
      await takeCreditBack(tx, note, run, { actor, at: this.clock.now(), today: this.clock.today() });
      await this.audit.write(tx, { actor, action: 'invoice.credit_unmatched', subject: number, detail: { entryId, reason }, partnerId: note.partnerId });
    });
  }
}

// the parts of a reversal are negative and not taken back in turn
const partsOf = (tx: EntityManager, creditNoteId: string, entryId: string) => tx.query<Part[]>(`
  SELECT i.id, i.order_id AS orderId, i.receivable_id AS receivableId, a.amount
  FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id
  WHERE a.credit_note_id = ? AND a.entry_id = ? AND a.amount > 0`, [creditNoteId, entryId]);
