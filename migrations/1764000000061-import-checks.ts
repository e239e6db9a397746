import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportChecks1764000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports ADD COLUMN preview MEDIUMTEXT NULL AFTER errors');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports DROP COLUMN preview');
  }
}
