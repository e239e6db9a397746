import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { isApi } from '../../platform/http/request.js';
import { endSession } from '../login/session.js';
import { actorAt, type Person, personOf, stepAfterPassword, tokenActor, type Workplace } from './actor.queries.js';
import type { KnownActor } from './actors.js';

declare global {
  namespace Express {
    interface Request {
      person?: Person;
      workplace?: Workplace;
    }
  }
}

const usedEvery = 60_000;

/** Finds out who asks: a person by the session, a machine by its bearer token. */
@Injectable()
export class Recognition {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  async actorOf(request: Request): Promise<KnownActor | undefined> {
    return isApi(request.path) ? this.machine(request) : this.person(request);
  }

  private async person(request: Request): Promise<KnownActor | undefined> {
    const userId = request.session?.userId;
    if (!userId) return undefined;
    request.person ??= await personOf(this.database, userId);
    const { person, session } = request;
    const place = person?.workplaces.find(({ partnerId }) => partnerId === (session.partnerId ?? null));
    if (!person || !place || isOver(person, session.startedAt) || stepAfterPassword(person, this.config.production) === 'setup') {
      request.person = undefined;
      await endSession(request);
      return undefined;
    }
    request.workplace = place;
    return actorAt(person, place);
  }

  private async machine(request: Request): Promise<KnownActor | undefined> {
    const [scheme, token = ''] = (request.get('Authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === '') return undefined;
    const actor = await tokenActor(this.database, tokenHash(token), this.clock.today());
    if (!actor) return undefined;
    const now = this.clock.now();
    if (now.getTime() - (actor.lastUsedAt?.getTime() ?? 0) > usedEvery) {
      await this.database.query('UPDATE api_tokens SET last_used_at = ? WHERE id = ?', [now, actor.tokenId]);
    }
    return actor;
  }
}

// a new password, a block or an administrator ends the sessions that began before it
export function isOver({ signedOutAt }: Person, startedAt = 0): boolean {
  return signedOutAt !== null && startedAt <= signedOutAt.getTime();
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
