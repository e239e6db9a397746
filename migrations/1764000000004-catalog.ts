import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE categories (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    parent_id BIGINT UNSIGNED NULL,
    name_zh VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 100,
    UNIQUE KEY categories_name (parent_id, name_zh),
    CONSTRAINT categories_parent_fk FOREIGN KEY (parent_id) REFERENCES categories (id)
  )`,
  `CREATE TABLE product_families (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(60) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    spec_zh VARCHAR(240) NOT NULL DEFAULT '',
    spec_en VARCHAR(240) NOT NULL DEFAULT '',
    row_axis_zh VARCHAR(40) NOT NULL,
    row_axis_en VARCHAR(40) NOT NULL,
    column_axis_zh VARCHAR(40) NOT NULL,
    column_axis_en VARCHAR(40) NOT NULL,
    UNIQUE KEY product_families_code (code)
  )`,
  `CREATE TABLE products (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku VARCHAR(60) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    spec_zh VARCHAR(240) NOT NULL DEFAULT '',
    spec_en VARCHAR(240) NOT NULL DEFAULT '',
    category_id BIGINT UNSIGNED NOT NULL,
    barcode VARCHAR(20) NULL,
    unit VARCHAR(20) NOT NULL,
    pack_size INT UNSIGNED NOT NULL DEFAULT 1,
    min_quantity INT UNSIGNED NOT NULL DEFAULT 1,
    tax_rate DECIMAL(19,4) NOT NULL,
    retail_price DECIMAL(19,4) NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    family_id BIGINT UNSIGNED NULL,
    row_value_zh VARCHAR(60) NULL,
    row_value_en VARCHAR(60) NULL,
    column_value VARCHAR(60) NULL,
    leads_family TINYINT(1) NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL,
    UNIQUE KEY products_sku (sku),
    UNIQUE KEY products_barcode (barcode),
    KEY products_category (category_id, leads_family, id),
    KEY products_listed (leads_family, status, id),
    KEY products_family (family_id),
    CONSTRAINT products_category_fk FOREIGN KEY (category_id) REFERENCES categories (id),
    CONSTRAINT products_family_fk FOREIGN KEY (family_id) REFERENCES product_families (id)
  )`,
  `CREATE TABLE product_images (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    KEY product_images_product (product_id, position),
    CONSTRAINT product_images_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT product_images_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
  `CREATE TABLE warehouses (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name_zh VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 100,
    UNIQUE KEY warehouses_code (code)
  )`,
  `CREATE TABLE stock (
    product_id BIGINT UNSIGNED NOT NULL,
    warehouse_id BIGINT UNSIGNED NOT NULL,
    on_hand INT NOT NULL DEFAULT 0,
    reserved INT NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, warehouse_id),
    CONSTRAINT stock_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT stock_warehouse_fk FOREIGN KEY (warehouse_id) REFERENCES warehouses (id),
    CONSTRAINT stock_reserved_not_negative CHECK (reserved >= 0)
  )`,
  `CREATE TABLE price_lists (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(60) NOT NULL,
    name_zh VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    UNIQUE KEY price_lists_code (code)
  )`,
  `CREATE TABLE prices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    price_list_id BIGINT UNSIGNED NOT NULL,
    scope VARCHAR(10) NOT NULL,
    scope_key VARCHAR(40) NOT NULL DEFAULT '',
    product_id BIGINT UNSIGNED NOT NULL,
    min_quantity INT UNSIGNED NOT NULL DEFAULT 1,
    currency CHAR(3) NOT NULL,
    unit_price DECIMAL(19,4) NOT NULL,
    valid_from DATE NOT NULL DEFAULT '1000-01-01',
    valid_to DATE NOT NULL DEFAULT '9999-12-31',
    UNIQUE KEY prices_natural (product_id, scope, scope_key, currency, price_list_id, min_quantity, valid_from),
    KEY prices_list (price_list_id),
    CONSTRAINT prices_list_fk FOREIGN KEY (price_list_id) REFERENCES price_lists (id),
    CONSTRAINT prices_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
];

const down = [
  'DROP TABLE prices',
  'DROP TABLE price_lists',
  'DROP TABLE stock',
  'DROP TABLE warehouses',
  'DROP TABLE product_images',
  'DROP TABLE products',
  'DROP TABLE product_families',
  'DROP TABLE categories',
];

export class Catalog1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
