import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE partners ADD parent_id BIGINT UNSIGNED NULL AFTER manager_id, ADD KEY partners_parent (parent_id),
    ADD CONSTRAINT partners_parent_fk FOREIGN KEY (parent_id) REFERENCES partners (id)`,
  'ALTER TABLE tiers ADD credit_limit DECIMAL(19,2) NULL',
  "ALTER TABLE credit_accounts ADD limit_from VARCHAR(10) NOT NULL DEFAULT 'own' AFTER credit_limit",
];

const down = [
  'ALTER TABLE credit_accounts DROP limit_from',
  'ALTER TABLE tiers DROP credit_limit',
  'ALTER TABLE partners DROP FOREIGN KEY partners_parent_fk, DROP KEY partners_parent, DROP parent_id',
];

export class LimitsInTurn1764000000135 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
