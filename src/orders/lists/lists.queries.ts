import type { PartnerActor } from '../../identity/access/actors.js';
import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing, type ListFilter } from '../../platform/http/list-filter.js';

export type ListRow = {
  id: string; nameZh: string; nameEn: string; isShared: number; isTemplate: number; isOwn: number; tierCode: string | null; tierZh: string | null; tierEn: string | null;
  keptByName: string; keptAt: Date; kinds: string;
};
export type ListLine = { productId: string; sku: string; nameZh: string; nameEn: string; quantity: number };
type Turned = KeysetPage<ListRow> & { previous?: string };

const pageSize = 20;

const list = `
  SELECT l.id, l.name_zh AS nameZh, l.name_en AS nameEn, l.is_shared AS isShared, l.partner_id IS NULL AS isTemplate, COALESCE(l.user_id = ?, 0) AS isOwn,
    t.code AS tierCode, t.name_zh AS tierZh, t.name_en AS tierEn, l.kept_by_name AS keptByName, l.kept_at AS keptAt,
    (SELECT COUNT(*) FROM order_list_lines x WHERE x.list_id = l.id) AS kinds
  FROM order_lists l LEFT JOIN tiers t ON t.id = l.tier_id`;

// their own, the company's shared ones, and templates for all or for the company's tier
const seenBy = ({ userId, partnerId }: PartnerActor): Condition => [`(l.partner_id = ? AND (l.user_id = ? OR l.is_shared = 1)
  OR l.partner_id IS NULL AND (l.tier_id IS NULL OR l.tier_id = (SELECT tier_id FROM partners WHERE id = ?)))`, partnerId, userId, partnerId];
const template: Condition = ['l.partner_id IS NULL'];

/** The lists a person may order from, the newest first. */
export function listsFor(reader: Reader, actor: PartnerActor, filter: ListFilter): Promise<Turned> {
  return pageOf(reader, actor.userId, seenBy(actor), filter);
}

/** One of them; undefined for what is not theirs to see. */
export function listFor(reader: Reader, actor: PartnerActor, id: string): Promise<ListRow | undefined> {
  return oneOf(reader, actor.userId, seenBy(actor), id);
}

export function templates(reader: Reader, filter: ListFilter): Promise<Turned> {
  return pageOf(reader, '0', template, filter);
}

export function templateOf(reader: Reader, id: string): Promise<ListRow | undefined> {
  return oneOf(reader, '0', template, id);
}

export function linesOfList(reader: Reader, listId: string): Promise<ListLine[]> {
  return reader.query(`
    SELECT l.product_id AS productId, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, l.quantity
    FROM order_list_lines l JOIN products p ON p.id = l.product_id WHERE l.list_id = ? ORDER BY l.position`, [listId]) as Promise<ListLine[]>;
}

/** What a person has in the cart, as lines of a list. */
export function linesOfCart(reader: Reader, { userId, partnerId }: PartnerActor): Promise<ListLine[]> {
  return reader.query(`
    SELECT l.product_id AS productId, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, l.quantity
    FROM carts c JOIN cart_lines l ON l.cart_id = c.id JOIN products p ON p.id = l.product_id
    WHERE c.user_id = ? AND c.partner_id = ? ORDER BY l.added_at, l.product_id`, [userId, partnerId]) as Promise<ListLine[]>;
}

async function pageOf(reader: Reader, userId: string, condition: Condition, filter: ListFilter): Promise<Turned> {
  const turn = keysetTurn('l.id', filter);
  const like = containing(filter.q ?? '');
  const { sql, values } = allOf([condition, filter.q ? ['(l.name_zh LIKE ? OR l.name_en LIKE ?)', like, like] : undefined, [turn.where, turn.value]]);
  return turnedPage((await reader.query(`${list} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [userId, ...values])) as ListRow[], filter, pageSize);
}

async function oneOf(reader: Reader, userId: string, condition: Condition, id: string): Promise<ListRow | undefined> {
  const { sql, values } = allOf([condition, ['l.id = ?', id]]);
  const [row] = (await reader.query(`${list} WHERE ${sql}`, [userId, ...values])) as ListRow[];
  return row;
}
