/** A category as the tree needs it. */
export type Branch = { id: string; parentId: string | null };

/** A category with its way from the top, itself last. */
export type Placed<Row> = Row & { path: Row[] };

/** Categories in the tree's order: each followed by what stands below it, siblings as they came. */
export function inTreeOrder<Row extends Branch>(rows: Row[]): Placed<Row>[] {
  const below = Map.groupBy(rows, ({ parentId }) => parentId);
  const walk = (parentId: string | null, above: Row[]): Placed<Row>[] => (below.get(parentId) ?? []).flatMap((row) => {
    const path = [...above, row];
    return [{ ...row, path }, ...walk(row.id, path)];
  });
  return walk(null, []);
}

/** A category and all below it, by id; empty for one that is not there. */
export function branchOf(rows: Branch[], id: string): string[] {
  return inTreeOrder(rows).filter(({ path }) => path.some((step) => step.id === id)).map((row) => row.id);
}
