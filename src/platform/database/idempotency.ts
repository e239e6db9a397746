import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../http/errors.js';
import { isDuplicate } from './database.js';
import { insertRows } from './insert-rows.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export class KeyReused extends DomainError {
  constructor() {
    super('common', 'key_reused', 422);
  }
}

/**
 * Runs `work` once per (actor, key) inside the caller's transaction. The same request again gets the first answer;
 * the same key with another request throws KeyReused. No key: just runs.
 */
export async function once<T>(
  tx: EntityManager,
  { actor, key, request }: { actor: string; key: string | undefined; request: unknown },
  now: Date,
  work: () => Promise<T>,
): Promise<T> {
  if (!key) return work();
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  try {
    await insertRows(tx, IdempotencyKey, [{ actor, requestKey: key, requestHash, answer: null, createdAt: now }]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return earlierAnswer<T>(tx, actor, key, requestHash);
  }
  const answer = await work();
  await tx.query('UPDATE idempotency_keys SET answer = ? WHERE actor = ? AND request_key = ?', [JSON.stringify(answer), actor, key]);
  return answer;
}

async function earlierAnswer<T>(tx: EntityManager, actor: string, key: string, requestHash: string): Promise<T> {
  const earlier = await tx.findOneByOrFail(IdempotencyKey, { actor, requestKey: key });
  if (earlier.requestHash !== requestHash || earlier.answer === null) throw new KeyReused();
  return JSON.parse(earlier.answer) as T;
}
