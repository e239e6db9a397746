import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE write_offs (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice_id BIGINT UNSIGNED NOT NULL,
    entry_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    reason VARCHAR(240) NOT NULL,
    written_on DATE NOT NULL,
    written_by_name VARCHAR(120) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    KEY write_offs_invoice (invoice_id),
    KEY write_offs_day (written_on),
    UNIQUE KEY write_offs_entry (entry_id),
    CONSTRAINT write_offs_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id),
    CONSTRAINT write_offs_entry_fk FOREIGN KEY (entry_id) REFERENCES ledger_entries (id)
  )`,
  'ALTER TABLE company ADD write_off_limit DECIMAL(19,2) NOT NULL DEFAULT 50',
  'ALTER TABLE payments ADD moved_to VARCHAR(40) NULL',
];

const down = ['ALTER TABLE payments DROP moved_to', 'ALTER TABLE company DROP write_off_limit', 'DROP TABLE write_offs'];

export class WriteOffs1764000000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
