import type { Reader } from '../../platform/database/database.js';
import { type Amount, negative } from '../../platform/money/money.js';
import { entriesOf } from './ledger.queries.js';
import type { Days } from './statement.js';
import type { StatementStatus } from './statement.entity.js';

/** A statement as it was issued, and who signed it. */
export type IssuedStatement = {
  id: string; partnerId: string; currency: string; status: StatementStatus; issuedAt: Date; issuedByName: string; signedAt: Date | null; signedByName: string;
  opening: Amount; closing: Amount; unapplied: Amount; current: Amount; d1_30: Amount; d31_60: Amount; d61_90: Amount; d90_plus: Amount;
};

export async function issuedStatement(reader: Reader, partnerId: string, period: string): Promise<IssuedStatement | undefined> {
  return ((await reader.query(`
    SELECT id, partner_id AS partnerId, currency, status, issued_at AS issuedAt, issued_by_name AS issuedByName, signed_at AS signedAt, signed_by_name AS signedByName, opening, closing, unapplied,
      age_current AS current, age_1_30 AS d1_30, age_31_60 AS d31_60, age_61_90 AS d61_90, age_over_90 AS d90_plus
    FROM statements WHERE partner_id = ? AND period = ?`, [partnerId, period])) as IssuedStatement[])[0];
}

/** A movement of the statement's days that was booked after its issue, and the day it stands on. */
export type LaterMovement = { date: string; bookedOn: string; kind: string; number: string; debit: Amount; credit: Amount };

/** What became known of a month after its statement was issued: cash received in it and booked later, oldest first. */
export async function knownSinceIssue(reader: Reader, { id, partnerId, currency }: IssuedStatement, { from, to }: Days): Promise<LaterMovement[]> {
  const rows = (await reader.query(`
    SELECT COALESCE(y.received_on, f.paid_on, m.date) AS date, m.date AS bookedOn, m.kind, m.number, m.net
    FROM (${entriesOf('e.partner_id = ? AND e.currency = ? AND e.entry_date >= ? AND NOT EXISTS (SELECT 1 FROM statement_lines l WHERE l.entry_id = e.id AND l.statement_id = ?)')}) m
      LEFT JOIN payments y ON m.kind = 'payment' AND y.number = m.number LEFT JOIN refunds f ON m.kind = 'refund' AND f.number = m.number
    WHERE COALESCE(y.received_on, f.paid_on, m.date) BETWEEN ? AND ? ORDER BY m.date, m.id LIMIT 100`, [partnerId, currency, from, id, from, to])) as (Omit<LaterMovement, 'debit' | 'credit'> & { net: Amount })[];
  return rows.map(({ net, ...row }) => ({ ...row, debit: net.startsWith('-') ? '0.00' : net, credit: net.startsWith('-') ? negative(net) : '0.00' }));
}

/** Who did what with a statement and its disputes, oldest first. */
export type StatementEvent = { subject: 'statement' | 'dispute'; to: string; by: string; actor: string; at: Date; reason: string | null; number: string | null; disputeId: string | null; lineId: string | null };

export async function eventsOfStatement(reader: Reader, statementId: string): Promise<StatementEvent[]> {
  return (await reader.query(`
    SELECT c.subject, c.to_state AS \`to\`, c.actor_name AS \`by\`, c.actor, c.changed_at AS at, c.reason, NULL AS number, NULL AS disputeId, NULL AS lineId, c.id
    FROM state_changes c WHERE c.subject = 'statement' AND c.subject_id = ?
    UNION ALL
    SELECT c.subject, c.to_state, c.actor_name, c.actor, c.changed_at, c.reason, l.document, d.id, l.id, c.id
    FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id JOIN state_changes c ON c.subject = 'dispute' AND c.subject_id = d.id AND c.to_state IN ('accepted', 'declined')
    WHERE d.statement_id = ? ORDER BY id`, [statementId, statementId])) as StatementEvent[];
}
