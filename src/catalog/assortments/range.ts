import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';

/** Whose range is meant: a partner with what `assortmentsOfPartner` says of it. */
export type Buyer = { assortments: string | null };

/** Who is not held to any assortment. */
export const anyone: Buyer = { assortments: null };

type Range = { only: string[]; except: string[] };

/**
 * The one rule of what a partner may see and buy (ADR 0013): whatever any of its assortments lets through; without an assortment, everything.
 * As a condition on the products of that alias.
 */
export function inRange({ assortments }: Buyer, product = 'p'): Condition {
  const range = rangeIn(assortments);
  return eitherOf([...named(range, product), ...notNamed(range, product)]);
}

/** The same for an entry of the catalogue led by `p`: it is shown while it or another variant of its family is in the range. */
export function entryInRange({ assortments }: Buyer): Condition {
  const range = rangeIn(assortments);
  // families of what is named are few and gathered once; of those left out nearly each has a variant, found at the first look
  const gathered = named(range, 'v').map(([sql, ...values]): Condition => [`p.family_id IN (SELECT v.family_id FROM products v WHERE ${isVariant} AND ${sql})`, ...values]);
  const looked = notNamed(range, 'v').map(([sql, ...values]): Condition => [`(SELECT 1 FROM products v WHERE v.family_id = p.family_id AND ${isVariant} AND ${sql} LIMIT 1) = 1`, ...values]);
  return eitherOf([...named(range, 'p'), ...notNamed(range, 'p'), ...gathered, ...looked]);
}

const isVariant = "v.leads_family = 0 AND v.status = 'active'";

/** How many products in sale are inside it. */
export async function productsInRange(reader: Reader, buyer: Buyer): Promise<number> {
  const [sql, ...values] = inRange(buyer);
  const [row] = (await reader.query(`SELECT COUNT(*) AS products FROM products p WHERE p.status = 'active' AND ${sql}`, values)) as { products: string }[];
  return Number(row?.products);
}

/** SQL for the ids of all that is named, where nothing else is in the range. */
export function idsNamed({ assortments }: Buyer): Condition | undefined {
  const { only, except } = rangeIn(assortments);
  if (only.length === 0 || except.length > 0) return undefined;
  return [`SELECT product_id AS id FROM assortment_products WHERE assortment_id IN (?) UNION SELECT p.id FROM products p WHERE ${inCategories('p')}`, only, only];
}

const everything: Condition = ['TRUE'];

function named({ only }: Range, product: string): Condition[] {
  return only.length === 0 ? [] : [[inCategories(product), only], [isNamed(product), only]];
}

function notNamed({ except }: Range, product: string): Condition[] {
  return except.map((id) => [`NOT (${inCategories(product)} OR ${isNamed(product)})`, [id], [id]]);
}

function rangeIn(assortments: string | null): Range {
  const known = (assortments ?? '').split(',').filter(Boolean).map((one) => one.split(':'));
  const of = (start: string) => [...new Set(known.filter(([, from]) => from === start).map(([id = '']) => id))];
  return { only: of('nothing'), except: of('everything') };
}

const inCategories = (product: string) => `${product}.category_id IN (
  WITH RECURSIVE named (id) AS (
    SELECT category_id FROM assortment_categories WHERE assortment_id IN (?) UNION SELECT c.id FROM named JOIN categories c ON c.parent_id = named.id
  ) SELECT id FROM named)`;

const isNamed = (product: string) => `${product}.id IN (SELECT product_id FROM assortment_products WHERE assortment_id IN (?))`;

function eitherOf(ways: Condition[]): Condition {
  if (ways.length === 0) return everything;
  return [`(${ways.map(([sql]) => sql).join(' OR ')})`, ...ways.flatMap(([, ...values]) => values)];
}
