import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DrawOfStandingOrders1764000000232 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE standing_orders ADD draw VARCHAR(20) NOT NULL DEFAULT ''");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE standing_orders DROP draw');
  }
}
