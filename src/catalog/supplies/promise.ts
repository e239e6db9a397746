/** Pieces that are to arrive on a day. */
export type Supply = { day: string; pieces: number };

/** SQL of the supplies of a product `p` that are still to come, as JSON. */
export const suppliesOf = `
  (SELECT JSON_ARRAYAGG(JSON_OBJECT('day', e.promised_on, 'pieces', e.quantity)) FROM expected_supplies e WHERE e.product_id = p.id AND e.status = 'expected')`;

/** What `suppliesOf` gave, the earliest first; drivers hand JSON over as text or as read. */
export function suppliesIn(json: string | Supply[] | null): Supply[] {
  const read = typeof json === 'string' ? (JSON.parse(json) as Supply[]) : (json ?? []);
  return read.map(({ day, pieces }) => ({ day: day.slice(0, 10), pieces: Number(pieces) })).toSorted((a, b) => a.day.localeCompare(b.day));
}

/** The day by which supplies reach `pieces` altogether; null when what is expected does not. */
export function dayOf(supplies: Supply[], pieces: number): string | null {
  let reached = 0;
  for (const supply of supplies) {
    reached += supply.pieces;
    if (reached >= pieces) return supply.day;
  }
  return null;
}
