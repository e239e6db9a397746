import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { chunksOf } from '../../platform/database/by-code.js';
import { affected } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { AssortmentCategory } from './assortment-category.entity.js';
import { AssortmentError } from './assortment-error.js';
import type { AssortmentForm } from './assortment.dto.js';
import { AssortmentGrant } from './assortment-grant.entity.js';
import { AssortmentProduct } from './assortment-product.entity.js';
import { partnersIn, productsIn } from './named-in-form.js';

type Coded = { id: string; code: string };

/** What an assortment names and whom it is given to, each by id with the word the trail has for it. */
export type Contents = Record<'categories' | 'products' | 'tiers' | 'territories' | 'partners', Coded[]>;

// of a long list the trail keeps the beginning, and how long it was
const mostWritten = 100;
const everything = 100_000;

/** Reads a form. Throws Invalid by line, `unknown_category`, `unknown_place`, `names_nothing`. */
export async function contentsIn(tx: EntityManager, { startsFrom, ...form }: AssortmentForm): Promise<Contents> {
  const contents = {
    categories: await chosen(tx, 'categories', 'SELECT id, name_zh AS code FROM categories WHERE id IN (?)', form.categories), products: await productsIn(tx, form.products),
    tiers: await chosen(tx, 'tiers', 'SELECT id, code FROM tiers WHERE code IN (?)', form.tiers), territories: await chosen(tx, 'territories', 'SELECT id, code FROM territories WHERE code IN (?)', form.territories),
    partners: await partnersIn(tx, form.partners),
  };
  if (startsFrom === 'nothing' && contents.categories.length + contents.products.length === 0) throw new AssortmentError('names_nothing', {}, 'products');
  return contents;
}

async function chosen(tx: EntityManager, field: 'categories' | 'tiers' | 'territories', sql: string, keys: string[]): Promise<Coded[]> {
  const found = keys.length === 0 ? [] : await tx.query<Coded[]>(`${sql} ORDER BY id`, [keys]);
  if (found.length < new Set(keys).size) throw new AssortmentError('unknown_choice', {}, field);
  return found;
}

export async function storedContents(tx: EntityManager, id: string): Promise<Contents> {
  const of = (sql: string) => tx.query<Coded[]>(`${sql} ORDER BY h.id LIMIT ${everything}`, [id]);
  return {
    categories: await of('SELECT h.id, h.name_zh AS code FROM assortment_categories x JOIN categories h ON h.id = x.category_id WHERE x.assortment_id = ?'),
    products: await of('SELECT h.id, h.sku AS code FROM assortment_products x JOIN products h ON h.id = x.product_id WHERE x.assortment_id = ?'),
    tiers: await of('SELECT h.id, h.code FROM assortment_grants x JOIN tiers h ON h.id = x.tier_id WHERE x.assortment_id = ?'),
    territories: await of('SELECT h.id, h.code FROM assortment_grants x JOIN territories h ON h.id = x.territory_id WHERE x.assortment_id = ?'),
    partners: await of('SELECT h.id, h.code FROM assortment_grants x JOIN partners h ON h.id = x.partner_id WHERE x.assortment_id = ?'),
  };
}

/** Puts what is named and given in place of what was. */
export async function writeContents(tx: EntityManager, assortmentId: string, { categories, products, tiers, territories, partners }: Contents): Promise<void> {
  const holder = { assortmentId, partnerId: null, tierId: null, territoryId: null };
  await replace(tx, AssortmentCategory, assortmentId, categories.map(({ id }) => ({ assortmentId, categoryId: id })));
  await replace(tx, AssortmentProduct, assortmentId, products.map(({ id }) => ({ assortmentId, productId: id })));
  await replace(tx, AssortmentGrant, assortmentId, [
    ...partners.map(({ id }) => ({ ...holder, partnerId: id })), ...tiers.map(({ id }) => ({ ...holder, tierId: id })), ...territories.map(({ id }) => ({ ...holder, territoryId: id })),
  ]);
}

async function replace<Row extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<Row>, assortmentId: string, rows: Partial<Row>[]): Promise<void> {
  await affected(tx, `DELETE FROM ${tx.connection.getMetadata(entity).tablePath} WHERE assortment_id = ?`, [assortmentId]);
  for (const chunk of chunksOf(rows)) await insertRows(tx, entity, chunk);
}

/** The facts of the trail: names as they are, long lists as their length. */
export function factsOf({ nameZh, nameEn, startsFrom }: Pick<AssortmentForm, 'nameZh' | 'nameEn' | 'startsFrom'>, { categories, products, tiers, territories, partners }: Contents) {
  const words = (of: Coded[]) => of.map(({ code }) => code);
  return { nameZh, nameEn: nameEn || nameZh, startsFrom, categories: words(categories), products: products.length, tiers: words(tiers), territories: words(territories), partners: partners.length };
}

/** Which products and partners came and went. */
export function difference(before: Contents, after: Contents) {
  const left = (of: Coded[], others: Coded[]) => {
    const known = new Set(others.map(({ id }) => id));
    const gone = of.filter(({ id }) => !known.has(id)).map(({ code }) => code);
    return gone.length === 0 ? undefined : gone.slice(0, mostWritten);
  };
  return {
    productsAdded: left(after.products, before.products), productsRemoved: left(before.products, after.products),
    partnersAdded: left(after.partners, before.partners), partnersRemoved: left(before.partners, after.partners),
  };
}
