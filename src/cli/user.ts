import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseArgs } from 'node:util';
import { entities } from '../entities.js';
import { IdentityModule } from '../identity/identity.module.js';
import { resetLink } from '../identity/passwords/reset-token.js';
import { openReset } from '../identity/passwords/resets.queries.js';
import { SendReset } from '../identity/passwords/send-reset.js';
import { CreateUser } from '../identity/users/create-user.js';
import { staffUser } from '../identity/users/staff-user.js';
import { atSupplier } from '../identity/users/place.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { NestLogger } from '../platform/logging/nest-logger.js';
import { PlatformModule } from '../platform/platform.module.js';

@Module({ imports: [PlatformModule.with(entities), IdentityModule], providers: [SendReset, CreateUser] })
class UserModule {}

const commandLine = { key: 'cli', name: 'command line' };
const text = { type: 'string' } as const;

/** `user create --login L --name N --email E --role admin`: prints the link to set the password alone; it is mailed too. */
export async function user(config: Config, [verb, ...rest]: string[]): Promise<number> {
  const { values } = parseArgs({ args: rest, options: { login: text, name: text, email: text, role: text, language: text } });
  const { login, name, email, role, language } = values;
  if (verb !== 'create' || !login || !name || !email || !role) {
    console.error('usage: cli user create --login LOGIN --name NAME --email ADDRESS --role ROLE [--language zh-CN|en]');
    return 2;
  }
  const app = await NestFactory.createApplicationContext(UserModule, { logger: new NestLogger(), abortOnError: false });
  try {
    const typed = staffUser({ login, name, email, role, language });
    const { reset } = await app.get(CreateUser).run(commandLine, typed.user, atSupplier, typed.roles);
    const open = await openReset(app.get(Database), reset, new Date());
    if (open) console.log(resetLink(config, open));
    return 0;
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    await app.close();
  }
}
