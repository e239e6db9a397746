import type { Fund } from '../../credit/funds/fund-account.entity.js';

const allocatedTo = '(SELECT invoice_id, SUM(amount) AS amount FROM payment_allocations GROUP BY invoice_id)';
const writtenOff = '(SELECT invoice_id, SUM(amount) AS amount FROM write_offs GROUP BY invoice_id)';
const allocatedFrom = '(SELECT payment_id, SUM(amount) AS amount FROM payment_allocations GROUP BY payment_id)';
// what is asked for or paid has left its payment or credit note
const refundedFrom = (source: string) => `(SELECT t.${source}, SUM(t.amount) AS amount FROM refund_parts t JOIN refunds r ON r.id = t.refund_id WHERE r.status IN ('asked', 'approved', 'paid') GROUP BY t.${source})`;

// what finance put into a fund has left its payment, until it is taken out again
const inFunds = "(SELECT document, SUM(amount) AS amount FROM fund_movements WHERE kind IN ('put_in', 'taken_out') GROUP BY document)";

const cacheOf = (column: string, sums: string) => `
  SELECT CONCAT('partner ', a.partner_id) AS subject, COALESCE(s.amount, 0) AS expected, a.${column} AS found
  FROM credit_accounts a LEFT JOIN (${sums}) s ON s.partner_id = a.partner_id`;

const ledgerBalance = (account: string, amount: string, sums: string) => `
  SELECT CONCAT('partner ', p.id) AS subject, COALESCE(s.amount, 0) AS expected, COALESCE(l.amount, 0) AS found
  FROM partners p LEFT JOIN (${sums}) s ON s.partner_id = p.id
    LEFT JOIN (SELECT e.partner_id, SUM(${amount}) AS amount FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account = '${account}' GROUP BY e.partner_id) l
      ON l.partner_id = p.id`;

const openInvoices = 'SELECT partner_id, SUM(open_amount) AS amount FROM receivables GROUP BY partner_id';
const unapplied = `
  SELECT partner_id, SUM(unapplied) AS amount
  FROM (SELECT partner_id, unapplied FROM payments WHERE status = 'recorded' UNION ALL SELECT partner_id, unapplied FROM credit_notes) u GROUP BY partner_id`;
const creditedBy = '(SELECT credit_note_id, SUM(amount) AS amount FROM payment_allocations WHERE credit_note_id IS NOT NULL GROUP BY credit_note_id)';
const takenOffOf = `
  (SELECT invoice_id, SUM(amount) AS amount FROM (SELECT invoice_id, total AS amount FROM credit_notes UNION ALL SELECT invoice_id, amount FROM write_offs) taken GROUP BY invoice_id)`;
// the ledger still has what is set aside and not paid yet
const unappliedAndSetAside = `
  SELECT partner_id, SUM(amount) AS amount FROM (
    SELECT partner_id, unapplied AS amount FROM payments WHERE status = 'recorded'
    UNION ALL SELECT partner_id, unapplied FROM credit_notes
    UNION ALL SELECT partner_id, amount FROM refunds WHERE status IN ('asked', 'approved')) held GROUP BY partner_id`;

// the ledger still has what orders set aside and did not spend yet
const fundSums = (fund: Fund) => `
  SELECT partner_id, SUM(amount) AS amount FROM (
    SELECT partner_id, balance AS amount FROM fund_accounts WHERE fund = '${fund}'
    UNION ALL SELECT partner_id, amount - spent - returned FROM order_draws WHERE fund = '${fund}') held GROUP BY partner_id`;
const fundLedger = (fund: Fund) => ledgerBalance(fund, 'l.credit - l.debit', fundSums(fund));
const drawnBy = "SELECT order_number, SUM(IF(fund = 'rebate', amount - returned, 0)) AS rebate, SUM(IF(fund = 'prepaid', amount - returned, 0)) AS prepaid, SUM(amount - spent - returned) AS open FROM order_draws GROUP BY order_number";

