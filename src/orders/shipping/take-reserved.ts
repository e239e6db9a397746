import type { Reserved } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import type { PackedLine } from './parcel-lines.js';

/** From which warehouses a parcel's pieces are taken, out of what was reserved for its lines. */
export function takeReserved(packed: PackedLine[], reserved: Reserved[]): Reserved[] {
  return packed.flatMap(({ line, quantity }) => {
    let open = quantity;
    const parts = reserved.filter(({ orderLineId }) => orderLineId === line.id).flatMap((row) => {
      const part = Math.min(open, row.quantity);
      open -= part;
      return part > 0 ? [{ ...row, quantity: part }] : [];
    });
    if (open > 0) throw new OrderError('stock_moved', { sku: line.sku }, undefined, 409);
    return parts;
  });
}
