import { Injectable } from '@nestjs/common';
import type { Buyer } from '../../../catalog/assortments/range.js';
import { type CategoryRow, categoryRows } from '../../../catalog/products/listing.queries.js';
import { Database } from '../../../platform/database/database.js';

export type Category = CategoryRow & { total: number; children: Category[] };

const oldest = 60_000;

/** The category tree with the counts of a buyer's range; counting a large catalogue costs, so it is at most a minute old. */
@Injectable()
export class CategoryRail {
  private readonly known = new Map<string, { tree: Category[]; until: number }>();

  constructor(private readonly database: Database) {}

  // what a buyer has of assortments names their versions, so that a changed one counts anew at once
  async tree({ assortments }: Buyer): Promise<Category[]> {
    const range = assortments ?? '';
    const known = this.known.get(range);
    if (known && known.until > Date.now()) return known.tree;
    const tree = treeOf(await categoryRows(this.database, { assortments }));
    for (const [key, { until }] of this.known) if (until <= Date.now()) this.known.delete(key);
    this.known.set(range, { tree, until: Date.now() + oldest });
    return tree;
  }
}

/** Categories with what stands in them and below them; empty ones left out. */
export function treeOf(rows: CategoryRow[], parentId: string | null = null): Category[] {
  return rows.filter((row) => row.parentId === parentId).flatMap((row) => {
    const children = treeOf(rows, row.id);
    const total = row.products + children.reduce((sum, child) => sum + child.total, 0);
    return total > 0 ? [{ ...row, total, children }] : [];
  });
}

/** The way from the top to a category, itself last; empty for one that is not there. */
export function pathTo(tree: Category[], id: string): Category[] {
  for (const category of tree) {
    if (category.id === id) return [category];
    const below = pathTo(category.children, id);
    if (below.length > 0) return [category, ...below];
  }
  return [];
}

export function idsBelow(category: Category): string[] {
  return [category.id, ...category.children.flatMap(idsBelow)];
}
