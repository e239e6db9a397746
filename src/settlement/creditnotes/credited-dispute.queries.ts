import type { Reader } from '../../platform/database/database.js';

/** A dispute that was sent to finance, as the form of a credit note is filled from it. */
export type CreditedDispute = { id: string; period: string; note: string; number: string };

const dispute = `
  SELECT d.id, s.period, d.note, l.document AS number FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id JOIN statements s ON s.id = d.statement_id
  WHERE d.id = ? AND d.partner_id = ? AND d.status IN ('open', 'accepted')`;

export async function creditedDispute(reader: Reader, id: string, partnerId: string): Promise<CreditedDispute | undefined> {
  return ((await reader.query(dispute, [id, partnerId])) as CreditedDispute[])[0];
}

/** Whether a dispute was raised by the partner of an invoice and is not declined. */
export async function disputeIsAbout(reader: Reader, id: string, { partnerId }: { partnerId: string }): Promise<boolean> {
  return await creditedDispute(reader, id, partnerId) !== undefined;
}
