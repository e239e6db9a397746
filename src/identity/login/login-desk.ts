import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { cookieOf } from '../../platform/http/cookies.js';
import { type Person, personOf } from '../access/actor.queries.js';
import { isOver } from '../access/recognition.js';
import { keepLanguage } from '../account/preference-cookies.js';
import { landingOf, localPath } from './local-path.js';
import { LogIn } from './log-in.js';
import { awaitStep, beginSession } from './session.js';

const stepPaths = { code: '/login/code', setup: '/login/second-factor' };
// to fetch the phone and set an app up
const patience = 15 * 60_000;
const longestNext = 500;

/** The way in, in one step or two; each step goes on under a new session id. */
@Injectable()
export class LoginDesk {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly logIn: LogIn) {}

  /** After the password. Returns where to go on. */
  async enter(request: Request, person: Person, next: string | undefined): Promise<string> {
    const step = this.logIn.stepOf(person);
    if (step === undefined) return this.open(request, person, next ?? '');
    const path = localPath(next);
    await awaitStep(request, { userId: person.userId, at: this.clock.now().getTime(), ...(path && path.length <= longestNext ? { next: path } : {}) });
    return stepPaths[step];
  }

  /** Lets the person in. Returns where to. */
  async open(request: Request, person: Person, next = request.session.awaited?.next): Promise<string> {
    const partnerId = person.workplaces[0]?.partnerId ?? null;
    await this.logIn.complete(person);
    await beginSession(request, person.userId, partnerId);
    if (request.res && cookieOf(request, 'language') === undefined) keepLanguage(request.res, person.language);
    return landingOf(partnerId, next);
  }

  /** Whose password was right in this session a short while ago, while this step is theirs. */
  async awaited(request: Request, step: 'code' | 'setup'): Promise<Person | undefined> {
    const { awaited } = request.session;
    if (!awaited || this.clock.now().getTime() - awaited.at > patience) return undefined;
    const person = await personOf(this.database, awaited.userId);
    return person && !isOver(person, awaited.at) && (this.logIn.stepOf(person) ?? 'setup') === step ? person : undefined;
  }
}
