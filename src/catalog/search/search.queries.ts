import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';
import type { Found } from './closeness.js';
import { type Counts, isBeginning, type Need } from './wish.js';

/** So many products are looked at for one search, the first by their terms. */
export const mostFound = 400;

/** About how often each pattern stands in the index, as the server estimates it for its own plans: no row is read. It says 1 where there is none. */
export async function countsOf(reader: Reader, patterns: string[]): Promise<Counts> {
  if (patterns.length === 0) return new Map();
  const rows = (await reader.query(`EXPLAIN ${patterns.map((pattern) => `SELECT 1 FROM product_terms WHERE term ${is(pattern)}`).join(' UNION ALL ')}`, patterns)) as { id: number | null; rows: string | number | null }[];
  const estimated = new Map(rows.map(({ id, rows: about }) => [Number(id), Number(about)]));
  return new Map(patterns.map((pattern, index) => [pattern, estimated.get(index + 1) || 1]));
}

const among = `
  SELECT asked.term FROM JSON_TABLE(?, '$[*]' COLUMNS (term VARCHAR(40) CHARACTER SET utf8mb4 PATH '$')) asked
  WHERE (SELECT 1 FROM product_terms t WHERE t.term = asked.term COLLATE utf8mb4_bin LIMIT 1) = 1`;
const begun = '(SELECT ? AS term FROM product_terms WHERE term LIKE ? LIMIT 1)';

/** Those of the patterns that some product has: one look for each, however often it stands there. */
export async function patternsAmong(reader: Reader, patterns: string[]): Promise<Set<string>> {
  if (patterns.length === 0) return new Set();
  const [beginnings, whole] = [patterns.filter(isBeginning), patterns.filter((pattern) => !isBeginning(pattern))];
  const rows = (await reader.query([among, ...beginnings.map(() => begun)].join(' UNION ALL '), [JSON.stringify(whole), ...beginnings.flatMap((pattern) => [pattern, pattern])])) as { term: string }[];
  return new Set(rows.map(({ term }) => term));
}

/** What is searched: codes that begin so, and products that have all the needs, the first of them the rarest; `where` speaks of `p`. `among` are the only ids to look through. */
export type Wanted = { codes: string[]; needs: Need[]; where: Condition; among?: Condition };

const columns = `
  p.id, COALESCE((SELECT l.id FROM products l WHERE l.family_id = p.family_id AND l.leads_family = 1 LIMIT 1), p.id) AS lead,
  p.sku, p.name_zh AS nameZh, p.name_en AS nameEn`;

/** The products found, each once, codes first. */
export async function productsFound(reader: Reader, wanted: Wanted): Promise<Found[]> {
  const parts = [...codeBranches(wanted), ...needBranch(wanted)];
  if (parts.length === 0) return [];
  return (await reader.query(`
    SELECT ${columns}, MAX(m.isCode) AS isCode, MAX(m.isNamed) AS isNamed
    FROM (${parts.map(([sql]) => sql).join(' UNION ALL ')}) m JOIN products p ON p.id = m.product_id GROUP BY p.id`, parts.flatMap(([, ...of]) => of))) as Found[];
}

function codeBranches({ codes, where: [where, ...values], among }: Wanted): Condition[] {
  const beginnings = codes.map((code) => `${code}%`);
  // of few all terms are read through, once for all beginnings
  const runs = among && beginnings.length > 0 ? [beginnings] : beginnings.map((pattern) => [pattern]);
  return [
    ...codes.map((code, index) => branch(`1 AS isCode, ${index === 0 ? 1 : 0} AS isNamed`, among, [''], [`d.term = ? AND (${where})`, code, ...values])),
    ...runs.map((run) => branch('1 AS isCode, 0 AS isNamed', among, [''], [`${eitherOf(run, 'd')} AND (${where})`, ...run, ...values])),
  ];
}

// joined one after the other as they come: the server takes each for as good as the next
function needBranch({ needs: [rarest, ...others], where: [where, ...values], among }: Wanted): Condition[] {
  if (!rarest) return [];
  const joined = others.filter(isOneTerm);
  const looked = [...others.filter((need) => !isOneTerm(need)), ...(rarest.least > 1 ? [rarest] : [])];
  const joins = joined.map((_, index) => `STRAIGHT_JOIN product_terms e${index} ON e${index}.product_id = d.product_id AND e${index}.term = ?`).join(' ');
  const condition = [eitherOf(driversOf(rarest), 'd'), ...looked.map(hasLeast), `(${where})`].join(' AND ');
  return [branch('0 AS isCode, 0 AS isNamed', among, [joins, ...joined.flatMap(({ any }) => any)], [condition, ...driversOf(rarest), ...looked.flatMap(({ any }) => any), ...values])];
}

// without an order: the index gives the first ones, and reading ends when there are enough
function branch(marks: string, among: Condition | undefined, [joins, ...joined]: Condition, [condition, ...values]: Condition): Condition {
  const [few, ...ofFew] = among ?? [];
  const terms = few === undefined ? 'product_terms d' : `(${few}) few STRAIGHT_JOIN product_terms d ON d.product_id = few.id`;
  return [`(SELECT DISTINCT d.product_id, ${marks} FROM ${terms} ${joins} JOIN products p ON p.id = d.product_id WHERE ${condition} LIMIT ${mostFound})`, ...ofFew, ...joined, ...values];
}

/** Whoever has `least` of them has one of these. */
export const driversOf = ({ any, least }: Need) => any.slice(0, any.length - least + 1);

const is = (pattern: string) => (isBeginning(pattern) ? 'LIKE ?' : '= ?');
const eitherOf = (patterns: string[], alias: string) => `(${patterns.map((pattern) => `${alias}.term ${is(pattern)}`).join(' OR ')})`;
const isOneTerm = ({ any }: Need) => any.length === 1 && !isBeginning(any[0] ?? '');

const hasLeast = ({ any, least }: Need) =>
  `${any.map((pattern) => `COALESCE((SELECT 1 FROM product_terms e WHERE e.product_id = d.product_id AND e.term ${is(pattern)} LIMIT 1), 0)`).join(' + ')} >= ${least}`;
