import type { Database } from '../platform/database/database.js';
import type { EventName } from './events.js';
import type { Facts } from './notification-text.js';

/** What happened, to whom: numbers and amounts only. `key` is the same whenever the same thing is told again; `desk` is the staff's page where it is not the dealer's under /admin. */
export type Occasion = { key: string; partnerId: string; facts: Facts; place: string; desk?: string; askerId?: string };

type Row = Record<string, string | null> & { id: string; partnerId: string; place: string };

const partner = 'x.partner_id AS partnerId, p.name_zh AS nameZh, p.name_en AS nameEn';

// what a shipment travels by: the first carrier named, every number
const parcel = `(SELECT carrier FROM tracking_numbers WHERE shipment_id = s.id ORDER BY id LIMIT 1) AS carrier,
    (SELECT GROUP_CONCAT(number ORDER BY id SEPARATOR ' ') FROM tracking_numbers WHERE shipment_id = s.id) AS tracking`;

const order = `
  SELECT ${partner}, x.id, x.number, x.total AS amount, x.currency, s.number AS shipment, ${parcel}, CONCAT('/orders/', x.number) AS place,
    (SELECT reason FROM state_changes WHERE subject = 'order' AND subject_id = x.id AND to_state IN (?) ORDER BY id DESC LIMIT 1) AS reason,
    (SELECT JSON_VALUE(figures, '$.toPay') FROM credit_decisions WHERE order_number = x.number AND outcome <> 'pass' ORDER BY id DESC LIMIT 1) AS toPay
  FROM orders x JOIN partners p ON p.id = x.partner_id
    LEFT JOIN shipments s ON s.id = (SELECT MAX(id) FROM shipments WHERE order_id = x.id)
  WHERE x.id = ?`;

const quote = `
  SELECT ${partner}, x.id, x.number, x.round, x.currency, x.valid_until AS until, x.order_number AS \`order\`, CONCAT('/quotes/', x.number) AS place,
    (SELECT r.total FROM quote_rounds r WHERE r.quote_id = x.id AND r.side = 'supplier' ORDER BY r.round DESC LIMIT 1) AS amount,
    (SELECT reason FROM state_changes WHERE subject = 'quote' AND subject_id = x.id ORDER BY id DESC LIMIT 1) AS reason
  FROM quotes x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const standing = `
  SELECT x.partner_id AS partnerId, r.id, x.name, r.due_on AS day, r.faults, CONCAT('/standing-orders/', x.id) AS place
  FROM standing_order_runs r JOIN standing_orders x ON x.id = r.standing_order_id WHERE r.id = ?`;

const invoice = `
  SELECT ${partner}, x.id, x.number, x.total AS amount, x.currency, x.due_on AS dueOn, o.number AS orderNumber, CONCAT('/invoices/', x.number) AS place
  FROM invoices x JOIN partners p ON p.id = x.partner_id JOIN orders o ON o.id = x.order_id WHERE x.id = ?`;

const eInvoice = `
  SELECT ${partner}, x.id, x.number, e.number AS eNumber, CONCAT('/invoices/', x.number) AS place
  FROM e_invoices e JOIN invoices x ON x.id = e.invoice_id JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const creditNote = `
  SELECT ${partner}, x.id, x.number, x.total AS amount, x.currency, x.reason, i.number AS invoice, CONCAT('/credit-notes/', x.number) AS place
  FROM credit_notes x JOIN invoices i ON i.id = x.invoice_id JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const statement = `
  SELECT ${partner}, x.id, x.period, x.closing AS amount, x.currency, CONCAT('/statements/', x.period) AS place
  FROM statements x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const disputes = `
  SELECT ${partner}, x.id, x.period, (SELECT COUNT(*) FROM statement_disputes d WHERE d.statement_id = x.id AND d.status <> 'noted') AS \`lines\`,
    CONCAT('/statements/disputes?partner=', p.code) AS place
  FROM statements x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const dispute = `
  SELECT ${partner}, x.id, s.period, COALESCE(NULLIF(l.document, ''), s.period) AS number, x.answer_note AS reason, CONCAT('/statements/', s.period) AS place
  FROM statement_disputes x JOIN statements s ON s.id = x.statement_id JOIN statement_lines l ON l.id = x.line_id JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const payment = `
  SELECT ${partner}, x.id, x.number, x.amount, x.currency, x.received_on AS receivedOn, x.refusal_reason AS reason, CONCAT('/payments/', x.number) AS place
  FROM payments x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const refund = `
  SELECT ${partner}, x.id, x.number, x.amount, x.currency, x.paid_on AS receivedOn, CONCAT('/payments/refunds/', x.number) AS place, CONCAT('/admin/refunds/', x.number) AS desk,
    (SELECT reason FROM state_changes WHERE subject = 'refund' AND subject_id = x.id ORDER BY id DESC LIMIT 1) AS reason
  FROM refunds x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const hold = `
  SELECT ${partner}, x.id, x.code AS reason, x.to_pay AS toPay, x.overdue_amount AS amount, x.overdue_days AS days, p.currency, '/account/credit' AS place
  FROM credit_holds x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const promise = `
  SELECT ${partner}, x.id, x.amount, x.currency, x.due_on AS dueOn, '/invoices' AS place, CONCAT('/admin/collection/', p.code) AS desk
  FROM promises x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const letter = `
  SELECT ${partner}, x.id, x.number, x.amount, x.currency, x.days_overdue AS days, CONCAT('/invoices/letters/', x.number) AS place
  FROM dunning_letters x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const limit = `
  SELECT ${partner}, x.id, x.number, COALESCE(x.granted_amount, x.amount) AS amount, x.currency, COALESCE(x.granted_until, x.until_on) AS dueOn, x.answer_note AS reason, CONCAT('/account/credit/requests/', x.number) AS place, CONCAT('/admin/credit/requests/', x.number) AS desk
  FROM credit_requests x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const proposal = `
  SELECT ${partner}, x.id, x.proposed_by_name AS asker, SUBSTRING_INDEX(x.proposed_by, ':', -1) AS askerId, c.actor_name AS decider, c.reason,
    '/account/credit' AS place, CONCAT('/admin/credit/', p.code) AS desk
  FROM limit_proposals x JOIN partners p ON p.id = x.partner_id
    LEFT JOIN state_changes c ON c.subject = 'limit_proposal' AND c.subject_id = x.id AND c.to_state = x.status WHERE x.id = ?`;

