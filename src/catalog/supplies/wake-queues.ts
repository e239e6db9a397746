import type { EntityManager } from 'typeorm';
import { chunksOf } from '../../platform/database/by-code.js';

/**
 * Asks for what is free of the products to be shared out among the lines that wait for them: a job for each product somebody waits for, in one statement.
 * To be called once the products' stock is locked, so that no line that is just being written is overlooked.
 */
export async function wakeQueues(tx: EntityManager, productIds: string[], at: Date): Promise<void> {
  for (const chunk of chunksOf([...new Set(productIds)])) {
    await tx.query(`
      INSERT INTO outbox (queue, payload, created_at)
      SELECT 'allotment', CONCAT('{"product":"', product_id, '"}'), ? FROM back_orders WHERE product_id IN (?) AND pieces > 0 GROUP BY product_id`, [at, chunk]);
  }
}
