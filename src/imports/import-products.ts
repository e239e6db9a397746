import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CategoryPaths } from '../catalog/categories/ensure-category.js';
import { keepTermsOf } from '../catalog/search/keep-terms.js';
import { settleLeadsOf } from '../catalog/variants/settle-lead.js';
import { familyCodesAmong } from '../catalog/variants/variants.queries.js';
import { chunksOf, findBy, sameKey } from '../platform/database/by-code.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import type { Actor } from '../platform/http/actor.js';
import { type BasePriceChange, basePriceChanges, writeBasePrices } from './base-prices.js';
import { bringIn, tryOut } from './bring-in.js';
import { cellChanges } from './cell-changes.js';
import { closedToWaiting } from './closed-to-waiting.js';
import type { CellChange, Effect, FileKind, Importer, Planned, PlanFor, Progress, Verdict } from './importer.js';
import { type ProductRow, productRows } from './product-rows.js';
import type { Outcome, RowError } from './row-error.js';
import { type Change, differing, present, type TableRow, upsert } from './upsert.js';

type Stored = TableRow & { sku: string; category_id: string };
type Planning = Pick<PlanFor, 'tx' | 'isTrial'> & { categories: CategoryPaths };

const storedProducts = 'SELECT sku, name_zh, name_en, category_id, unit, pack_size, min_quantity, tax_rate, status, back_order, created_at FROM products WHERE sku IN (?)';
const defaults = { name_en: '', unit: '件', pack_size: 1, min_quantity: 1, tax_rate: '0.0000', status: 'active', back_order: 0 };

@Injectable()
export class ImportProducts implements Importer, FileKind<ProductRow> {
  readonly shape = productRows;
  readonly pieceSize = 1000;

  constructor(private readonly config: Config, private readonly clock: Clock) {}

  /** Products by SKU, and their base price on the standard list in the supplier's currency. */
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome> {
    return bringIn(this, text, { tx, actor, progress });
  }

  /** What `run` would do. */
  check(tx: EntityManager, text: string, progress: Progress): Promise<Verdict> {
    return tryOut(this, text, { tx, progress });
  }

  /** Plans products a thousand at a time. */
  async planner({ tx, isTrial }: PlanFor): Promise<(rows: ProductRow[]) => Promise<Planned>> {
    const categories = await CategoryPaths.in(tx);
    return (rows) => this.plan({ tx, isTrial, categories }, rows);
  }

  private async plan({ tx, isTrial, categories }: Planning, rows: ProductRow[]): Promise<Planned> {
    const stored = await findBy<Stored>(tx, 'sku', storedProducts, rows.map(({ sku }) => sku));
    const isKnown = ({ sku }: ProductRow) => stored.has(sameKey(sku));
    const unknown = rows.filter((row) => !isKnown(row));
    const families = await familyCodesAmong(tx, unknown.map(({ sku }) => sku));
    const closing = rows.filter(({ sku, given }) => given.back_order === 0 && stored.get(sameKey(sku))?.back_order === 1);
    const errors = [...unknown.flatMap((row) => [...missingInNew(row), ...takenByFamily(row, families)]), ...await closedToWaiting(tx, closing, isTrial)];
    const faulty = new Set(errors.map(({ line }) => line));
    const whole = rows.filter(({ line }) => !faulty.has(line));
    const prices = await basePriceChanges(tx, whole, this.config.currency);
    const changes: Change[] = [];
    const effects: Effect[] = [];
    for (const row of whole) {
      const known = stored.get(sameKey(row.sku));
      const change = await this.changeOf(row, known, categories);
      if (change.given.length > 0) changes.push(change);
      const price = prices.get(sameKey(row.sku));
      if (change.given.length > 0 || price) effects.push({ line: row.line, key: row.sku, isNew: !known, cells: cellsOf(change, known, categories, price) });
    }
    return { errors, effects, write: (progress) => this.write(tx, changes, prices, progress) };
  }

  private async changeOf({ sku, category, given }: ProductRow, known: Stored | undefined, categories: CategoryPaths): Promise<Change> {
    const wanted = { ...given, category_id: category && (await categories.idOf(category)) };
    const row = { ...(known ?? { ...defaults, name_en: given.name_zh ?? '', created_at: this.clock.now() }), ...present(wanted), sku };
    return { row, given: known ? differing(known, wanted) : Object.keys(present(wanted)) };
  }

  private async write(tx: EntityManager, changes: Change[], prices: Map<string, BasePriceChange>, progress: Progress): Promise<void> {
    await upsert(tx, 'products', changes, progress);
    await keepTermsOf(tx, changes.filter(({ given }) => given.some((column) => column.startsWith('name_'))).map(({ row }) => String(row.sku)));
    const switched = changes.filter(({ given }) => given.includes('status')).map(({ row }) => String(row.sku));
    for (const chunk of chunksOf(switched)) await settleLeadsOf(tx, chunk);
    await writeBasePrices(tx, prices, this.config.currency);
  }
}

function cellsOf(change: Change, known: Stored | undefined, categories: CategoryPaths, price: BasePriceChange | undefined): CellChange[] {
  const pathOf = (id: string) => categories.pathOf(id).join(' > ');
  return [
    ...cellChanges(change, known, { category_id: { column: 'category', word: pathOf }, back_order: { word: (stored) => (stored === '1' ? 'yes' : 'no') } }),
    ...(price ? [{ column: 'base_price', before: known ? price.before ?? '' : undefined, after: price.after }] : []),
  ];
}

function takenByFamily({ line, sku }: ProductRow, families: ReadonlySet<string>): RowError[] {
  return families.has(sameKey(sku)) ? [{ line, column: 'sku', code: 'family_code', values: { sku } }] : [];
}

function missingInNew({ line, given, category }: ProductRow): RowError[] {
  const missing = { name_zh: given.name_zh, category };
  return Object.entries(missing).filter(([, value]) => value === undefined).map(([column]) => ({ line, column, code: 'required_new' }));
}
