import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreditedDraws1764000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_draws ADD credited DECIMAL(19,2) NOT NULL DEFAULT 0.00, ADD CONSTRAINT order_draws_credited CHECK (credited <= spent)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_draws DROP CONSTRAINT order_draws_credited, DROP credited');
  }
}
