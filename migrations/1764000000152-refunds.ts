import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE refunds (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    currency CHAR(3) NOT NULL,
    payee VARCHAR(120) NOT NULL,
    bank VARCHAR(120) NOT NULL,
    bank_account VARCHAR(60) NOT NULL,
    reason VARCHAR(240) NOT NULL,
    asked_by VARCHAR(64) NOT NULL,
    asked_by_name VARCHAR(120) NOT NULL,
    asked_on DATE NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    paid_on DATE NULL,
    reference VARCHAR(120) NOT NULL DEFAULT '',
    UNIQUE KEY refunds_number (number),
    KEY refunds_partner (partner_id, id),
    KEY refunds_status (status, id),
    CONSTRAINT refunds_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE refund_parts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    refund_id BIGINT UNSIGNED NOT NULL,
    payment_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    KEY refund_parts_refund (refund_id),
    KEY refund_parts_payment (payment_id),
    CONSTRAINT refund_parts_refund_fk FOREIGN KEY (refund_id) REFERENCES refunds (id),
    CONSTRAINT refund_parts_payment_fk FOREIGN KEY (payment_id) REFERENCES payments (id)
  )`,
];

const down = ['DROP TABLE refund_parts', 'DROP TABLE refunds'];

export class Refunds1764000000152 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
