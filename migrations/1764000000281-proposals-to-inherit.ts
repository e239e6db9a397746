import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProposalsToInherit1764000000281 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE limit_proposals ADD COLUMN inherits TINYINT NOT NULL DEFAULT 0 AFTER credit_limit');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE limit_proposals DROP COLUMN inherits');
  }
}
