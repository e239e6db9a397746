import { say, step } from '../scripts/say.mjs';

const orderLines = 10;
const families = 10;

/** What a supplier of that size keeps; `scale` 1 is 100,000 products, 5,000 partners, 1,000,000 order lines. */
export const sizes = (scale) => ({ products: 100_000 * scale, partners: 5_000 * scale, orders: 100_000 * scale, buyers: 64 });

/** Fills an empty, migrated database with SQL alone; a full one is left as it is. */
export async function fill(db, scale, passwordHash) {
  const [[{ orders }]] = await db.query('SELECT COUNT(*) AS orders FROM orders');
  const size = sizes(scale);
  if (Number(orders) >= size.orders) return say(`the database has ${orders} orders already`);
  await step('Numbers to count by', () => numbers(db, Math.max(size.products, size.orders)));
  await step('Partners and people', () => partners(db, size, passwordHash));
  await step('Products, stock, prices', () => goods(db, size));
  await step('Orders and their lines', () => orders_(db, size));
  await step('Invoices, payments, ledger', () => books(db));
  await step('Statistics', () => db.query('ANALYZE TABLE products, prices, stock, orders, order_lines, receivables, ledger_entries, ledger_lines, partners'));
}

async function numbers(db, most) {
  await db.query('CREATE TABLE IF NOT EXISTS bench_numbers (n INT UNSIGNED NOT NULL PRIMARY KEY)');
  await db.query('INSERT IGNORE INTO bench_numbers VALUES (1)');
  for (let count = 1; count < most; count *= 2) await db.query('INSERT IGNORE INTO bench_numbers SELECT n + ? FROM bench_numbers WHERE n + ? <= ?', [count, count, most]);
}

async function partners(db, { partners: count, buyers }, passwordHash) {
  const now = new Date();
  await db.query("INSERT INTO tiers (code, name_zh, name_en, position) SELECT CONCAT('T', n), CONCAT('等级 ', n), CONCAT('Tier ', n), n FROM bench_numbers WHERE n <= 4");
  await db.query("INSERT INTO territories (code, name_zh, name_en) SELECT CONCAT('R', n), CONCAT('区域 ', n), CONCAT('Territory ', n) FROM bench_numbers WHERE n <= 7");
  await db.query(`
    INSERT INTO partners (code, name_zh, name_en, kind, tier_id, territory_id, terms_days, currency, ordering_open, created_at)
    SELECT CONCAT('P', n), CONCAT('第', n, '灯饰照明'), CONCAT('Lighting ', n), 'exclusive',
      (SELECT id FROM tiers WHERE code = CONCAT('T', 1 + n % 4)), (SELECT id FROM territories WHERE code = CONCAT('R', 1 + n % 7)), 30, 'CNY', 1, ?
    FROM bench_numbers WHERE n <= ?`, [now, count]);
  await db.query("INSERT INTO credit_accounts (partner_id, currency, credit_limit) SELECT id, 'CNY', NULL FROM partners");
  await db.query('INSERT INTO users (login, name, password_hash, created_at) SELECT CONCAT("buyer", n), CONCAT("采购 ", n), ?, ? FROM bench_numbers WHERE n <= ?', [passwordHash, now, buyers]);
  await db.query(`
    INSERT INTO memberships (user_id, partner_id, role, created_at)
    SELECT u.id, p.id, 'owner', ? FROM bench_numbers b JOIN users u ON u.login = CONCAT('buyer', b.n) JOIN partners p ON p.code = CONCAT('P', b.n) WHERE b.n <= ?`, [now, buyers]);
  await db.query('INSERT INTO users (login, name, password_hash, created_at) VALUES ("auditor", "审计", ?, ?)', [passwordHash, now]);
  await db.query('INSERT INTO memberships (user_id, partner_id, role, created_at) SELECT id, NULL, "auditor", ? FROM users WHERE login = "auditor"', [now]);
}

