import type { Reader } from '../../platform/database/database.js';
import type { Amount } from '../../platform/money/money.js';
import type { PromiseStatus } from './promise.entity.js';

export type OpenPromise = { id: string; amount: Amount; currency: string; dueOn: string; invoices: { openThen: Amount; openNow: Amount; credited: Amount }[] };
type Row = Omit<OpenPromise, 'invoices'> & { openThen: Amount; openNow: Amount; credited: Amount };

/** A partner's promises that are not decided, with what was and what is open of their invoices, and what of that credit notes and write-offs took since. */
export async function openPromises(reader: Reader, partnerId: string): Promise<OpenPromise[]> {
  const rows = (await reader.query(`
    SELECT m.id, m.amount, m.currency, m.due_on AS dueOn, n.open_then AS openThen, v.open_amount AS openNow,
      COALESCE((SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.credit_note_id IS NOT NULL AND a.created_at > m.made_at), 0)
        + COALESCE((SELECT SUM(w.amount) FROM write_offs w WHERE w.invoice_id = i.id AND w.written_at > m.made_at), 0) AS credited
    FROM promises m JOIN promise_invoices n ON n.promise_id = m.id JOIN invoices i ON i.id = n.invoice_id JOIN receivables v ON v.id = i.receivable_id
    WHERE m.partner_id = ? AND m.status = 'open' ORDER BY m.id, n.id`, [partnerId])) as Row[];
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({ ...(group[0] as Row), invoices: group.map(({ openThen, openNow, credited }) => ({ openThen, openNow, credited })) }));
}

/** Whose promises wait to be kept. */
export async function partnersWithPromises(reader: Reader): Promise<string[]> {
  const rows = (await reader.query("SELECT DISTINCT partner_id AS partnerId FROM promises WHERE status = 'open' ORDER BY partner_id")) as { partnerId: string }[];
  return rows.map(({ partnerId }) => partnerId);
}

/** Cash a partner sent that no invoice has yet: unapplied, and vouchers finance has still to check. */
export async function comingCash(reader: Reader, partnerId: string): Promise<Amount> {
  const [row] = (await reader.query(`
    SELECT (SELECT COALESCE(SUM(unapplied), 0) FROM payments WHERE partner_id = ? AND status = 'recorded')
      + (SELECT COALESCE(SUM(amount), 0) FROM payments WHERE partner_id = ? AND status = 'submitted') AS coming`, [partnerId, partnerId])) as { coming: Amount }[];
  return row?.coming ?? '0.00';
}

export type PromiseRow = { id: string; status: PromiseStatus; amount: Amount; currency: string; dueOn: string; note: string; byPartner: number; by: string; at: Date; decidedAt: Date | null; invoices: string };

const promisesShown = 20;

/** A partner's promises with the numbers of their invoices, the latest first. */
export async function promisesOf(reader: Reader, partnerId: string): Promise<PromiseRow[]> {
  return (await reader.query(`
    SELECT m.id, m.status, m.amount, m.currency, m.due_on AS dueOn, m.note, m.by_partner AS byPartner, m.made_by_name AS \`by\`, m.made_at AS at, m.decided_at AS decidedAt,
      (SELECT GROUP_CONCAT(i.number ORDER BY i.id SEPARATOR ' ') FROM promise_invoices n JOIN invoices i ON i.id = n.invoice_id WHERE n.promise_id = m.id) AS invoices
    FROM promises m WHERE m.partner_id = ? ORDER BY m.id DESC LIMIT ${promisesShown}`, [partnerId])) as PromiseRow[];
}
