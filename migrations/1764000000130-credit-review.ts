import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  "ALTER TABLE credit_accounts ADD hold_rule VARCHAR(20) NOT NULL DEFAULT '' AFTER hold_reason, ADD KEY credit_accounts_rule (hold_rule)",
  `CREATE TABLE credit_holds (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    is_hold TINYINT(1) NOT NULL,
    code VARCHAR(20) NOT NULL,
    note VARCHAR(240) NOT NULL DEFAULT '',
    overdue_days INT UNSIGNED NOT NULL DEFAULT 0,
    overdue_amount DECIMAL(19,2) NOT NULL DEFAULT 0,
    to_pay DECIMAL(19,2) NOT NULL DEFAULT 0,
    changed_by_name VARCHAR(120) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    KEY credit_holds_partner (partner_id, id),
    CONSTRAINT credit_holds_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
];

const guards = ['keep BEFORE UPDATE', 'hold BEFORE DELETE'].map((when) =>
  `CREATE TRIGGER credit_holds_${when} ON credit_holds FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'credit_holds is append-only'`);

const down = ['DROP TABLE credit_holds', 'ALTER TABLE credit_accounts DROP KEY credit_accounts_rule, DROP hold_rule'];

export class CreditReview1764000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...up, ...guards]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
