import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isPassword } from '../passwords.js';
import { LoginTries } from './login-tries.js';

@Injectable()
export class CheckPassword {
  constructor(private readonly database: Database, private readonly tries: LoginTries) {}

  /** The active user's id when the password is right, undefined when anything is not. Throws TooManyTries. */
  async run(login: string, password: string, ip: string): Promise<string | undefined> {
    const attempt = await this.tries.begin(login, ip);
    const [user] = await this.database.query<{ id: string; passwordHash: string }>(
      "SELECT id, password_hash AS passwordHash FROM users WHERE login = ? AND status = 'active'", [login]);
    if (!await isPassword(user?.passwordHash, password)) return undefined;
    await this.tries.succeed(attempt);
    return user?.id;
  }
}
