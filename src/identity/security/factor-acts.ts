import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Person } from '../access/actor.queries.js';
import { beginSession } from '../login/session.js';
import { RenewRecoveryCodes } from '../second-factor/renew-recovery-codes.js';
import { SetUp } from '../second-factor/set-up.js';
import { TurnOffSecondFactor } from '../second-factor/turn-off-second-factor.js';
import { Reauthenticate } from './reauthenticate.js';
import type { ProofForm, TurnOnForm } from './security.dto.js';

/** What a person does with their own second factor, each time proving anew to be that person. */
@Injectable()
export class FactorActs {
  constructor(
    private readonly reauthenticate: Reauthenticate, private readonly setUp: SetUp,
    private readonly renewCodes: RenewRecoveryCodes, private readonly turnOff: TurnOffSecondFactor,
  ) {}

  /** Returns the recovery codes. The code is of the app that is being set up. */
  async on(request: Request, person: Person, form: TurnOnForm): Promise<string[]> {
    await this.reauthenticate.run(person, form, request.ip ?? '');
    return this.setUp.confirm(request, person, form.code);
  }

  async renew(request: Request, person: Person, form: ProofForm): Promise<string[]> {
    await this.reauthenticate.run(person, form, request.ip ?? '');
    return this.renewCodes.run(person);
  }

  /** The session goes on under a new id, by which another secret is offered. */
  async off(request: Request, person: Person, form: ProofForm): Promise<void> {
    await this.reauthenticate.run(person, form, request.ip ?? '');
    await this.turnOff.run(person);
    await beginSession(request, person.userId, request.session.partnerId ?? null, request.session.startedAt);
  }
}
