import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE stock_movements (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product_id BIGINT UNSIGNED NOT NULL,
    warehouse_id BIGINT UNSIGNED NOT NULL,
    pieces INT NOT NULL,
    on_hand INT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    reference VARCHAR(60) NOT NULL DEFAULT '',
    note VARCHAR(240) NOT NULL DEFAULT '',
    actor VARCHAR(64) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    moved_at DATETIME(6) NOT NULL,
    KEY stock_movements_product (product_id, id),
    CONSTRAINT stock_movements_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT stock_movements_warehouse_fk FOREIGN KEY (warehouse_id) REFERENCES warehouses (id)
  )`,
  `CREATE TRIGGER stock_movements_keep BEFORE UPDATE ON stock_movements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stock_movements is append-only'`,
  `CREATE TRIGGER stock_movements_hold BEFORE DELETE ON stock_movements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stock_movements is append-only'`,
];

export class StockMovements1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_movements');
  }
}
