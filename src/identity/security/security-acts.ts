import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { sessionRowId } from '../../platform/sessions/session-store.js';
import type { Person } from '../access/actor.queries.js';
import { AskForEmail } from '../email/ask-for-email.js';
import { beginSession } from '../login/session.js';
import { ChangePassword } from '../passwords/change-password.js';
import { EndOwnSessions } from '../sessions/end-own-sessions.js';
import { Reauthenticate } from './reauthenticate.js';
import type { ChangePasswordForm, EmailForm } from './security.dto.js';

/** What a person changes about their own login, each time proving anew to be that person. */
@Injectable()
export class SecurityActs {
  constructor(
    private readonly reauthenticate: Reauthenticate, private readonly changePassword: ChangePassword,
    private readonly askForEmail: AskForEmail, private readonly endOwnSessions: EndOwnSessions,
  ) {}

  /** The session goes on under a new id; every other one of this person ends. */
  async savePassword(request: Request, person: Person, form: ChangePasswordForm): Promise<void> {
    await this.reauthenticate.run(person, form, request.ip ?? '');
    const at = await this.changePassword.run(person, form.password);
    await beginSession(request, person.userId, request.session.partnerId ?? null, at.getTime() + 1);
  }

  async saveEmail(request: Request, person: Person, form: EmailForm, key: string | undefined): Promise<void> {
    await this.reauthenticate.run(person, form, request.ip ?? '');
    await this.askForEmail.run(person, form.email, key);
  }

  endSession(person: Person, id: string): Promise<void> {
    return this.endOwnSessions.one(person, id);
  }

  endOthers(request: Request, person: Person): Promise<number> {
    return this.endOwnSessions.others(person, sessionRowId(request.sessionID));
  }
}
