import session, { type SessionData } from 'express-session';
import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';

const idle = 2 * 3_600_000;
const absolute = 12 * 3_600_000;
const touchEvery = 60_000;

type Done = (error?: unknown, content?: SessionData | null) => void;

/** Sessions in MariaDB under the hash of their id; they end 2 hours after the last request and 12 hours after their start. */
export class SessionStore extends session.Store {
  constructor(private readonly database: Database, private readonly clock: Clock) {
    super();
  }

  override get(id: string, done: Done): void {
    this.database.query<{ content: string; seen_at: Date }>(
      'SELECT content, seen_at FROM sessions WHERE id = ? AND expires_at > ?', [hashed(id), this.clock.now()])
      .then(([row]) => done(null, row ? { ...JSON.parse(row.content), seenAt: row.seen_at.getTime() } : null), done);
  }

  override set(id: string, content: SessionData, done: Done = ignore): void {
    const now = this.clock.now();
    content.startedAt ??= now.getTime();
    const { seenAt: _, ...kept } = content;
    this.database.query(
      `INSERT INTO sessions (id, user_id, content, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE user_id = VALUES(user_id), content = VALUES(content), seen_at = VALUES(seen_at), expires_at = VALUES(expires_at)`,
      [hashed(id), content.userId ?? null, JSON.stringify(kept), now, now, expiry(content, now)]).then(() => done(), done);
  }

  override touch(id: string, content: SessionData, done: Done = ignore): void {
    const now = this.clock.now();
    if (now.getTime() - (content.seenAt ?? 0) < touchEvery) return done();
    this.database.query('UPDATE sessions SET seen_at = ?, expires_at = ? WHERE id = ?', [now, expiry(content, now), hashed(id)])
      .then(() => done(), done);
  }

  override destroy(id: string, done: Done = ignore): void {
    this.database.query('DELETE FROM sessions WHERE id = ?', [hashed(id)]).then(() => done(), done);
  }
}

const ignore = (): void => undefined;

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function expiry({ startedAt }: SessionData, now: Date): Date {
  return new Date(Math.min(now.getTime() + idle, (startedAt ?? now.getTime()) + absolute));
}
