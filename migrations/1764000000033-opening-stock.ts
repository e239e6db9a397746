import type { MigrationInterface, QueryRunner } from 'typeorm';

// goods that lay somewhere before their history was kept: from here on the history adds up to what lies there
const opening = `
  INSERT INTO stock_movements (product_id, warehouse_id, pieces, on_hand, kind, actor, actor_name, moved_at)
  SELECT s.product_id, s.warehouse_id, s.on_hand - COALESCE(m.pieces, 0), s.on_hand, 'opening', 'system', 'system', UTC_TIMESTAMP(6)
  FROM stock s LEFT JOIN (SELECT product_id, warehouse_id, SUM(pieces) AS pieces FROM stock_movements GROUP BY product_id, warehouse_id) m
    ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id
  WHERE s.on_hand <> COALESCE(m.pieces, 0)`;

const hold = `CREATE TRIGGER stock_movements_hold BEFORE DELETE ON stock_movements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stock_movements is append-only'`;

export class OpeningStock1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(opening);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER stock_movements_hold');
    await runner.query("DELETE FROM stock_movements WHERE kind = 'opening'");
    await runner.query(hold);
  }
}
