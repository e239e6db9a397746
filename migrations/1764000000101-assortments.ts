import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE assortments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name_zh VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL,
    starts_from VARCHAR(10) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    changed_by_name VARCHAR(120) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    UNIQUE KEY assortments_code (code)
  )`,
  // a category is only removed when nothing is in it, so that it names no product
  `CREATE TABLE assortment_categories (
    assortment_id BIGINT UNSIGNED NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (assortment_id, category_id),
    KEY assortment_categories_category (category_id),
    CONSTRAINT assortment_categories_assortment_fk FOREIGN KEY (assortment_id) REFERENCES assortments (id) ON DELETE CASCADE,
    CONSTRAINT assortment_categories_category_fk FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE CASCADE
  )`,
  `CREATE TABLE assortment_products (
    assortment_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (assortment_id, product_id),
    KEY assortment_products_product (product_id),
    CONSTRAINT assortment_products_assortment_fk FOREIGN KEY (assortment_id) REFERENCES assortments (id) ON DELETE CASCADE,
    CONSTRAINT assortment_products_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
  `CREATE TABLE assortment_grants (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    assortment_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NULL,
    tier_id BIGINT UNSIGNED NULL,
    territory_id BIGINT UNSIGNED NULL,
    UNIQUE KEY assortment_grants_partner (partner_id, assortment_id),
    UNIQUE KEY assortment_grants_tier (tier_id, assortment_id),
    UNIQUE KEY assortment_grants_territory (territory_id, assortment_id),
    KEY assortment_grants_assortment (assortment_id),
    CONSTRAINT assortment_grants_assortment_fk FOREIGN KEY (assortment_id) REFERENCES assortments (id) ON DELETE CASCADE,
    CONSTRAINT assortment_grants_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT assortment_grants_tier_fk FOREIGN KEY (tier_id) REFERENCES tiers (id),
    CONSTRAINT assortment_grants_territory_fk FOREIGN KEY (territory_id) REFERENCES territories (id)
  )`,
];

export class Assortments1764000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['assortment_grants', 'assortment_products', 'assortment_categories', 'assortments']) await runner.query(`DROP TABLE ${table}`);
  }
}