// half of the products stand alone, half in families of ten
async function goods(db, { products: count }) {
  const now = new Date();
  await db.query("INSERT INTO categories (name_zh, name_en, position) SELECT CONCAT('分类 ', n), CONCAT('Category ', n), n FROM bench_numbers WHERE n <= 40");
  await db.query(`
    INSERT INTO product_families (code, name_zh, name_en, row_axis_zh, row_axis_en, column_axis_zh, column_axis_en)
    SELECT CONCAT('F', n), CONCAT('系列 ', n), CONCAT('Series ', n), '色温', 'Colour', '功率', 'Power' FROM bench_numbers WHERE n <= ?`, [count / 2 / families]);
  await db.query(`
    INSERT INTO products (sku, name_zh, name_en, category_id, unit, pack_size, min_quantity, tax_rate, status, family_id, row_value_zh, row_value_en, column_value, leads_family, created_at)
    SELECT CONCAT('SKU-', n), CONCAT('LED 筒灯 ', n), CONCAT('LED downlight ', n), (SELECT MIN(id) FROM categories) + n % 40, '只', 1, 1, 0.13, 'active',
      IF(n <= ? / 2, (SELECT MIN(id) FROM product_families) + FLOOR((n - 1) / ${families}), NULL),
      IF(n <= ? / 2, IF(n % 2 = 0, '3000K', '4000K'), NULL), IF(n <= ? / 2, IF(n % 2 = 0, '3000K', '4000K'), NULL), IF(n <= ? / 2, CONCAT(FLOOR((n - 1) % ${families} / 2) * 3 + 3, 'W'), NULL),
      IF(n <= ? / 2, (n - 1) % ${families} = 0, 1), ?
    FROM bench_numbers WHERE n <= ?`, [count, count, count, count, count, now, count]);
  await db.query("INSERT INTO warehouses (code, name_zh, name_en) VALUES ('HQ', '总仓', 'Central')");
  await db.query('INSERT INTO stock (product_id, warehouse_id, on_hand) SELECT id, (SELECT id FROM warehouses LIMIT 1), 100000000 FROM products');
  await db.query("INSERT INTO price_lists (code, name_zh, name_en) VALUES ('BENCH', '价格表', 'Price list')");
  const priced = (scope, key, price) => db.query(`
    INSERT INTO prices (price_list_id, scope, scope_key, product_id, min_quantity, currency, unit_price)
    SELECT (SELECT id FROM price_lists WHERE code = 'BENCH'), ?, ?, id, 1, 'CNY', ${price} FROM products`, [scope, key]);
  await priced('base', '', '10 + id % 90');
  for (const tier of [1, 2, 3, 4]) await priced('tier', `T${tier}`, `10 + id % 90 - ${tier}`);
}

/** Finished orders of the last year; partner P1 has a thousand of them in this month for its statement. */
async function orders_(db, { orders: count, partners: partnerCount, products }) {
  await db.query(`
    INSERT INTO orders (number, partner_id, channel, placed_by, placed_by_name, ordered_on, currency, status, fulfilment, payment, subtotal, tax, total, invoiced, terms_days, placed_at, status_since)
    SELECT CONCAT('OLD-', n), (SELECT MIN(id) FROM partners) + IF(n <= 1000, 0, n % ?), 'portal', 'user:1', '采购', d, 'CNY', IF(n % 50 = 0, 'approved', 'completed'), IF(n % 50 = 0, 'none', 'received'), IF(n % 50 = 0, 'none', 'paid'),
      1000, 130, 1130, IF(n % 50 = 0, 0, 1130), 30, d, d
    FROM (SELECT n, IF(n <= 1000, CURRENT_DATE, CURRENT_DATE - INTERVAL n % 360 DAY) AS d FROM bench_numbers WHERE n <= ?) days`, [partnerCount, count]);
  await db.query(`
    INSERT INTO order_lines (order_id, line_no, product_id, sku, name_zh, name_en, unit, quantity, unit_price, discount, tax_rate, amount, tax, price_trace, shipped, received)
    SELECT o.id, l.n, p.id, p.sku, p.name_zh, p.name_en, p.unit, 10, 10, 0, 0.13, 100, 13, '{"level":"base","candidates":[]}', IF(o.status = 'approved', 0, 10), IF(o.status = 'approved', 0, 10)
    FROM orders o JOIN bench_numbers l ON l.n <= ${orderLines} JOIN products p ON p.id = (SELECT MIN(id) FROM products) + (o.id * 37 + l.n * 101) % ?`, [products]);
}

// every finished order is shipped, invoiced and, but for one in twenty, paid
async function books(db) {
  await db.query("INSERT INTO shipments (number, order_id, partner_id, shipped_at, shipped_by_name) SELECT REPLACE(number, 'OLD', 'SHIP'), id, partner_id, placed_at, '发货' FROM orders WHERE status = 'completed'");
  await db.query(`
    INSERT INTO receivables (partner_id, document, issued_on, due_on, amount, open_amount)
    SELECT partner_id, REPLACE(number, 'OLD', 'BILL'), ordered_on, ordered_on + INTERVAL 30 DAY, 1130, IF(id % 20 = 0, 1130, 0) FROM orders WHERE status = 'completed'`);
  await db.query(`
    INSERT INTO invoices (number, partner_id, order_id, shipment_id, receivable_id, issued_on, due_on, currency, subtotal, tax, total, created_at)
    SELECT r.document, o.partner_id, o.id, s.id, r.id, r.issued_on, r.due_on, 'CNY', 1000, 130, 1130, o.placed_at
    FROM orders o JOIN shipments s ON s.order_id = o.id JOIN receivables r ON r.document = REPLACE(o.number, 'OLD', 'BILL')`);
  await db.query(`
    INSERT INTO ledger_entries (partner_id, kind, document, entry_date, currency, posted_by, posted_at)
    SELECT partner_id, 'invoice', document, issued_on, 'CNY', '系统', issued_on FROM receivables`);
  await db.query("INSERT INTO ledger_lines (entry_id, account, debit) SELECT id, 'receivable', 1130 FROM ledger_entries");
  await db.query("INSERT INTO ledger_lines (entry_id, account, credit) SELECT id, 'revenue', 1000 FROM ledger_entries UNION ALL SELECT id, 'tax', 130 FROM ledger_entries");
  await db.query("UPDATE credit_accounts a JOIN (SELECT partner_id, SUM(open_amount) AS open FROM receivables GROUP BY partner_id) r ON r.partner_id = a.partner_id SET a.open_invoices = r.open");
}
