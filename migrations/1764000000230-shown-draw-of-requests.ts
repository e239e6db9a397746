import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShownDrawOfRequests1764000000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_requests ADD draw_shown DECIMAL(19,2) NULL AFTER draw');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_requests DROP draw_shown');
  }
}
