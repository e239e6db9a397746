import type { MigrationInterface, QueryRunner } from 'typeorm';

// a variant's lead is read with each search: the wider index answers that alone, and serves the foreign key too
export class ProductTerms1764000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product_terms (
        product_id BIGINT UNSIGNED NOT NULL,
        term VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
        PRIMARY KEY (product_id, term),
        KEY product_terms_term (term, product_id),
        CONSTRAINT product_terms_product_fk FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX products_of_family ON products (family_id, leads_family)');
    await runner.query('DROP INDEX products_family ON products');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX products_family ON products (family_id)');
    await runner.query('DROP INDEX products_of_family ON products');
    await runner.query('DROP TABLE product_terms');
  }
}
