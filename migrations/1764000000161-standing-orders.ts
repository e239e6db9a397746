import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE standing_orders (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    rhythm VARCHAR(10) NOT NULL,
    weekdays VARCHAR(13) NOT NULL DEFAULT '',
    month_day TINYINT UNSIGNED NULL,
    next_on DATE NULL,
    ends_on DATE NULL,
    address_id BIGINT UNSIGNED NULL,
    status VARCHAR(20) NOT NULL,
    status_since DATETIME(6) NOT NULL,
    buyer_id BIGINT UNSIGNED NOT NULL,
    buyer_name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    KEY standing_orders_partner (partner_id, id),
    KEY standing_orders_due (status, next_on),
    CONSTRAINT standing_orders_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT standing_orders_buyer_fk FOREIGN KEY (buyer_id) REFERENCES users (id)
  )`,
  `CREATE TABLE standing_order_lines (
    standing_order_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    line_no SMALLINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    PRIMARY KEY (standing_order_id, product_id),
    CONSTRAINT standing_order_lines_order_fk FOREIGN KEY (standing_order_id) REFERENCES standing_orders (id),
    CONSTRAINT standing_order_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
  `CREATE TABLE standing_order_runs (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    standing_order_id BIGINT UNSIGNED NOT NULL,
    due_on DATE NOT NULL,
    order_number VARCHAR(40) NULL,
    faults TEXT NULL,
    ran_at DATETIME(6) NOT NULL,
    UNIQUE KEY standing_order_runs_day (standing_order_id, due_on),
    UNIQUE KEY standing_order_runs_number (order_number),
    CONSTRAINT standing_order_runs_order_fk FOREIGN KEY (standing_order_id) REFERENCES standing_orders (id)
  )`,
];

const down = ['DROP TABLE standing_order_runs', 'DROP TABLE standing_order_lines', 'DROP TABLE standing_orders'];

export class StandingOrders1764000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
