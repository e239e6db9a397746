import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { qrSvg } from '../../platform/qr/qr.js';
import type { Person } from '../access/actor.queries.js';
import { offeredSecret } from './secret-box.js';
import { base32 } from './totp.js';
import { TurnOnSecondFactor } from './turn-on-second-factor.js';

/** Setting an app up, at the login and on the account's own page. */
@Injectable()
export class SetUp {
  constructor(private readonly config: Config, private readonly supplier: Supplier, private readonly turnOn: TurnOnSecondFactor) {}

  /** The secret of this session as an app takes it: to scan, or to type. */
  async offer(request: Request, person: Person) {
    const secret = base32(this.secretOf(request, person));
    const issuer = nameIn(request.language, await this.supplier.company());
    const address = `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(person.login)}?${new URLSearchParams({ secret, issuer }).toString().replaceAll('+', '%20')}`;
    return { login: person.login, typed: secret.match(/.{4}/g)?.join(' '), picture: `data:image/svg+xml;base64,${Buffer.from(qrSvg(address)).toString('base64')}` };
  }

  /** Returns the recovery codes. Throws like TurnOnSecondFactor. */
  confirm(request: Request, person: Person, code: string): Promise<string[]> {
    return this.turnOn.run(person, this.secretOf(request, person), code);
  }

  private secretOf({ sessionID }: Request, { userId }: Person): Buffer {
    return offeredSecret(this.config.sessionSecret, userId, sessionID);
  }
}
