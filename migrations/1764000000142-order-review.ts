import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderReview1764000000142 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE company
        ADD COLUMN review_orders TINYINT NOT NULL DEFAULT 0, ADD COLUMN review_finance TINYINT NOT NULL DEFAULT 0, ADD COLUMN review_dispatch TINYINT NOT NULL DEFAULT 0`);
    await runner.query("ALTER TABLE orders ADD COLUMN review VARCHAR(20) NOT NULL DEFAULT 'none' AFTER payment");
    await runner.query(`
      CREATE TABLE shipment_plans (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        number VARCHAR(40) NOT NULL,
        order_id BIGINT UNSIGNED NOT NULL,
        status VARCHAR(20) NOT NULL,
        carrier VARCHAR(80) NOT NULL DEFAULT '',
        tracking_numbers VARCHAR(1000) NOT NULL DEFAULT '',
        planned_by_name VARCHAR(120) NOT NULL,
        planned_at DATETIME(6) NOT NULL,
        shipment_number VARCHAR(40) NULL,
        UNIQUE KEY shipment_plans_number (number),
        KEY shipment_plans_order (order_id, status)
      )`);
    await runner.query(`
      CREATE TABLE shipment_plan_lines (
        plan_id BIGINT UNSIGNED NOT NULL,
        order_line_id BIGINT UNSIGNED NOT NULL,
        quantity INT UNSIGNED NOT NULL,
        batches TEXT NOT NULL,
        PRIMARY KEY (plan_id, order_line_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shipment_plan_lines');
    await runner.query('DROP TABLE shipment_plans');
    await runner.query('ALTER TABLE orders DROP COLUMN review');
    await runner.query('ALTER TABLE company DROP COLUMN review_orders, DROP COLUMN review_finance, DROP COLUMN review_dispatch');
  }
}
