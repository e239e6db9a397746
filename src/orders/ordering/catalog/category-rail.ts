import { Injectable } from '@nestjs/common';
import { type CategoryRow, categoryRows } from '../../../catalog/products/listing.queries.js';
import { Database } from '../../../platform/database/database.js';

export type Category = CategoryRow & { total: number; children: Category[] };

/** The category tree with its counts; counting a large catalogue costs, so it is at most a minute old. */
@Injectable()
export class CategoryRail {
  private known: { tree: Category[]; until: number } | undefined;

  constructor(private readonly database: Database) {}

  async tree(): Promise<Category[]> {
    if (this.known && this.known.until > Date.now()) return this.known.tree;
    const tree = treeOf(await categoryRows(this.database));
    this.known = { tree, until: Date.now() + 60_000 };
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
