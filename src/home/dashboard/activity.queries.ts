import type { Database } from '../../platform/database/database.js';

export type ActivityRow = { subject: 'order' | 'payment'; toState: string; actor: string; actorName: string; at: Date; number: string; amount: string; currency: string; nameZh: string; nameEn: string };

/** The latest moves of orders and payments, newest first. */
export function latestActivity(database: Database, subjects: readonly ActivityRow['subject'][]): Promise<ActivityRow[]> {
  return database.query<ActivityRow>(`
    SELECT c.subject, c.to_state AS toState, c.actor, c.actor_name AS actorName, c.changed_at AS at,
      COALESCE(o.number, y.number) AS number, COALESCE(o.total, y.amount) AS amount, COALESCE(o.currency, y.currency) AS currency, p.name_zh AS nameZh, p.name_en AS nameEn
    FROM (SELECT * FROM state_changes WHERE subject IN (?) AND machine <> 'payment' ORDER BY id DESC LIMIT 7) c
      LEFT JOIN orders o ON c.subject = 'order' AND o.id = c.subject_id
      LEFT JOIN payments y ON c.subject = 'payment' AND y.id = c.subject_id
      JOIN partners p ON p.id = COALESCE(o.partner_id, y.partner_id)
    ORDER BY c.id DESC`, [subjects]);
}
