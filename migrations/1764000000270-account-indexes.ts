import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What statements and ageing add up stands in their indexes: no row is read for it. */
export class AccountIndexes1764000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ledger_lines DROP KEY ledger_lines_entry, ADD KEY ledger_lines_entry (entry_id, account, debit, credit)');
    await runner.query('ALTER TABLE ledger_entries DROP KEY ledger_entries_partner, ADD KEY ledger_entries_partner (partner_id, entry_date, id, currency, kind, document)');
    await runner.query('ALTER TABLE receivables DROP KEY receivables_still_open, ADD KEY receivables_still_open (open_amount, due_on, partner_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE receivables DROP KEY receivables_still_open, ADD KEY receivables_still_open (open_amount, due_on)');
    await runner.query('ALTER TABLE ledger_entries DROP KEY ledger_entries_partner, ADD KEY ledger_entries_partner (partner_id, entry_date, id)');
    await runner.query('ALTER TABLE ledger_lines DROP KEY ledger_lines_entry, ADD KEY ledger_lines_entry (entry_id)');
  }
}
