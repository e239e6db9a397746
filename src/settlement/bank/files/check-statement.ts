import { Injectable } from '@nestjs/common';
import { decoded } from '../../../imports/read-csv.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import { Files, type Upload } from '../../../platform/files/files.js';
import type { Actor } from '../../../platform/http/actor.js';
import { beginState } from '../../../platform/states/transition.js';
import { BankError } from '../bank-error.js';
import { BankFile } from './bank-file.entity.js';
import { BankProfile } from '../accounts/bank-profile.entity.js';
import { bankFileMachine } from '../bank-states.js';
import { readStatement } from './read-statement.js';

@Injectable()
export class CheckStatement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files) {}

  /** Keeps a bank's file to be looked through; nothing is in the books yet. Returns its id. Throws what `readStatement` throws, `unknown_account`. */
  run(actor: Actor, profileId: string, upload: Upload | undefined, key: string | undefined): Promise<{ id: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { profileId, name: upload?.name, bytes: upload?.content.length } }, at, async () => {
      const profile = /^\d{1,19}$/.test(profileId) ? await tx.findOneBy(BankProfile, { id: profileId }) : null;
      if (!profile) throw new BankError('unknown_account', {}, 'account');
      if (!upload) throw new BankError('no_file', {}, 'file');
      readStatement(decoded(upload.content), profile, this.clock.today());
      const fileId = await this.files.store(tx, upload, 'text/csv', null);
      const { identifiers } = await tx.insert(BankFile, { profileId, fileId, name: upload.name.slice(0, 200), status: 'checked', uploadedByName: actor.name, uploadedAt: at });
      const id = String(identifiers[0]?.id);
      await beginState(tx, bankFileMachine, id, 'checked', { actor, at });
      return { id };
    }));
  }
}
