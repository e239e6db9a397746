import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE credit_accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    currency CHAR(3) NOT NULL,
    credit_limit DECIMAL(19,2) NULL,
    temporary_limit DECIMAL(19,2) NOT NULL DEFAULT 0,
    temporary_until DATE NULL,
    open_orders DECIMAL(19,2) NOT NULL DEFAULT 0,
    open_invoices DECIMAL(19,2) NOT NULL DEFAULT 0,
    unapplied DECIMAL(19,2) NOT NULL DEFAULT 0,
    on_hold TINYINT(1) NOT NULL DEFAULT 0,
    hold_reason VARCHAR(240) NOT NULL DEFAULT '',
    overdue_days_allowed SMALLINT UNSIGNED NOT NULL DEFAULT 30,
    overdue_amount_allowed DECIMAL(19,2) NULL,
    UNIQUE KEY credit_accounts_partner (partner_id),
    CONSTRAINT credit_accounts_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE receivables (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    document VARCHAR(40) NOT NULL,
    issued_on DATE NOT NULL,
    due_on DATE NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    open_amount DECIMAL(19,2) NOT NULL,
    UNIQUE KEY receivables_document (document),
    KEY receivables_open (partner_id, open_amount, due_on),
    KEY receivables_still_open (open_amount, due_on),
    CONSTRAINT receivables_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE credit_decisions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    order_number VARCHAR(40) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    reason VARCHAR(40) NOT NULL,
    figures TEXT NOT NULL,
    decided_at DATETIME(6) NOT NULL,
    KEY credit_decisions_order (order_number, id),
    KEY credit_decisions_partner (partner_id, id),
    CONSTRAINT credit_decisions_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
];

const down = [
  'DROP TABLE credit_decisions',
  'DROP TABLE receivables',
  'DROP TABLE credit_accounts',
];

export class Credit1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
