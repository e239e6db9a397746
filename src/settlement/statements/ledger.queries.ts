/** The lines of entries that make up what a partner owes. */
export const owedLines = "FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account IN ('receivable', 'unapplied')";

/**
 * Entries that move what a partner owes: receivable and unapplied taken together, so that matching one to the other is no movement.
 * `net` is debit less credit.
 */
export const entriesOf = (condition: string): string => `
  SELECT e.id, e.partner_id AS partnerId, e.entry_date AS date, e.kind, e.document AS number, SUM(l.debit - l.credit) AS net
  ${owedLines} WHERE ${condition} GROUP BY e.entry_date, e.id HAVING net <> 0`;
