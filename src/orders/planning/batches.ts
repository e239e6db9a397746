import type { Batch } from '../shipping/parcel-lines.js';

/** Batches in two: the first `pieces` of them with their serial numbers, and the rest. */
export function splitBatches(batches: Batch[], pieces: number): { taken: Batch[]; left: Batch[] } {
  const [taken, left]: [Batch[], Batch[]] = [[], []];
  let open = pieces;
  for (const { batch, quantity, serials } of batches) {
    const part = Math.min(open, quantity);
    open -= part;
    if (part > 0) taken.push({ batch, quantity: part, serials: serials.slice(0, part) });
    if (part < quantity) left.push({ batch, quantity: quantity - part, serials: serials.slice(part) });
  }
  return { taken, left };
}

/** Batches of the same name as one. */
export function joinBatches(batches: Batch[]): Batch[] {
  return [...Map.groupBy(batches, ({ batch }) => batch)].map(([batch, same]) => ({
    batch, quantity: same.reduce((sum, { quantity }) => sum + quantity, 0), serials: same.flatMap(({ serials }) => serials),
  }));
}
