import type { EntityManager } from 'typeorm';
import type { Reader } from '../../platform/database/database.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { recoveryHash } from './secret-box.js';
import { newRecoveryCodes, plainCode } from './recovery-codes.js';

export type Factor = { since: Date; left: number };

/** Since when a user has a second factor, and how many recovery codes are left; undefined without one. */
export async function factorOf(reader: Reader, userId: string): Promise<Factor | undefined> {
  const [row] = (await reader.query(`
    SELECT f.created_at AS since, (SELECT COUNT(*) FROM recovery_codes r WHERE r.user_id = f.user_id AND r.used_at IS NULL) AS codesLeft
    FROM second_factors f WHERE f.user_id = ?`, [userId])) as { since: Date; codesLeft: string }[];
  return row && { since: row.since, left: Number(row.codesLeft) };
}

/** Gives a user ten recovery codes instead of those of before; only their hashes are kept. */
export async function replaceCodes(tx: EntityManager, userId: string, houseSecret: string): Promise<string[]> {
  await tx.query('DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
  const codes = newRecoveryCodes();
  await tx.insert(RecoveryCode, codes.map((code) => ({ userId, codeHash: recoveryHash(houseSecret, userId, plainCode(code)), usedAt: null })));
  return codes;
}