// told once for each end of a temporary limit
const account = `
  SELECT ${partner}, x.id, x.temporary_limit AS amount, x.currency, x.temporary_until AS dueOn, '/account/credit' AS place, CONCAT('/admin/credit/', p.code) AS desk
  FROM credit_accounts x JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const change = `
  SELECT ${partner}, x.id, o.number, x.total_after AS amount, o.currency, x.reason, CONCAT('/orders/', o.number) AS place
  FROM (SELECT c.*, r.partner_id FROM order_changes c JOIN orders r ON r.id = c.order_id) x JOIN orders o ON o.id = x.order_id JOIN partners p ON p.id = x.partner_id WHERE x.id = ?`;

const waiting = `
  SELECT x.partner_id AS partnerId, x.order_line_id AS id, o.number, l.sku, x.pieces, x.promised_on AS day, CONCAT('/orders/', o.number) AS place, x.revision
  FROM back_orders x JOIN order_lines l ON l.id = x.order_line_id JOIN orders o ON o.id = x.order_id WHERE x.order_line_id = ?`;

const request = `
  SELECT ${partner}, x.id, x.number, x.total AS amount, x.currency, x.asked_by_name AS asker, x.user_id AS askerId, x.decided_by_name AS decider, x.decision_note AS reason,
    o.number AS orderNumber, CONCAT('/approvals/', x.number) AS place
  FROM order_requests x JOIN partners p ON p.id = x.partner_id LEFT JOIN orders o ON o.id = x.order_id WHERE x.id = ?`;

const subjects = {
  order, quote, standing, waiting, change, request, invoice, e_invoice: eInvoice, credit_note: creditNote,
  statement, disputes, dispute, payment, refund, hold, promise, letter, limit, proposal, account,
};

// cancelling the rest of an order shipped in part closes its fulfilment
const reasonStates: Partial<Record<EventName, string[]>> = { 'order.held': ['held'], 'order.rejected': ['rejected'], 'order.cancelled': ['cancelled', 'shipped'] };

export async function occasionOf(database: Database, event: EventName, id: string): Promise<Occasion | undefined> {
  const subject = event.split('.', 1)[0] as keyof typeof subjects;
  const [row] = await database.query<Row>(subjects[subject], subject === 'order' ? [reasonStates[event] ?? [''], id] : [id]);
  if (!row) return undefined;
  const { id: subjectId, partnerId, place, desk, askerId, ...facts } = row;
  return { key: `${event}:${subjectId}${partOf(event, row)}`, partnerId, place, desk: desk ?? undefined, askerId: askerId ?? undefined, facts: withoutGaps(facts) };
}

// an order is shipped in several parts, a quote asked and answered several times, a temporary limit given anew
function partOf(event: EventName, { shipment, round, dueOn, revision }: Row): string {
  const part = event === 'order.shipped' ? shipment : event === 'account.ending' ? dueOn : event.startsWith('quote.') ? round : event.startsWith('waiting.') ? String(revision) : undefined;
  return part === undefined ? '' : `:${part ?? ''}`;
}

function withoutGaps(row: Record<string, string | null>): Facts {
  return Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
}
