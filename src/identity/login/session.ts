import type { Request } from 'express';
import { promisify } from 'node:util';

/**
 * A session under a new id, so that an id known before is worth nothing, nor a form opened before (its CSRF token is gone).
 * With `startedAt` the 12 hours of the earlier session run on. Saved at once: the browser follows the redirect before the answer has ended.
 */
export async function beginSession(request: Request, userId: string, partnerId: string | null, startedAt?: number): Promise<void> {
  await endSession(request);
  Object.assign(request.session, { userId, partnerId }, startedAt === undefined ? {} : { startedAt });
  await promisify(request.session.save.bind(request.session))();
}

/** Deletes the session and leaves an empty one that is nobody's. */
export async function endSession(request: Request): Promise<void> {
  await promisify(request.session.regenerate.bind(request.session))();
}
