import session, { type SessionData } from 'express-session';
import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';

const idle = 2 * 3_600_000;
const absolute = 12 * 3_600_000;
const touchEvery = 60_000;
const insert = 'INSERT INTO sessions (id, user_id, content, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)';

type Done = (error?: unknown, content?: SessionData | null) => void;

/** Sessions in MariaDB under the hash of their id; they end 2 hours after the last request and 12 hours after their start. */
export class SessionStore extends session.Store {
  constructor(private readonly database: Database, private readonly clock: Clock) {
    super();
  }

  override get(id: string, done: Done): void {
    this.database.query<{ content: string; seen_at: Date }>(
      'SELECT content, seen_at FROM sessions WHERE id = ? AND expires_at > ?', [sessionRowId(id), this.clock.now()])
      .then(([row]) => done(null, row ? { ...JSON.parse(row.content), seenAt: row.seen_at.getTime() } : null), done);
  }

  override set(id: string, content: SessionData, done: Done = ignore): void {
    const now = this.clock.now();
    content.startedAt ??= now.getTime();
    const { seenAt: _, ...kept } = content;
    const [userId, text, until] = [content.userId ?? null, JSON.stringify(kept), expiry(content, now)];
    // one that was read from here and is gone by now was ended meanwhile: it stays so
    const written = content.seenAt === undefined
      ? this.database.query(`${insert} ON DUPLICATE KEY UPDATE user_id = VALUES(user_id), content = VALUES(content), seen_at = VALUES(seen_at), expires_at = VALUES(expires_at)`,
        [sessionRowId(id), userId, text, now, now, until])
      : this.database.query('UPDATE sessions SET user_id = ?, content = ?, seen_at = ?, expires_at = ? WHERE id = ?', [userId, text, now, until, sessionRowId(id)]);
    written.then(() => done(), done);
  }

  override touch(id: string, content: SessionData, done: Done = ignore): void {
    const now = this.clock.now();
    if (now.getTime() - (content.seenAt ?? 0) < touchEvery) return done();
    this.database.query('UPDATE sessions SET seen_at = ?, expires_at = ? WHERE id = ?', [now, expiry(content, now), sessionRowId(id)])
      .then(() => done(), done);
  }

  override destroy(id: string, done: Done = ignore): void {
    this.database.query('DELETE FROM sessions WHERE id = ?', [sessionRowId(id)]).then(() => done(), done);
  }
}

const ignore = (): void => undefined;

/** What a session is kept under; who reads it cannot make a cookie of it. */
export function sessionRowId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function expiry({ startedAt }: SessionData, now: Date): Date {
  return new Date(Math.min(now.getTime() + idle, (startedAt ?? now.getTime()) + absolute));
}
