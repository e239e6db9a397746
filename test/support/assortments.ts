import type { TestApp } from './app.js';
import { aCategory, putInCategory } from './ordering.js';
import { aDealer, aProduct } from './trade.js';

export type Placed = { id: string; sku: string; path: string[] };
type Named = { startsFrom: string; categories: { id: string }[]; products: Placed[] };

/** The rule in words: named are its products and what is below its categories. */
export function lets({ startsFrom, categories, products }: Named, product: Placed): boolean {
  const isNamed = products.some(({ sku }) => sku === product.sku) || categories.some(({ id }) => product.path.includes(id));
  return (startsFrom === 'everything') !== isNamed;
}

/** A tree of three categories, one below the other, beside a fourth, with a product in each; and a partner of a tier of its own. */
export async function aTree({ database }: TestApp): Promise<{ products: Placed[]; categories: { id: string }[] }> {
  for (const kind of ['tiers', 'territories']) await database.query(`INSERT INTO ${kind} (code, name_zh, name_en) VALUES ('ruled', '规则', 'Ruled')`);
  await aDealer(database, 'RULED');
  await database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'ruled'), territory_id = (SELECT id FROM territories WHERE code = 'ruled') WHERE code = 'RULED'");
  const top = await aCategory(database, '一');
  const middle = await aCategory(database, '二', top);
  const paths = [[top], [top, middle], [top, middle, await aCategory(database, '三', middle)], [await aCategory(database, '旁')]];
  const products = [];
  for (const [index, path] of paths.entries()) {
    const id = await aProduct(database, `R-${index}`);
    await putInCategory(database, id, path.at(-1) ?? '');
    products.push({ id, sku: `R-${index}`, path });
  }
  return { products, categories: paths.map((path) => ({ id: path.at(-1) ?? '' })) };
}
