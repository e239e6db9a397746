// The least SQL that does each job for the one who asks, and for pages the barest table of what it gave, behind the barest server: what the ratios are taken against.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import Handlebars from 'handlebars';
import { createPool } from 'mysql2/promise';

const pool = createPool({ uri: process.env.DATABASE_URL, connectionLimit: 20, supportBigNumbers: true, bigNumberStrings: true, dateStrings: ['DATE'], timezone: 'Z' });
const rows = async (sql, values, on = pool) => (await on.query(sql, values))[0];

const hashed = (text) => createHash('sha256').update(text).digest('hex');

// no answer is for nobody: the token, or the session and whose it is
async function isKnown({ authorization, cookie }) {
  if (authorization) return (await rows('SELECT scopes FROM api_tokens WHERE token_hash = ? AND revoked_at IS NULL', [hashed(authorization.slice(7))])).length === 1;
  const [, id = ''] = /=s%3A([^.]+)\./.exec(cookie ?? '') ?? [];
  const [session] = await rows('SELECT user_id FROM sessions WHERE id = ? AND expires_at > NOW()', [hashed(decodeURIComponent(id))]);
  return (await rows("SELECT u.name, m.role, m.partner_id FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.id = ? AND u.status = 'active'", [session?.user_id ?? 0])).length > 0;
}

const partnerOf = async (code) => (await rows('SELECT p.id, p.code, p.terms_days, t.code AS tier, r.code AS territory FROM partners p JOIN tiers t ON t.id = p.tier_id JOIN territories r ON r.id = p.territory_id WHERE p.code = ?', [code]))[0];

const pricesOf = ({ code, tier, territory }, ids) => rows(`
  SELECT product_id, scope, min_quantity, unit_price, valid_from, valid_to FROM prices WHERE product_id IN (?) AND currency = 'CNY'
    AND (scope, scope_key) IN (('contract', ?), ('dealer', ?), ('tier', ?), ('region', ?), ('base', ''))
    AND valid_from <= CURRENT_DATE AND valid_to >= CURRENT_DATE`, [ids, code, code, tier, territory]);

const bySku = (skus) => rows('SELECT id, sku, name_zh, name_en, unit, pack_size, min_quantity, tax_rate, status FROM products WHERE sku IN (?)', [skus]);

