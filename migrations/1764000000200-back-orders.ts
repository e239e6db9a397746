import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE products ADD back_order TINYINT NOT NULL DEFAULT 0, ADD allocation_rule VARCHAR(20) NULL`,
  `ALTER TABLE company ADD allocation_rule VARCHAR(20) NOT NULL DEFAULT 'first_come'`,
  `CREATE TABLE expected_supplies (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    promised_on DATE NOT NULL,
    note VARCHAR(240) NOT NULL DEFAULT '',
    status VARCHAR(20) NOT NULL,
    received INT UNSIGNED NOT NULL DEFAULT 0,
    added_by_name VARCHAR(120) NOT NULL,
    added_at DATETIME(6) NOT NULL,
    KEY expected_supplies_product (product_id, status, promised_on),
    CONSTRAINT expected_supplies_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE back_orders (
    order_line_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    pieces INT UNSIGNED NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    promised_on DATE NULL,
    revision INT UNSIGNED NOT NULL DEFAULT 0,
    KEY back_orders_queue (product_id, pieces),
    KEY back_orders_partner (partner_id, pieces),
    KEY back_orders_order (order_id),
    CONSTRAINT back_orders_line_fk FOREIGN KEY (order_line_id) REFERENCES order_lines (id),
    CONSTRAINT back_orders_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT back_orders_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT back_orders_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  ) ENGINE=InnoDB`,
];

const down = [
  'DROP TABLE back_orders',
  'DROP TABLE expected_supplies',
  'ALTER TABLE company DROP allocation_rule',
  'ALTER TABLE products DROP back_order, DROP allocation_rule',
];

export class BackOrders1764000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
