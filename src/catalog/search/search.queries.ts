import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';
import type { Found } from './closeness.js';
import { commonFrom, type Counts, type Need } from './wish.js';

/** So many products are looked at for one search, the first by their terms. */
export const mostFound = 400;

/** How often each term stands in the index, itself and as a beginning. */
export async function countsOf(reader: Reader, terms: string[]): Promise<Counts> {
  if (terms.length === 0) return new Map();
  const some = (condition: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM product_terms WHERE term ${condition} LIMIT ${commonFrom}) c)`;
  const count = `SELECT ? AS term, ${some('= ?')} AS whole, ${some('LIKE ?')} AS begun`;
  const rows = (await reader.query(terms.map(() => count).join(' UNION ALL '), terms.flatMap((term) => [term, term, `${term}%`]))) as { term: string; whole: string; begun: string }[];
  return new Map(rows.map(({ term, whole, begun }) => [term, { whole: Number(whole), begun: Number(begun) }]));
}

// one look for each, however often it stands there
const among = `
  SELECT asked.term FROM JSON_TABLE(?, '$[*]' COLUMNS (term VARCHAR(40) CHARACTER SET utf8mb4 PATH '$')) asked
  WHERE (SELECT 1 FROM product_terms t WHERE t.term = asked.term COLLATE utf8mb4_bin LIMIT 1) = 1`;

/** Those of the terms that some product has. */
export async function termsAmong(reader: Reader, terms: string[]): Promise<string[]> {
  if (terms.length === 0) return [];
  const rows = (await reader.query(among, [JSON.stringify(terms)])) as { term: string }[];
  return rows.map(({ term }) => term);
}

/** What is searched: codes that begin so, and products that have all the needs, the first of them the rarest; `where` speaks of `p`. */
export type Wanted = { codes: string[]; needs: Need[]; where: Condition };

const columns = `
  p.id, COALESCE((SELECT l.id FROM products l WHERE l.family_id = p.family_id AND l.leads_family = 1 LIMIT 1), p.id) AS lead,
  p.sku, p.name_zh AS nameZh, p.name_en AS nameEn`;

/** The products found, each once, codes first. */
export async function productsFound(reader: Reader, { codes, needs, where: [where, ...values] }: Wanted): Promise<Found[]> {
  const parts: [string, unknown[]][] = codes.flatMap((code, index): [string, unknown[]][] => [
    [branch(`1 AS isCode, ${index === 0 ? 1 : 0} AS isNamed`, '', `d.term = ? AND (${where})`), [code, ...values]],
    [branch('1 AS isCode, 0 AS isNamed', '', `d.term LIKE ? AND (${where})`), [`${code}%`, ...values]],
  ]);
  const [rarest, ...others] = needs;
  if (rarest) {
    const joined = others.filter(isOneTerm);
    const looked = [...others.filter((need) => !isOneTerm(need)), ...(rarest.least > 1 ? [rarest] : [])];
    const joins = joined.map((_, index) => `JOIN product_terms e${index} ON e${index}.product_id = d.product_id AND e${index}.term = ?`).join(' ');
    parts.push([branch('0 AS isCode, 0 AS isNamed', joins, [eitherOf(driversOf(rarest), 'd'), ...looked.map(hasLeast), `(${where})`].join(' AND ')),
      [...joined.flatMap(({ any }) => any), ...driversOf(rarest), ...looked.flatMap(({ any }) => any), ...values]]);
  }
  if (parts.length === 0) return [];
  return (await reader.query(`
    SELECT ${columns}, MAX(m.isCode) AS isCode, MAX(m.isNamed) AS isNamed
    FROM (${parts.map(([sql]) => sql).join(' UNION ALL ')}) m JOIN products p ON p.id = m.product_id GROUP BY p.id`, parts.flatMap(([, of]) => of))) as Found[];
}

// without an order: the index gives the first ones, and reading ends when there are enough
const branch = (marks: string, joins: string, condition: string) => `
  (SELECT DISTINCT d.product_id, ${marks} FROM product_terms d ${joins} JOIN products p ON p.id = d.product_id WHERE ${condition} LIMIT ${mostFound})`;

/** Whoever has `least` of them has one of these. */
export const driversOf = ({ any, least }: Need) => any.slice(0, any.length - least + 1);

const is = (pattern: string) => (pattern.endsWith('%') ? 'LIKE ?' : '= ?');
const eitherOf = (patterns: string[], alias: string) => `(${patterns.map((pattern) => `${alias}.term ${is(pattern)}`).join(' OR ')})`;
const isOneTerm = ({ any }: Need) => any.length === 1 && !any[0]?.endsWith('%');

const hasLeast = ({ any, least }: Need) =>
  `${any.map((pattern) => `COALESCE((SELECT 1 FROM product_terms e WHERE e.product_id = d.product_id AND e.term ${is(pattern)} LIMIT 1), 0)`).join(' + ')} >= ${least}`;
