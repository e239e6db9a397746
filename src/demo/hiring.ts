import { Injectable } from '@nestjs/common';
import { hashPassword } from '../identity/passwords.js';
import { ResetPassword } from '../identity/passwords/reset-password.js';
import { openReset } from '../identity/passwords/resets.queries.js';
import { CreateUser } from '../identity/users/create-user.js';
import { KeepMembership } from '../identity/users/keep-membership.js';
import { atPartner, atSupplier, type Place } from '../identity/users/place.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { systemActor } from '../platform/http/actor.js';
import { demoPassword, everyone, type Member, type StaffMember } from './people.js';

/** Invites everyone of the demo; they accept at once, all with the same password. */
@Injectable()
export class Hiring {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly createUser: CreateUser,
    private readonly keepMembership: KeepMembership, private readonly resetPassword: ResetPassword,
  ) {}

  async run(): Promise<void> {
    const passwordHash = await hashPassword(demoPassword);
    const known = new Map<string, string>();
    for (const person of everyone()) {
      const place = 'partner' in person ? await atPartner(this.database, person.partner) : atSupplier;
      const id = known.get(person.login);
      if (id === undefined) known.set(person.login, await this.hire(person, place, passwordHash));
      else await this.keepMembership.add(systemActor, id, place, [person.role]);
    }
  }

  private async hire({ login, name, role }: Member | StaffMember, place: Place, passwordHash: string): Promise<string> {
    const { id, reset } = await this.createUser.run(systemActor, { login, name, email: `${login}@demo.example`, language: 'zh-CN' }, place, [role]);
    const open = await openReset(this.database, reset, this.clock.now());
    if (open) await this.resetPassword.settle(open, passwordHash);
    return id;
  }
}