/** What must be equal in the books (DESIGN section 5, Ledger). Each gives a subject, what is expected and what is found. */
export const bookRules = {
  entry_balances: `
    SELECT CONCAT('entry ', entry_id) AS subject, SUM(debit) AS expected, SUM(credit) AS found FROM ledger_lines GROUP BY entry_id`,
  ledger_balances: "SELECT 'ledger' AS subject, COALESCE(SUM(debit), 0) AS expected, COALESCE(SUM(credit), 0) AS found FROM ledger_lines",
  open_orders: cacheOf('open_orders', 'SELECT partner_id, SUM(committed) AS amount FROM orders GROUP BY partner_id'),
  open_invoices: cacheOf('open_invoices', openInvoices),
  unapplied: cacheOf('unapplied', unapplied),
  receivable_open: `
    SELECT r.document AS subject, r.amount - COALESCE(s.amount, 0) - COALESCE(w.amount, 0) AS expected, r.open_amount AS found
    FROM receivables r LEFT JOIN invoices i ON i.receivable_id = r.id LEFT JOIN ${allocatedTo} s ON s.invoice_id = i.id LEFT JOIN ${writtenOff} w ON w.invoice_id = i.id`,
  payment_unapplied: `
    SELECT p.number AS subject, IF(p.status = 'recorded', p.amount, 0) - COALESCE(s.amount, 0) - COALESCE(r.amount, 0) - COALESCE(f.amount, 0) AS expected, p.unapplied AS found
    FROM payments p LEFT JOIN ${allocatedFrom} s ON s.payment_id = p.id LEFT JOIN ${refundedFrom('payment_id')} r ON r.payment_id = p.id LEFT JOIN ${inFunds} f ON f.document = p.number`,
  bank_line_payment: "SELECT CONCAT('bank line ', l.id) AS subject, l.amount AS expected, y.amount AS found FROM bank_lines l JOIN payments y ON y.id = l.payment_id",
  ledger_receivable: ledgerBalance('receivable', 'l.debit - l.credit', openInvoices),
  ledger_unapplied: ledgerBalance('unapplied', 'l.credit - l.debit', unappliedAndSetAside),
  fund_balance: `
    SELECT CONCAT('partner ', a.partner_id, ' ', a.fund) AS subject, COALESCE(SUM(m.amount), 0) AS expected, a.balance AS found
    FROM fund_accounts a LEFT JOIN fund_movements m ON m.partner_id = a.partner_id AND m.fund = a.fund GROUP BY a.id`,
  rebate_rests: `
    SELECT CONCAT('partner ', g.partner_id) AS subject, SUM(g.rest) AS expected, MAX(a.balance) AS found
    FROM rebate_grants g JOIN fund_accounts a ON a.partner_id = g.partner_id AND a.fund = 'rebate' GROUP BY g.partner_id`,
  ledger_prepaid: fundLedger('prepaid'),
  ledger_deposit: fundLedger('deposit'),
  ledger_rebate: fundLedger('rebate'),
  order_drawn: `
    SELECT o.number AS subject, CONCAT_WS(' ', COALESCE(d.rebate, 0) + 0.00, COALESCE(d.prepaid, 0) + 0.00, COALESCE(d.open, 0) + 0.00) AS expected, CONCAT_WS(' ', o.rebate_drawn, o.prepaid_drawn, o.set_aside) AS found
    FROM orders o LEFT JOIN (${drawnBy}) d ON d.order_number = o.number WHERE d.order_number IS NOT NULL OR o.rebate_drawn + o.prepaid_drawn + o.set_aside > 0`,
  fund_spent: `
    SELECT f.fund AS subject, f.spent AS expected, COALESCE(SUM(a.amount), 0) AS found
    FROM (SELECT fund, SUM(spent - credited) AS spent FROM order_draws GROUP BY fund
        UNION ALL SELECT fund, -SUM(amount) FROM fund_movements WHERE fund = 'deposit' AND kind IN ('used', 'given_back') GROUP BY fund) f
      LEFT JOIN payment_allocations a ON a.fund = f.fund GROUP BY f.fund, f.spent`,
  refund_parts: `
    SELECT r.number AS subject, r.amount AS expected, COALESCE(SUM(t.amount), 0) AS found FROM refunds r LEFT JOIN refund_parts t ON t.refund_id = r.id GROUP BY r.id`,
  ledger_refunds: `
    SELECT r.number AS subject, IF(r.status = 'paid', r.amount, 0) AS expected, COALESCE(SUM(l.debit), 0) AS found
    FROM refunds r LEFT JOIN ledger_entries e ON e.kind = 'refund' AND e.document = r.number LEFT JOIN ledger_lines l ON l.entry_id = e.id AND l.account = 'unapplied' GROUP BY r.id`,
  ledger_write_offs: `
    SELECT 'write-offs' AS subject, (SELECT COALESCE(SUM(amount), 0) FROM write_offs) AS expected, COALESCE(SUM(debit - credit), 0) AS found FROM ledger_lines WHERE account = 'write_off'`,
  invoice_lines: `
    SELECT i.number AS subject, i.total AS expected, COALESCE(SUM(l.amount + l.tax), 0) AS found
    FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id GROUP BY i.id`,
  invoice_receivable: 'SELECT i.number AS subject, i.total AS expected, r.amount AS found FROM invoices i JOIN receivables r ON r.id = i.receivable_id',
  order_invoiced: `
    SELECT o.number AS subject, COALESCE(s.amount, 0) AS expected, o.invoiced AS found
    FROM orders o LEFT JOIN (SELECT order_id, SUM(total) AS amount FROM invoices GROUP BY order_id) s ON s.order_id = o.id`,
  credit_note_unapplied: `
    SELECT c.number AS subject, c.total - COALESCE(s.amount, 0) - COALESCE(r.amount, 0) AS expected, c.unapplied AS found
    FROM credit_notes c LEFT JOIN ${creditedBy} s ON s.credit_note_id = c.id LEFT JOIN ${refundedFrom('credit_note_id')} r ON r.credit_note_id = c.id`,
  credit_note_lines: `
    SELECT c.number AS subject, c.total AS expected, COALESCE(SUM(l.amount + l.tax), 0) AS found FROM credit_notes c LEFT JOIN credit_note_lines l ON l.credit_note_id = c.id GROUP BY c.id`,
  credit_within_invoice: `
    SELECT i.number AS subject, LEAST(i.total, s.amount) AS expected, s.amount AS found FROM invoices i JOIN ${takenOffOf} s ON s.invoice_id = i.id`,
  credit_note_numbers: `
    SELECT CONCAT(n.name, '-', n.year) AS subject, n.last AS expected, COUNT(c.id) AS found
    FROM number_series n LEFT JOIN credit_notes c ON c.number LIKE CONCAT('CN-', n.year, '-%') WHERE n.name = 'CN' GROUP BY n.name, n.year, n.last`,
  open_pieces: `
    SELECT CONCAT('order line ', l.id) AS subject, l.quantity - l.shipped - l.cancelled AS expected, COALESCE(r.pieces, 0) + COALESCE(b.pieces, 0) AS found
    FROM order_lines l LEFT JOIN (SELECT order_line_id, SUM(quantity) AS pieces FROM stock_reservations GROUP BY order_line_id) r ON r.order_line_id = l.id
      LEFT JOIN back_orders b ON b.order_line_id = l.id`,
  invoice_numbers: `
    SELECT CONCAT(n.name, '-', n.year) AS subject, n.last AS expected, COUNT(i.id) AS found
    FROM number_series n LEFT JOIN invoices i ON i.number LIKE CONCAT('INV-', n.year, '-%') WHERE n.name = 'INV' GROUP BY n.name, n.year, n.last`,
} as const satisfies Record<string, string>;
