import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CartMemory1764000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE cart_lines
      ADD seen_price DECIMAL(19,4) NULL,
      ADD seen_quantity INT UNSIGNED NULL,
      ADD seen_stock VARCHAR(10) NULL,
      ADD seen_at DATETIME(6) NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cart_lines DROP seen_price, DROP seen_quantity, DROP seen_stock, DROP seen_at');
  }
}
