import { type Fund, funds } from '../../credit/funds/fund-account.entity.js';
import type { Reader } from '../../platform/database/database.js';
import { type Amount, isPositive } from '../../platform/money/money.js';

export type Billing = { taxNumber: string; billingAddress: string; bank: string; bankAccount: string };

type Row = Billing & { fund: Fund | null; amount: Amount | null };

/** How a partner stands on its statements, and what its funds held at the end of a day by the ledger, with what orders had set aside of it; empty ones are left out. */
export async function debtorAt(reader: Reader, partnerId: string, day: string): Promise<{ billing: Billing; funds: { fund: Fund; amount: Amount }[] }> {
  const rows = (await reader.query(`
    SELECT p.tax_number AS taxNumber, p.billing_address AS billingAddress, p.bank, p.bank_account AS bankAccount, f.fund, f.amount
    FROM partners p LEFT JOIN (
      SELECT l.account AS fund, SUM(l.credit - l.debit) AS amount FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account IN (?)
      WHERE e.partner_id = ? AND e.entry_date <= ? GROUP BY l.account) f ON TRUE
    WHERE p.id = ?`, [funds, partnerId, day, partnerId])) as Row[];
  const { taxNumber = '', billingAddress = '', bank = '', bankAccount = '' } = rows[0] ?? {};
  return {
    billing: { taxNumber, billingAddress, bank, bankAccount },
    funds: funds.flatMap((fund) => rows.flatMap((row) => (row.fund === fund && row.amount !== null && isPositive(row.amount) ? [{ fund, amount: row.amount }] : []))),
  };
}
