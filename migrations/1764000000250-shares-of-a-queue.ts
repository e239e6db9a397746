import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SharesOfAQueue1764000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE back_orders ADD share DECIMAL(5,4) NULL, ADD next_on DATE NULL, ADD next_pieces INT UNSIGNED NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE back_orders DROP share, DROP next_on, DROP next_pieces');
  }
}
