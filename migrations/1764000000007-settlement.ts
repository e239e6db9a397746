import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE invoices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    shipment_id BIGINT UNSIGNED NOT NULL,
    receivable_id BIGINT UNSIGNED NOT NULL,
    issued_on DATE NOT NULL,
    due_on DATE NOT NULL,
    currency CHAR(3) NOT NULL,
    subtotal DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    total DECIMAL(19,2) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    UNIQUE KEY invoices_number (number),
    UNIQUE KEY invoices_shipment (shipment_id),
    UNIQUE KEY invoices_receivable (receivable_id),
    KEY invoices_partner (partner_id, id),
    KEY invoices_order (order_id),
    KEY invoices_due (due_on, currency, total),
    CONSTRAINT invoices_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT invoices_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT invoices_shipment_fk FOREIGN KEY (shipment_id) REFERENCES shipments (id),
    CONSTRAINT invoices_receivable_fk FOREIGN KEY (receivable_id) REFERENCES receivables (id)
  )`,
  `CREATE TABLE invoice_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice_id BIGINT UNSIGNED NOT NULL,
    order_line_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    KEY invoice_lines_invoice (invoice_id),
    KEY invoice_lines_order_line (order_line_id),
    CONSTRAINT invoice_lines_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id),
    CONSTRAINT invoice_lines_line_fk FOREIGN KEY (order_line_id) REFERENCES order_lines (id)
  )`,
  `CREATE TABLE payments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    unapplied DECIMAL(19,2) NOT NULL DEFAULT 0,
    currency CHAR(3) NOT NULL,
    received_on DATE NOT NULL,
    reference VARCHAR(120) NOT NULL DEFAULT '',
    voucher_file_id BIGINT UNSIGNED NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    refusal_reason VARCHAR(240) NOT NULL DEFAULT '',
    entered_by_name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    recorded_at DATETIME(6) NULL,
    UNIQUE KEY payments_number (number),
    KEY payments_partner (partner_id, id),
    KEY payments_status (status, id),
    KEY payments_unapplied (partner_id, unapplied),
    KEY payments_received (received_on, currency, status, amount),
    CONSTRAINT payments_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT payments_file_fk FOREIGN KEY (voucher_file_id) REFERENCES stored_files (id)
  )`,
  `CREATE TABLE ledger_entries (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(20) NOT NULL,
    document VARCHAR(40) NOT NULL,
    entry_date DATE NOT NULL,
    currency CHAR(3) NOT NULL,
    reverses_id BIGINT UNSIGNED NULL,
    reason VARCHAR(240) NOT NULL DEFAULT '',
    posted_by VARCHAR(120) NOT NULL,
    posted_at DATETIME(6) NOT NULL,
    UNIQUE KEY ledger_entries_reverses (reverses_id),
    KEY ledger_entries_partner (partner_id, entry_date, id),
    KEY ledger_entries_document (document),
    CONSTRAINT ledger_entries_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE ledger_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id BIGINT UNSIGNED NOT NULL,
    account VARCHAR(20) NOT NULL,
    debit DECIMAL(19,2) NOT NULL DEFAULT 0,
    credit DECIMAL(19,2) NOT NULL DEFAULT 0,
    KEY ledger_lines_entry (entry_id),
    CONSTRAINT ledger_lines_entry_fk FOREIGN KEY (entry_id) REFERENCES ledger_entries (id),
    CONSTRAINT ledger_lines_one_side CHECK (debit >= 0 AND credit >= 0 AND (debit = 0 OR credit = 0))
  )`,
  `CREATE TABLE payment_allocations (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    payment_id BIGINT UNSIGNED NOT NULL,
    invoice_id BIGINT UNSIGNED NOT NULL,
    entry_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    allocated_on DATE NOT NULL,
    created_by_name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    KEY payment_allocations_payment (payment_id),
    KEY payment_allocations_invoice (invoice_id),
    KEY payment_allocations_day (allocated_on),
    KEY payment_allocations_entry (entry_id),
    CONSTRAINT payment_allocations_payment_fk FOREIGN KEY (payment_id) REFERENCES payments (id),
    CONSTRAINT payment_allocations_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id),
    CONSTRAINT payment_allocations_entry_fk FOREIGN KEY (entry_id) REFERENCES ledger_entries (id)
  )`,
  `CREATE TRIGGER ledger_entries_keep BEFORE UPDATE ON ledger_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ledger_entries is append-only'`,
  `CREATE TRIGGER ledger_entries_hold BEFORE DELETE ON ledger_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ledger_entries is append-only'`,
  `CREATE TRIGGER ledger_lines_keep BEFORE UPDATE ON ledger_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ledger_lines is append-only'`,
  `CREATE TRIGGER ledger_lines_hold BEFORE DELETE ON ledger_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ledger_lines is append-only'`,
  `CREATE TABLE statements (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    period CHAR(7) NOT NULL,
    from_date DATE NOT NULL,
    to_date DATE NOT NULL,
    currency CHAR(3) NOT NULL,
    opening DECIMAL(19,2) NOT NULL,
    closing DECIMAL(19,2) NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    issued_by_name VARCHAR(120) NOT NULL,
    UNIQUE KEY statements_partner_period (partner_id, period),
    CONSTRAINT statements_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
];

const down = [
  'DROP TABLE statements',
  'DROP TABLE payment_allocations',
  'DROP TABLE ledger_lines',
  'DROP TABLE ledger_entries',
  'DROP TABLE payments',
  'DROP TABLE invoice_lines',
  'DROP TABLE invoices',
];

export class Settlement1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
