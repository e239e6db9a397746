import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'ALTER TABLE company ADD seal_file_id BIGINT UNSIGNED NULL, ADD CONSTRAINT company_seal_fk FOREIGN KEY (seal_file_id) REFERENCES stored_files (id)',
  `ALTER TABLE partners ADD billing_address VARCHAR(240) NOT NULL DEFAULT '' AFTER tax_number, ADD bank VARCHAR(120) NOT NULL DEFAULT '' AFTER billing_address,
    ADD bank_account VARCHAR(60) NOT NULL DEFAULT '' AFTER bank`,
  `CREATE TABLE e_invoices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    number CHAR(20) NULL,
    issued_on DATE NULL,
    file_id BIGINT UNSIGNED NULL,
    failure VARCHAR(240) NOT NULL DEFAULT '',
    noted_by_name VARCHAR(120) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    UNIQUE KEY e_invoices_invoice (invoice_id),
    UNIQUE KEY e_invoices_number (number),
    KEY e_invoices_status (status, changed_at),
    CONSTRAINT e_invoices_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id),
    CONSTRAINT e_invoices_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
];

const down = [
  'DROP TABLE e_invoices',
  'ALTER TABLE partners DROP billing_address, DROP bank, DROP bank_account',
  'ALTER TABLE company DROP FOREIGN KEY company_seal_fk, DROP seal_file_id',
];

export class Papers1764000000170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
