import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../../identity/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, affected } from '../../../platform/database/database.js';
import { Files } from '../../../platform/files/files.js';
import type { Actor } from '../../../platform/http/actor.js';
import { NotFound } from '../../../platform/http/errors.js';
import { transition } from '../../../platform/states/transition.js';
import { BankError } from '../bank-error.js';
import { BankFile } from './bank-file.entity.js';
import { BankLine } from '../bank-line.entity.js';
import { BankProfile } from '../accounts/bank-profile.entity.js';
import { bankFileMachine } from '../bank-states.js';
import { payerKey } from '../payer-key.js';
import type { StatedLine } from './read-statement.js';
import { checkedFile } from './stated-file.js';

const linesAtOnce = 500;

@Injectable()
export class TakeStatement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly audit: Audit) {}

  /** Takes the lines of a looked-through file that are new: all of them or none. Returns how many. Throws `already_decided_file`, `wrong_lines`. */
  async run(actor: Actor, id: string): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { file, profile } = await lockFile(tx, id);
      const { fresh, wrong } = await checkedFile(tx, this.files, { fileId: file.fileId, profile }, this.clock.today());
      if (wrong.length > 0) throw new BankError('wrong_lines', { count: wrong.length });
      const rows = fresh.map((line) => rowOf(line, file, profile.currency));
      for (let from = 0; from < rows.length; from += linesAtOnce) await tx.insert(BankLine, rows.slice(from, from + linesAtOnce));
      await affected(tx, 'UPDATE bank_files SET taken_lines = ? WHERE id = ?', [rows.length, id]);
      await transition(tx, bankFileMachine, { id, from: file.status }, 'taken', { actor, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'bank.statement_taken', subject: file.name, detail: { bankAccount: profile.name, created: rows.length } });
      return rows.length;
    });
  }

  /** Puts a looked-through file away; nothing of it is in the books. Throws `already_decided_file`. */
  async drop(actor: Actor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { file } = await lockFile(tx, id);
      await transition(tx, bankFileMachine, { id, from: file.status }, 'dropped', { actor, at: this.clock.now() });
    });
  }
}

// files of one account are taken one after the other, so that none takes a line the other has
async function lockFile(tx: EntityManager, id: string): Promise<{ file: BankFile; profile: BankProfile }> {
  const found = await tx.findOneBy(BankFile, { id });
  if (!found) throw new NotFound();
  await tx.query('SELECT id FROM bank_profiles WHERE id = ? FOR UPDATE', [found.profileId]);
  const [file, profile] = [await tx.findOneByOrFail(BankFile, { id }), await tx.findOneByOrFail(BankProfile, { id: found.profileId })];
  if (file.status !== 'checked') throw new BankError('already_decided_file', {}, undefined, 409);
  return { file, profile };
}

function rowOf({ key, line: _, ...stated }: StatedLine, { id, profileId }: BankFile, currency: string) {
  return { ...stated, lineKey: key, payerKey: payerKey(stated.payerName), profileId, fileId: id, status: 'open' as const, currency, partnerId: null, paymentId: null, decidedAt: null };
}
