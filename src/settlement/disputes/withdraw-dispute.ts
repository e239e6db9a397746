import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Database, affected } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { lockOwnStatement, refuseSigned } from '../statements/lock-statement.js';
import type { DisputedLine } from './note-dispute.js';

@Injectable()
export class WithdrawDispute {
  constructor(private readonly database: Database) {}

  /** Takes a note back before it was sent; after the sign-off it stays. Throws `already_signed`, NotFound. */
  async run(actor: PartnerActor, { period, line }: DisputedLine): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const statement = await lockOwnStatement(tx, actor.partnerId, period);
      const [known] = await tx.query<unknown[]>('SELECT 1 FROM statement_disputes WHERE statement_id = ? AND line_id = ?', [statement.id, line]);
      if (!known) throw new NotFound();
      refuseSigned(statement);
      await affected(tx, "DELETE FROM statement_disputes WHERE statement_id = ? AND line_id = ? AND status = 'noted'", [statement.id, line]);
    });
  }
}
