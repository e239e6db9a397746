import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { promisify } from 'node:util';
import { csrfTokenOf } from '../../platform/http/csrf.js';

declare module 'express-session' {
  interface SessionData {
    /** Where the person sits, to tell one of their sessions from another. */
    agent: string;
    address: string;
    /** Someone whose password was right, with a second step to go. */
    awaited: { userId: string; at: number; next?: string };
  }
}

/**
 * A session under a new id, so that an id known before is worth nothing, nor a form opened before (its CSRF token is gone).
 * With `startedAt` the 12 hours of the earlier session run on. Saved at once: the browser follows the redirect before the answer has ended.
 */
export async function beginSession(request: Request, userId: string, partnerId: string | null, startedAt?: number): Promise<void> {
  const place = { agent: (request.get('User-Agent') ?? '').slice(0, 300), address: request.ip ?? '' };
  await renewSession(request, { userId, partnerId, ...place, ...(startedAt === undefined ? {} : { startedAt }) });
}

/** A session that is nobody's yet: it remembers only whose password was right. */
export async function awaitStep(request: Request, awaited: SessionData['awaited']): Promise<void> {
  await renewSession(request, { awaited });
}

async function renewSession(request: Request, content: Partial<SessionData>): Promise<void> {
  await endSession(request);
  Object.assign(request.session, content);
  // the session is saved once more when the answer ends: without its token it would take away the one the next page has just made
  csrfTokenOf(request);
  await promisify(request.session.save.bind(request.session))();
}

/** Deletes the session and leaves an empty one that is nobody's. */
export async function endSession(request: Request): Promise<void> {
  await promisify(request.session.regenerate.bind(request.session))();
}
