import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE promises (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    currency CHAR(3) NOT NULL,
    due_on DATE NOT NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    by_partner TINYINT(1) NOT NULL,
    made_by_name VARCHAR(120) NOT NULL,
    made_at DATETIME(6) NOT NULL,
    decided_at DATETIME(6) NULL,
    KEY promises_partner (partner_id, id),
    KEY promises_status (status, partner_id),
    CONSTRAINT promises_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE promise_invoices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    promise_id BIGINT UNSIGNED NOT NULL,
    invoice_id BIGINT UNSIGNED NOT NULL,
    open_then DECIMAL(19,2) NOT NULL,
    is_open TINYINT(1) NULL,
    UNIQUE KEY promise_invoices_open (invoice_id, is_open),
    UNIQUE KEY promise_invoices_promise (promise_id, invoice_id),
    CONSTRAINT promise_invoices_promise_fk FOREIGN KEY (promise_id) REFERENCES promises (id),
    CONSTRAINT promise_invoices_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
  )`,
  `CREATE TABLE collection_notes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    channel VARCHAR(20) NOT NULL,
    note VARCHAR(500) NOT NULL,
    next_on DATE NULL,
    noted_by_name VARCHAR(120) NOT NULL,
    noted_at DATETIME(6) NOT NULL,
    KEY collection_notes_partner (partner_id, id),
    CONSTRAINT collection_notes_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
];

const guards = ['keep BEFORE UPDATE', 'hold BEFORE DELETE'].map((when) =>
  `CREATE TRIGGER collection_notes_${when} ON collection_notes FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'collection_notes is append-only'`);

const down = ['DROP TABLE collection_notes', 'DROP TABLE promise_invoices', 'DROP TABLE promises'];

export class Collection1764000000132 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...up, ...guards]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
