import type { Reader } from '../../platform/database/database.js';

export type WriteOffRow = { entryId: string; amount: string; reason: string; writtenOn: string; by: string; isTakenBack: number };

/** What was written off of an invoice, and taken back, oldest first. */
export async function writeOffsOf(reader: Reader, invoiceId: string): Promise<WriteOffRow[]> {
  return (await reader.query(`
    SELECT w.entry_id AS entryId, w.amount, w.reason, w.written_on AS writtenOn, w.written_by_name AS \`by\`, r.id IS NOT NULL AS isTakenBack
    FROM write_offs w LEFT JOIN ledger_entries r ON r.reverses_id = w.entry_id WHERE w.invoice_id = ? ORDER BY w.id`, [invoiceId])) as WriteOffRow[];
}
