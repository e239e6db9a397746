import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DemoBegan1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company ADD COLUMN seed_began_at DATETIME(6) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company DROP COLUMN seed_began_at');
  }
}