async function placeOrder({ key, partner: code, lines }) {
  const partner = await partnerOf(code);
  const products = await bySku(lines.map(({ sku }) => sku));
  const prices = await pricesOf(partner, products.map(({ id }) => id));
  const ids = products.map(({ id }) => id);
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const on = (sql, values) => rows(sql, values, connection);
    await on('INSERT INTO idempotency_keys (actor, request_key, request_hash, answer, created_at) VALUES (?, ?, ?, ?, NOW(6))', ['bare', key, '0'.repeat(64), '{}']);
    const stock = await on('SELECT product_id, warehouse_id, on_hand - reserved AS free FROM stock WHERE product_id IN (?) ORDER BY product_id, warehouse_id FOR UPDATE', [ids]);
    await on('UPDATE stock SET reserved = reserved + 10 WHERE product_id IN (?) AND on_hand >= reserved + 10', [ids]);
    const { insertId: running } = await on('INSERT INTO running_numbers VALUES ()');
    const { insertId: order } = await on(`
      INSERT INTO orders (number, partner_id, channel, placed_by, placed_by_name, ordered_on, currency, status, fulfilment, payment, subtotal, tax, total, terms_days, placed_at, status_since)
      VALUES (?, ?, 'api', 'bare', 'bare', CURRENT_DATE, 'CNY', 'submitted', 'none', 'none', 1000, 130, 1130, ?, NOW(6), NOW(6))`, [`SO-B-${running}`, partner.id, partner.terms_days]);
    await on('INSERT INTO order_lines (order_id, line_no, product_id, sku, name_zh, name_en, unit, quantity, unit_price, discount, tax_rate, amount, tax, price_trace) VALUES ?', [products.map((product, index) => [
      order, index + 1, product.id, product.sku, product.name_zh, product.name_en, product.unit, 10, 10, 0, product.tax_rate, 100, 13, JSON.stringify(prices.filter(({ product_id }) => product_id === product.id))])]);
    const written = await on('SELECT id, product_id FROM order_lines WHERE order_id = ?', [order]);
    await on('INSERT INTO stock_reservations (order_line_id, warehouse_id, quantity) VALUES ?', [written.map(({ id }) => [id, stock[0].warehouse_id, 10])]);
    await on("INSERT INTO state_changes (subject, subject_id, machine, to_state, actor, actor_name, changed_at) VALUES ('order', ?, 'status', 'submitted', 'bare', 'bare', NOW(6))", [order]);
    await on("INSERT INTO outbox (queue, payload, created_at) VALUES ('credit', ?, NOW(6))", [JSON.stringify({ order: String(order) })]);
    await connection.commit();
    return { number: `SO-B-${running}`, lines: products };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

async function catalog() {
  const partner = await partnerOf('P1');
  const products = await rows(`
    SELECT p.*, f.code, (SELECT SUM(on_hand - reserved) FROM stock s WHERE s.product_id = p.id) AS available
    FROM (SELECT id, family_id FROM products WHERE leads_family = 1 AND status = 'active' ORDER BY id LIMIT 13) l
      JOIN products p ON p.id = l.id OR p.family_id = l.family_id LEFT JOIN product_families f ON f.id = p.family_id`);
  const categories = await rows('SELECT id, name_zh FROM categories');
  return { products, prices: await pricesOf(partner, products.map(({ id }) => id)), categories };
}

async function quickCheck({ skus }) {
  const products = await bySku(skus);
  return { products, prices: await pricesOf(await partnerOf('P1'), products.map(({ id }) => id)) };
}

const orders = () => rows(`
  SELECT o.*, l.name_zh, (SELECT COUNT(*) FROM order_lines c WHERE c.order_id = o.id) AS kinds
  FROM (SELECT id FROM orders WHERE partner_id = (SELECT id FROM partners WHERE code = 'P1') ORDER BY id DESC LIMIT 21) w JOIN orders o ON o.id = w.id JOIN order_lines l ON l.order_id = o.id AND l.line_no = 1`);

async function statement() {
  const { id } = await partnerOf('P1');
  const month = "DATE_FORMAT(CURRENT_DATE, '%Y-%m-01')";
  return {
    opening: await rows(`SELECT SUM(l.debit - l.credit) AS opening FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id WHERE e.partner_id = ? AND l.account = 'receivable' AND e.entry_date < ${month}`, [id]),
    movements: await rows(`SELECT e.entry_date, e.kind, e.document, l.debit, l.credit FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account = 'receivable' WHERE e.partner_id = ? AND e.entry_date >= ${month} ORDER BY e.entry_date, e.id`, [id]),
    open: await rows('SELECT due_on, open_amount FROM receivables WHERE partner_id = ? AND open_amount > 0', [id]),
  };
}

const credit = () => rows(`
  SELECT p.code, p.name_zh, a.*, (SELECT SUM(open_amount) FROM receivables r WHERE r.partner_id = p.id AND r.open_amount > 0 AND r.due_on < CURRENT_DATE) AS overdue
  FROM credit_accounts a JOIN partners p ON p.id = a.partner_id ORDER BY a.id DESC LIMIT 21`);

const ageing = () => rows(`
  SELECT p.code, p.name_zh, SUM(IF(r.due_on >= CURRENT_DATE, r.open_amount, 0)) AS current, SUM(IF(r.due_on < CURRENT_DATE AND r.due_on >= CURRENT_DATE - INTERVAL 30 DAY, r.open_amount, 0)) AS d1_30,
    SUM(IF(r.due_on < CURRENT_DATE - INTERVAL 30 DAY AND r.due_on >= CURRENT_DATE - INTERVAL 60 DAY, r.open_amount, 0)) AS d31_60,
    SUM(IF(r.due_on < CURRENT_DATE - INTERVAL 60 DAY AND r.due_on >= CURRENT_DATE - INTERVAL 90 DAY, r.open_amount, 0)) AS d61_90,
    SUM(IF(r.due_on < CURRENT_DATE - INTERVAL 90 DAY, r.open_amount, 0)) AS d90_plus, SUM(IF(r.due_on < CURRENT_DATE, r.open_amount, 0)) AS overdue
  FROM receivables r JOIN partners p ON p.id = r.partner_id WHERE r.open_amount > 0 GROUP BY p.id ORDER BY overdue DESC LIMIT 21`);

const jobs = { '/ageing': ageing, '/orders': orders, '/catalog': catalog, '/statement': statement, '/credit': credit, '/place': placeOrder, '/check': quickCheck };

// every figure escaped in a cell, by the product's own library: no words, no links, no shell
const bareTables = Handlebars.compile('<!doctype html><title>Bare</title>{{#each tables}}<table>{{#each this}}<tr>{{#each this}}<td>{{this}}</td>{{/each}}</tr>{{/each}}</table>{{/each}}');
const rendered = (answer) => bareTables({ tables: Array.isArray(answer) ? [answer] : Object.values(answer) });

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  try {
    if (!(await isKnown(request.headers))) throw new Error('nobody');
    const answer = await jobs[request.url](parts.length > 0 ? JSON.parse(Buffer.concat(parts)) : undefined);
    if (request.url === '/place') response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(rendered(answer));
  } catch (error) {
    response.writeHead(500).end(String(error?.stack));
  }
}).listen(Number(process.env.PORT), '127.0.0.1');
