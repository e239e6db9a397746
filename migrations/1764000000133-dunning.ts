import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE dunning_levels (
    level TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    days_overdue SMALLINT UNSIGNED NOT NULL,
    min_amount DECIMAL(19,2) NOT NULL DEFAULT 0,
    is_active TINYINT(1) NOT NULL DEFAULT 1,
    subject_zh VARCHAR(120) NOT NULL,
    body_zh VARCHAR(2000) NOT NULL,
    subject_en VARCHAR(120) NOT NULL,
    body_en VARCHAR(2000) NOT NULL
  )`,
  `CREATE TABLE dunning_letters (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    level TINYINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    currency CHAR(3) NOT NULL,
    days_overdue SMALLINT UNSIGNED NOT NULL,
    subject_zh VARCHAR(400) NOT NULL,
    body_zh VARCHAR(4000) NOT NULL,
    subject_en VARCHAR(400) NOT NULL,
    body_en VARCHAR(4000) NOT NULL,
    sent_on DATE NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    UNIQUE KEY dunning_letters_number (number),
    KEY dunning_letters_partner (partner_id, id),
    CONSTRAINT dunning_letters_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE dunning_letter_invoices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    letter_id BIGINT UNSIGNED NOT NULL,
    invoice_id BIGINT UNSIGNED NOT NULL,
    level TINYINT UNSIGNED NOT NULL,
    open_amount DECIMAL(19,2) NOT NULL,
    due_on DATE NOT NULL,
    UNIQUE KEY dunning_letter_invoices_once (invoice_id, level),
    KEY dunning_letter_invoices_letter (letter_id),
    CONSTRAINT dunning_letter_invoices_letter_fk FOREIGN KEY (letter_id) REFERENCES dunning_letters (id),
    CONSTRAINT dunning_letter_invoices_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
  )`,
];

const guards = ['dunning_letters', 'dunning_letter_invoices'].flatMap((table) => ['keep BEFORE UPDATE', 'hold BEFORE DELETE'].map((when) =>
  `CREATE TRIGGER ${table}_${when} ON ${table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only'`));

const down = ['DROP TABLE dunning_letter_invoices', 'DROP TABLE dunning_letters', 'DROP TABLE dunning_levels'];

export class Dunning1764000000133 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...up, ...guards]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
