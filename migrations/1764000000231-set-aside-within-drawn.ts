import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SetAsideWithinDrawn1764000000231 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE orders ADD CONSTRAINT orders_set_aside_within CHECK (set_aside >= 0 AND set_aside <= rebate_drawn + prepaid_drawn)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE orders DROP CONSTRAINT orders_set_aside_within');
  }
}
