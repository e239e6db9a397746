import { randomBytes } from 'node:crypto';
import { codeAt, stepAt } from '../../src/identity/second-factor/totp.js';
import { TurnOnSecondFactor } from '../../src/identity/second-factor/turn-on-second-factor.js';
import { Config } from '../../src/platform/config/config.js';
import type { TestApp } from './app.js';

/** An authenticator app: its codes of now, of the half minutes before and after. */
export type Authenticator = { secret: Buffer; codes: string[]; code: (steps?: number) => string };

/** Sets a second factor up for someone; the code of half a minute ago is used up by that. */
export async function secondFactorFor({ web, database }: TestApp, login: string): Promise<Authenticator> {
  const [user] = await database.query<{ userId: string; name: string }>('SELECT id AS userId, name FROM users WHERE login = ?', [login]);
  if (!user) throw new Error(`no user ${login}`);
  const app = authenticatorOf(randomBytes(20));
  return { ...app, codes: await web.get(TurnOnSecondFactor).run(user, app.secret, app.code(-1)) };
}

export function authenticatorOf(secret: Buffer): Authenticator {
  return { secret, codes: [], code: (steps = 0) => codeAt(secret, stepAt(new Date()) + steps) };
}

/** The secret a set-up page tells, as a person would type it into an app. */
export function typedInto(html: string): Authenticator {
  const letters = (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const bits = [...letters].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return authenticatorOf(Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))));
}

/** Runs `work` in a house that asks administrators and finance for a second factor, as in production. */
export async function asInProduction<T>({ web }: TestApp, work: () => Promise<T>): Promise<T> {
  const config = web.get(Config);
  Object.assign(config, { production: true });
  try {
    return await work();
  } finally {
    Object.assign(config, { production: false });
  }
}
