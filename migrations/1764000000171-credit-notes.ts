import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE credit_notes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    invoice_id BIGINT UNSIGNED NOT NULL,
    dispute_id BIGINT UNSIGNED NULL,
    issued_on DATE NOT NULL,
    currency CHAR(3) NOT NULL,
    reason VARCHAR(240) NOT NULL,
    subtotal DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    total DECIMAL(19,2) NOT NULL,
    unapplied DECIMAL(19,2) NOT NULL,
    issued_by_name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    UNIQUE KEY credit_notes_number (number),
    KEY credit_notes_partner (partner_id, id),
    KEY credit_notes_invoice (invoice_id),
    KEY credit_notes_dispute (dispute_id),
    KEY credit_notes_unapplied (unapplied, id),
    CONSTRAINT credit_notes_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT credit_notes_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
  )`,
  `CREATE TABLE credit_note_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    credit_note_id BIGINT UNSIGNED NOT NULL,
    invoice_line_id BIGINT UNSIGNED NULL,
    quantity INT UNSIGNED NOT NULL,
    tax_rate DECIMAL(9,4) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    KEY credit_note_lines_note (credit_note_id),
    KEY credit_note_lines_line (invoice_line_id),
    CONSTRAINT credit_note_lines_note_fk FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
    CONSTRAINT credit_note_lines_line_fk FOREIGN KEY (invoice_line_id) REFERENCES invoice_lines (id)
  )`,
  `ALTER TABLE payment_allocations MODIFY payment_id BIGINT UNSIGNED NULL, ADD credit_note_id BIGINT UNSIGNED NULL AFTER payment_id,
    ADD KEY payment_allocations_credit_note (credit_note_id),
    ADD CONSTRAINT payment_allocations_credit_note_fk FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
    ADD CONSTRAINT payment_allocations_one_source CHECK ((payment_id IS NULL) <> (credit_note_id IS NULL))`,
  // a statement's opening balance is a line like the others: it can be disputed
  `INSERT INTO statement_lines (statement_id, position, entry_id, line_date, kind, document, debit, credit, balance)
    SELECT s.id, 0, NULL, s.from_date, 'opening', '', 0, 0, s.opening FROM statements s`,
];

const down = [
  'DROP TRIGGER statement_lines_hold',
  "DELETE d FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id WHERE l.kind = 'opening'",
  "DELETE FROM statement_lines WHERE kind = 'opening'",
  `CREATE TRIGGER statement_lines_hold BEFORE DELETE ON statement_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'statement_lines is append-only'`,
  'DELETE FROM payment_allocations WHERE payment_id IS NULL',
  `ALTER TABLE payment_allocations DROP CONSTRAINT payment_allocations_one_source, DROP FOREIGN KEY payment_allocations_credit_note_fk, DROP KEY payment_allocations_credit_note,
    DROP credit_note_id, MODIFY payment_id BIGINT UNSIGNED NOT NULL`,
  'DROP TABLE credit_note_lines',
  'DROP TABLE credit_notes',
];

export class CreditNotes1764000000171 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
