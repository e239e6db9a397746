import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseArgs } from 'node:util';
import { entities } from '../entities.js';
import { IdentityModule } from '../identity/identity.module.js';
import { resetLink } from '../identity/passwords/reset-token.js';
import { openReset } from '../identity/passwords/resets.queries.js';
import { SendReset } from '../identity/passwords/send-reset.js';
import { TurnOffSecondFactor } from '../identity/second-factor/turn-off-second-factor.js';
import { CreateUser } from '../identity/users/create-user.js';
import { staffUser } from '../identity/users/staff-user.js';
import { atSupplier } from '../identity/users/place.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { NestLogger } from '../platform/logging/nest-logger.js';
import { PlatformModule } from '../platform/platform.module.js';

@Module({ imports: [PlatformModule.with(entities), IdentityModule], providers: [SendReset, CreateUser, TurnOffSecondFactor] })
class UserModule {}

type House = { get: <T>(service: new (...given: never[]) => T) => T };
type Typed = Partial<Record<'login' | 'name' | 'email' | 'role' | 'language', string>>;

const commandLine = { key: 'cli', name: 'command line' };
const text = { type: 'string' } as const;

const usage = `usage: cli user create --login LOGIN --name NAME --email ADDRESS --role ROLE [--language zh-CN|en]
       cli user reset-second-factor --login LOGIN`;

/**
 * `user create --login L --name N --email E --role admin`: prints the link to set the password alone; it is mailed too.
 * `user reset-second-factor --login L`: for who has lost both the app and the recovery codes.
 */
export async function user(config: Config, [verb, ...rest]: string[]): Promise<number> {
  const { values } = parseArgs({ args: rest, options: { login: text, name: text, email: text, role: text, language: text } });
  const work = workOf(verb, values, config);
  if (!work) {
    console.error(usage);
    return 2;
  }
  const app = await NestFactory.createApplicationContext(UserModule, { logger: new NestLogger(), abortOnError: false });
  try {
    console.log(await work(app as House));
    return 0;
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    await app.close();
  }
}

function workOf(verb: string | undefined, { login, name, email, role, language }: Typed, config: Config): ((house: House) => Promise<string>) | undefined {
  if (verb === 'reset-second-factor' && login) return (house) => resetSecondFactor(house, login);
  if (verb !== 'create' || !login || !name || !email || !role) return undefined;
  return async (house) => {
    const typed = staffUser({ login, name, email, role, language });
    const { reset } = await house.get(CreateUser).run(commandLine, typed.user, atSupplier, typed.roles);
    const open = await openReset(house.get(Database), reset, new Date());
    return open ? resetLink(config, open) : '';
  };
}

async function resetSecondFactor(house: House, login: string): Promise<string> {
  const [known] = await house.get(Database).query<{ id: string }>('SELECT id FROM users WHERE login = ?', [login]);
  if (!known) throw new Error(`nobody is called ${login}`);
  await house.get(TurnOffSecondFactor).reset(commandLine, known.id);
  return `${login} logs in with the password alone and is asked to set up a second factor where one is required`;
}
