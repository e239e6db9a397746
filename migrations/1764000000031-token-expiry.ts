import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TokenExpiry1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_tokens ADD COLUMN expires_on DATE NULL AFTER created_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_tokens DROP COLUMN expires_on');
  }
}
