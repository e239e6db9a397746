import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { isApi } from '../http/request.js';
import { SessionStore } from './session-store.js';

/** Sessions for people; machines bring a token and none is kept for them. */
export function sessions(app: NestExpressApplication): RequestHandler {
  const config = app.get(Config);
  const handler = session({
    name: 'qudao',
    secret: config.sessionSecret,
    store: new SessionStore(app.get(Database), app.get(Clock)),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.production },
  });
  return (request, response, next) => (withoutSession(request.path) ? next() : handler(request, response, next));
}

const machinePaths = ['/healthz', '/readyz', '/metrics'];

function withoutSession(path: string): boolean {
  return isApi(path) || machinePaths.includes(path);
}
