import type { MigrationInterface, QueryRunner } from 'typeorm';

// the desk lists and counts what is out of sale among all products, whether it leads its family or not
export class ProductsByStatus1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE products ADD KEY products_status (status, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE products DROP KEY products_status');
  }
}
