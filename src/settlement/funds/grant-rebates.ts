import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { DomainError, Invalid } from '../../platform/http/errors.js';
import { type Grant, GrantRebate } from './grant-rebate.js';
import type { GrantedLine } from './granted-lines.js';

@Injectable()
export class GrantRebates {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly grantRebate: GrantRebate) {}

  /** Gives rebate to many partners, to all or to none. The same key again does it once. Throws Invalid, at `lines`, with each line that cannot be, `past_last_day`. */
  run(actor: Actor, lines: GrantedLine[], terms: Omit<Grant, 'amount'>, key?: string): Promise<{ count: number }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { rebates: lines, ...terms } }, this.clock.now(), async () => {
      for (const { code, amount } of await inOrder(tx, lines)) await this.grantRebate.within(tx, actor, code, { ...terms, amount }).catch((error: unknown) => atLines(error, code));
      return { count: lines.length };
    }));
  }
}

// two who grant to the same partners wait for each other in one order
async function inOrder(tx: EntityManager, lines: GrantedLine[]): Promise<GrantedLine[]> {
  const found = [];
  for (const line of lines) found.push({ ...line, partner: await partnerByCode(tx, line.code) });
  const unknown = found.filter(({ partner }) => !partner);
  if (unknown.length > 0) throw new Invalid(unknown.map(({ code }) => ({ field: 'lines', key: 'settlement.errors.unknown_partner', values: { code } })));
  return found.sort((a, b) => Number(a.partner?.id) - Number(b.partner?.id)).map(({ partner, amount }) => ({ code: partner?.code ?? '', amount }));
}

function atLines(error: unknown, code: string): never {
  if (!(error instanceof DomainError) || error.field !== 'amount') throw error;
  throw new Invalid([{ field: 'lines', key: 'funds.errors.line', values: { text: code } }]);
}
