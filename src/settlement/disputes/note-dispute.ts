import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { NotFound } from '../../platform/http/errors.js';
import { voucherTypes } from '../payments/submit-payment.js';
import { SettlementError } from '../settlement-error.js';
import { lockOwnStatement, refuseSigned } from '../statements/lock-statement.js';
import { StatementLine } from '../statements/statement-line.entity.js';
import { disputeMachine } from './dispute-states.js';
import { Dispute } from './dispute.entity.js';
import { beginState } from '../../platform/states/transition.js';

export type DisputedLine = { period: string; line: string };

@Injectable()
export class NoteDispute {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files) {}

  /** The dealer does not agree to a line; finance hears of it with the sign-off. Throws `already_signed`, `already_disputed`, `common.file_type`, NotFound. */
  run(actor: PartnerActor, { period, line }: DisputedLine, note: string, upload?: Upload, key?: string): Promise<{ id: string }> {
    const request = { period, line, note, name: upload?.name, bytes: upload?.content.length };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, this.clock.now(), async () => {
      const statement = await lockOwnStatement(tx, actor.partnerId, period);
      if (!(await tx.existsBy(StatementLine, { id: line, statementId: statement.id }))) throw new NotFound();
      refuseSigned(statement);
      if (await tx.existsBy(Dispute, { lineId: line })) throw new SettlementError('already_disputed', {}, undefined, 409);
      return this.note(tx, actor, { statementId: statement.id, lineId: line, note }, upload);
    }));
  }

  private async note(tx: EntityManager, actor: PartnerActor, given: Pick<Dispute, 'statementId' | 'lineId' | 'note'>, upload?: Upload): Promise<{ id: string }> {
    const { partnerId, name } = actor;
    const at = this.clock.now();
    const fileId = upload ? await this.files.keep(tx, upload, { accepted: voucherTypes, partnerId, field: 'file' }) : null;
    const { identifiers } = await tx.insert(Dispute, { ...given, partnerId, fileId, status: 'noted', raisedByName: name, raisedAt: at, sentAt: null, answeredAt: null });
    const id = String(identifiers[0]?.id);
    await beginState(tx, disputeMachine, id, 'noted', { actor, at });
    return { id };
  }
}
