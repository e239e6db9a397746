import type { EntityManager } from 'typeorm';
import { Category } from './category.entity.js';

type Row = { id: string; parentId: string | null; nameZh: string; nameEn: string };

const top = '';

/** Finds categories by their path of names, in either language, and makes those that are not there yet. */
export class CategoryPaths {
  private readonly ids = new Map<string, string>();
  private readonly rows = new Map<string, Row>();

  private constructor(private readonly tx: EntityManager, rows: Row[]) {
    for (const row of rows) this.remember(row);
  }

  static async in(tx: EntityManager): Promise<CategoryPaths> {
    const rows = await tx.query<Row[]>('SELECT id, parent_id AS parentId, name_zh AS nameZh, name_en AS nameEn FROM categories ORDER BY id DESC');
    return new CategoryPaths(tx, rows);
  }

  async idOf(path: string[]): Promise<string> {
    let id: string | null = null;
    for (const name of path) id = this.ids.get(keyOf(id, name)) ?? (await this.make(id, name));
    return id ?? top;
  }

  /** A category's names from the top down; none for one that is not there. */
  pathOf(id: string): string[] {
    const row = this.rows.get(id);
    return row ? [...(row.parentId === null ? [] : this.pathOf(row.parentId)), row.nameZh] : [];
  }

  private async make(parentId: string | null, name: string): Promise<string> {
    const { identifiers } = await this.tx.insert(Category, { parentId, nameZh: name, nameEn: name });
    const id = String(identifiers[0]?.id);
    this.remember({ id, parentId, nameZh: name, nameEn: name });
    return id;
  }

  private remember(row: Row): void {
    const { id, parentId, nameZh, nameEn } = row;
    this.rows.set(id, row);
    for (const name of [nameEn, nameZh]) if (name !== '') this.ids.set(keyOf(parentId, name), id);
  }
}

function keyOf(parentId: string | null, name: string): string {
  return `${parentId ?? top}\n${name.toUpperCase()}`;
}
