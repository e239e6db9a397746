import type { MigrationInterface, QueryRunner } from 'typeorm';

const hold = (when: string) =>
  `CREATE TRIGGER fund_movements_${when === 'UPDATE' ? 'keep' : 'hold'} BEFORE ${when} ON fund_movements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'fund_movements is append-only'`;

const up = [
  `CREATE TABLE fund_accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    fund VARCHAR(10) NOT NULL,
    balance DECIMAL(19,2) NOT NULL DEFAULT 0,
    UNIQUE KEY fund_accounts_partner (partner_id, fund),
    CONSTRAINT fund_accounts_not_below_zero CHECK (balance >= 0),
    CONSTRAINT fund_accounts_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE rebate_grants (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    rest DECIMAL(19,2) NOT NULL,
    period VARCHAR(40) NOT NULL,
    reason VARCHAR(240) NOT NULL,
    last_day DATE NULL,
    granted_on DATE NOT NULL,
    granted_by_name VARCHAR(120) NOT NULL,
    UNIQUE KEY rebate_grants_number (number),
    KEY rebate_grants_partner (partner_id, rest, id),
    KEY rebate_grants_expiry (last_day, rest),
    CONSTRAINT rebate_grants_not_below_zero CHECK (rest >= 0),
    CONSTRAINT rebate_grants_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE fund_movements (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    fund VARCHAR(10) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    balance DECIMAL(19,2) NOT NULL,
    document VARCHAR(40) NOT NULL,
    note VARCHAR(240) NOT NULL DEFAULT '',
    moved_on DATE NOT NULL,
    moved_by_name VARCHAR(120) NOT NULL,
    moved_at DATETIME(6) NOT NULL,
    KEY fund_movements_partner (partner_id, fund, id),
    KEY fund_movements_document (document),
    CONSTRAINT fund_movements_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE order_draws (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    fund VARCHAR(10) NOT NULL,
    grant_id BIGINT UNSIGNED NULL,
    amount DECIMAL(19,2) NOT NULL,
    spent DECIMAL(19,2) NOT NULL DEFAULT 0,
    returned DECIMAL(19,2) NOT NULL DEFAULT 0,
    KEY order_draws_order (order_number),
    KEY order_draws_partner (partner_id, fund),
    CONSTRAINT order_draws_within CHECK (spent + returned <= amount),
    CONSTRAINT order_draws_grant_fk FOREIGN KEY (grant_id) REFERENCES rebate_grants (id)
  )`,
  hold('UPDATE'), hold('DELETE'),
  `ALTER TABLE orders ADD rebate_drawn DECIMAL(19,2) NOT NULL DEFAULT 0 AFTER total, ADD prepaid_drawn DECIMAL(19,2) NOT NULL DEFAULT 0 AFTER rebate_drawn,
    ADD set_aside DECIMAL(19,2) NOT NULL DEFAULT 0 AFTER prepaid_drawn`,
  "ALTER TABLE order_requests ADD draw VARCHAR(20) NOT NULL DEFAULT ''",
  'ALTER TABLE tiers ADD prepay_discount DECIMAL(5,4) NOT NULL DEFAULT 0',
  'ALTER TABLE company ADD rebate_share DECIMAL(5,4) NOT NULL DEFAULT 0.2',
  `ALTER TABLE payment_allocations DROP CONSTRAINT payment_allocations_one_source, ADD fund VARCHAR(10) NULL AFTER credit_note_id,
    ADD CONSTRAINT payment_allocations_one_source CHECK ((payment_id IS NOT NULL) + (credit_note_id IS NOT NULL) + (fund IS NOT NULL) = 1)`,
];

const down = [
  'DELETE FROM payment_allocations WHERE fund IS NOT NULL',
  `ALTER TABLE payment_allocations DROP CONSTRAINT payment_allocations_one_source, DROP fund,
    ADD CONSTRAINT payment_allocations_one_source CHECK ((payment_id IS NULL) <> (credit_note_id IS NULL))`,
  'ALTER TABLE company DROP rebate_share',
  'ALTER TABLE tiers DROP prepay_discount',
  'ALTER TABLE order_requests DROP draw',
  'ALTER TABLE orders DROP rebate_drawn, DROP prepaid_drawn, DROP set_aside',
  'DROP TABLE order_draws',
  'DROP TABLE fund_movements',
  'DROP TABLE rebate_grants',
  'DROP TABLE fund_accounts',
];

export class PartnerFunds1764000000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
