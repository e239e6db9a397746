import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { type Page, page } from '../../platform/http/page.js';
import { sessionRowId } from '../../platform/sessions/session-store.js';
import type { Person } from '../access/actor.queries.js';
import { asksSecondFactor } from '../access/permissions.js';
import { factorOf } from '../second-factor/second-factor.queries.js';
import { SetUp } from '../second-factor/set-up.js';
import { sessionsOf } from '../sessions/own-sessions.queries.js';

/** How someone's own account is kept safe: the same pages in the portal and at the supplier's. */
@Injectable()
export class SecurityDesk {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly setUp: SetUp) {}

  async overview(request: Request, person: Person): Promise<Page> {
    const [factor, sessions, email] = await Promise.all([factorOf(this.database, person.userId), sessionsOf(this.database, person.userId, this.clock.now()), this.emailOf(person)]);
    const current = sessionRowId(request.sessionID);
    return this.page(request, 'security', {
      factor, email, isRequired: this.isRequired(person), hasOthers: sessions.length > 1, sessions: sessions.map((session) => ({ ...session, isCurrent: session.id === current })),
    });
  }

  passwordForm(request: Request, { login, hasSecondFactor }: Person): Page {
    return this.page(request, 'security-password', { login, hasSecondFactor });
  }

  async emailForm(request: Request, person: Person): Promise<Page> {
    return this.page(request, 'security-email', { hasSecondFactor: person.hasSecondFactor, email: await this.emailOf(person) });
  }

  /** The app: how to set it up, or what to do with it. */
  async factorForm(request: Request, person: Person): Promise<Page> {
    const factor = await factorOf(this.database, person.userId);
    return this.page(request, 'second-factor', factor ? { factor, isRequired: this.isRequired(person) } : await this.setUp.offer(request, person));
  }

  codes(request: Request, codes: string[]): Page {
    return this.page(request, 'recovery-codes', { codes }, 201);
  }

  private isRequired({ workplaces }: Person): boolean {
    return asksSecondFactor(workplaces.find(({ partnerId }) => partnerId === null)?.roles ?? [], this.config.production);
  }

  private async emailOf({ userId }: Person): Promise<string> {
    const [user] = await this.database.query<{ email: string }>('SELECT email FROM users WHERE id = ?', [userId]);
    return user?.email ?? '';
  }

  private page({ session }: Request, name: string, model: object, status?: number): Page {
    const isStaff = (session.partnerId ?? null) === null;
    return page(`${isStaff ? 'admin' : 'portal'}/identity/${name}`, { ...model, path: isStaff ? '/admin/account' : '/account' }, status);
  }
}
