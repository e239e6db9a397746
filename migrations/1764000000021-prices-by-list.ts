import type { MigrationInterface, QueryRunner } from 'typeorm';

// a list is read product by product, page after page; the wider index serves the foreign key too
export class PricesByList1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX prices_of_list ON prices (price_list_id, product_id)');
    await runner.query('DROP INDEX prices_list ON prices');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX prices_list ON prices (price_list_id)');
    await runner.query('DROP INDEX prices_of_list ON prices');
  }
}
