import { Injectable } from '@nestjs/common';
import { ChangePartner } from '../partners/change-partner.js';
import { partnerFacts, partnerPage } from '../partners/partner-pages.queries.js';
import { Database } from '../platform/database/database.js';
import { systemActor } from '../platform/http/actor.js';

const managers: Record<string, string> = { EAST: 'channel', SOUTH: 'channel', CENTRAL: 'desk', SOUTHWEST: 'desk', NORTH: 'admin', NORTHWEST: 'admin', NORTHEAST: 'admin' };

/** Who looks after whom, by territory. */
@Injectable()
export class AccountManagers {
  constructor(private readonly database: Database, private readonly changePartner: ChangePartner) {}

  async appoint(codes: string[]): Promise<void> {
    for (const code of codes) {
      const row = await partnerPage(this.database, code);
      const manager = managers[row?.territoryCode ?? ''];
      if (row && manager) await this.changePartner.run(systemActor, code, { ...partnerFacts(row), manager, was: '' });
    }
  }
}
