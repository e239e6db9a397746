import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import type { MovementKind } from './stock-movement.entity.js';

/** Pieces that came into a warehouse, or left it when negative. */
export type Moved = { productId: string; warehouseId: string; pieces: number };

/** Why stock moved: `reference` is the paper it moved on. */
export type MoveReason = { kind: MovementKind; reference?: string; note?: string; actor: Actor; at: Date };

/** Writes moves down in the stock's history, in one statement, each with what lies there after it; to be called once they are done. */
export async function noteMoves(tx: EntityManager, moves: Moved[], { kind, reference = '', note = '', actor, at }: MoveReason): Promise<void> {
  if (moves.length === 0) return;
  const wanted = moves.map(() => 'SELECT ? AS product_id, ? AS warehouse_id, ? AS pieces').join(' UNION ALL ');
  await tx.query(`
    INSERT INTO stock_movements (product_id, warehouse_id, pieces, on_hand, kind, reference, note, actor, actor_name, moved_at)
    SELECT s.product_id, s.warehouse_id, m.pieces, s.on_hand, ?, ?, ?, ?, ?, ?
    FROM (${wanted}) m JOIN stock s ON s.product_id = m.product_id AND s.warehouse_id = m.warehouse_id`,
  [kind, reference, note, actor.key, actor.name, at, ...moves.flatMap(({ productId, warehouseId, pieces }) => [productId, warehouseId, pieces])]);
}
