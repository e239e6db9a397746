import type { Reader } from '../database/database.js';

/** Which steps this supplier's people take themselves before an order goes on; without any, the credit decision alone decides. */
export type ReviewSteps = { orders: boolean; finance: boolean; dispatch: boolean };

/** The steps as they are switched now; read where something is decided, never kept. */
export async function reviewSteps(reader: Reader): Promise<ReviewSteps> {
  const [row] = (await reader.query('SELECT review_orders AS orders, review_finance AS finance, review_dispatch AS dispatch FROM company WHERE id = 1')) as Record<keyof ReviewSteps, number>[];
  return { orders: Boolean(row?.orders), finance: Boolean(row?.finance), dispatch: Boolean(row?.dispatch) };
}
