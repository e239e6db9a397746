import type { Request } from 'express';

/** The value of one cookie; undefined when it was not sent. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pair = (request.headers.cookie ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}
