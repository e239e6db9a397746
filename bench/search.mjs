// `npm run bench:search` fills 100,000 lamps once and times the search over them. docs/performance.md tells what the figures mean.
import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { appEnvironment, migrate } from '../scripts/app.mjs';
import { build } from '../scripts/build.mjs';
import { main } from '../scripts/ending.mjs';
import { onNode26 } from '../scripts/node26.mjs';
import { folder, inRoot } from '../scripts/paths.mjs';
import { claim } from '../scripts/run-record.mjs';
import { say, step } from '../scripts/say.mjs';
import { openServices } from '../scripts/services/services.mjs';

const count = Number(process.argv[2] ?? 100_000);
const rounds = 40;
const data = folder(inRoot('.data/bench-search'));

const series = ['晶石', '云幕', '星河', '静谷', '远山', '长风', '流光', '明途', '棱镜', '木棉', '海蓝', '玄武', '银杏', '白鹭', '极光', '沐光', '晨曦', '暮色', '锦程', '天枢'];
const kinds = [['筒灯', 'downlight', 'DL'], ['射灯', 'spotlight', 'SP'], ['面板灯', 'panel', 'PL'], ['灯带', 'strip', 'ST'], ['灯管', 'tube', 'T8'], ['投光灯', 'floodlight', 'FL'], ['轨道灯', 'track light', 'TR'], ['吸顶灯', 'ceiling light', 'CL'], ['应急灯', 'emergency light', 'EM'], ['线形灯', 'linear light', 'LN']];
const traits = [['防眩', 'anti-glare'], ['防水 IP65', 'waterproof IP65'], ['高显色', 'high CRI'], ['可调光', 'dimmable'], ['嵌入式', 'recessed'], ['明装', 'surface'], ['微波感应', 'microwave sensor'], ['商超专用', 'retail']];
const temperatures = ['2700K', '3000K', '4000K', '5000K', '6500K'];

const queries = ['LED', '灯', '筒灯', 'LED 筒灯', '晶石 筒灯', '晶石筒灯', '玄武系列 防水投光灯', 'downlight', 'do', 'l', 'LED downlight 4000K', 'LS-DL', 'LS-DL00000', 'lsdl00000', 'LSDL0OO10', '6900000012345', '晶石系列 LED 筒灯 7W 3000K 防眩', '筒登', '晶石系裂', 'downligth 晶石', 'LS-DL00019X', '晶石 火箭', 'nothing of this', '2700K 微波感应 应急灯'];

async function fill(db) {
  const [[{ known }]] = await db.query('SELECT COUNT(*) AS known FROM products');
  if (Number(known) >= count) return;
  await db.query("INSERT INTO categories (name_zh, name_en, position) VALUES ?", [kinds.map(([zh, en], index) => [zh, en, index])]);
  const at = (list, n) => list[n % list.length];
  const row = (n) => {
    const [[zh, en, code], [traitZh, traitEn]] = [at(kinds, n), at(traits, Math.floor(n / 50))];
    const watts = 3 + (n * 7) % 58;
    return [`LS-${code}${String(n).padStart(5, '0')}-${watts}`, `${at(series, Math.floor(n / 10))}系列 LED ${zh} ${watts}W ${at(temperatures, Math.floor(n / 200))} ${traitZh}`,
      `LED ${en} ${watts}W ${at(temperatures, Math.floor(n / 200))} ${traitEn}`, String(6_900_000_000_000 + n), 1 + n % 10, '只', 0.13, new Date()];
  };
  for (let from = 0; from < count; from += 5000) {
    await db.query('INSERT INTO products (sku, name_zh, name_en, barcode, category_id, unit, tax_rate, created_at) VALUES ?', [Array.from({ length: 5000 }, (_, n) => row(from + n))]);
  }
}

// the last two thousand by SKU, in the last fifth by age
async function fillRange(db) {
  await db.query("INSERT IGNORE INTO assortments (id, code, name_zh, name_en, starts_from, changed_by_name, changed_at) VALUES (1, 'FAR', '远端', 'Far end', 'nothing', 'bench', UTC_TIMESTAMP())");
  await db.query('INSERT IGNORE INTO assortment_products (assortment_id, product_id) SELECT 1, id FROM products ORDER BY sku DESC LIMIT 2000');
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)].toFixed(1);

/** Runs a job once for the rows it reads and then for its time, and prints a row of the table. */
async function meterOf(db) {
  const rowsRead = async () => (await db.query("SHOW GLOBAL STATUS LIKE 'Handler_read%'"))[0].reduce((sum, { Value }) => sum + Number(Value), 0);
  const [[{ pidFile }]] = await db.query('SELECT @@pid_file AS pidFile');
  const server = readFileSync(pidFile, 'utf8').trim();
  // milliseconds of the server, which are told in hundredths of a second, and of this process
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return readFileSync(`/proc/${server}/stat`, 'utf8').split(' ').slice(13, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, (user + system) / 1000);
  };
  return async (typed, job) => {
    const before = await rowsRead();
    const hits = await job();
    const [read, worked, times] = [await rowsRead() - before, cpu(), []];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await job();
      times.push(performance.now() - start);
    }
    process.stdout.write(`| ${typed} | ${hits} | ${read} | ${((cpu() - worked) / rounds).toFixed(1)} | ${at(times, 0.5)} | ${at(times, 0.95)} |\n`);
  };
}

async function openDatabase() {
  const services = await openServices({ folder: data, run: await claim(data, {}), durable: true });
  await step('Building', build);
  const url = new URL(services.DATABASE_URL);
  url.pathname = '/qudao_bench_search';
  const root = await createConnection({ uri: services.DATABASE_URL });
  await root.query(`CREATE DATABASE IF NOT EXISTS ${url.pathname.slice(1)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await root.end();
  await migrate(appEnvironment(data, { DATABASE_URL: url.href, REDIS_URL: services.REDIS_URL }, { port: 1, mailPort: 9 }));
  return url.href;
}

await onNode26(import.meta.url);
await main(async () => {
  const uri = await openDatabase();
  const db = await createConnection({ uri });
  await step('Products', () => fill(db));
  await fillRange(db);
  const { openSource } = await import('../dist/platform/database/data-source.js');
  const { Database } = await import('../dist/platform/database/database.js');
  const { fillTerms } = await import('../dist/catalog/search/fill-terms.js');
  const { findProducts } = await import('../dist/catalog/search/find-products.js');
  const { fewInRange } = await import('../dist/catalog/assortments/few-in-range.js');
  const { inRange } = await import('../dist/catalog/assortments/range.js');
  const { shelfPage } = await import('../dist/catalog/products/shelf.queries.js');
  const source = await openSource(uri, []);
  const reader = new Database(source);
  await step('Terms', () => fillTerms(reader, 'missing'));
  await step('Statistics', () => db.query('ANALYZE TABLE products, product_terms'));
  const [[{ terms }]] = await db.query('SELECT COUNT(*) AS terms FROM product_terms');
  say(`${terms} terms of ${count} products`);
  const measure = await meterOf(db);
  const search = (query, where, few) => async () => {
    const { products, similar, isCut } = await findProducts(reader, query, where, await few?.());
    return `${products.length}${isCut ? '+' : ''}${similar ? ' similar' : ''}`;
  };
  process.stdout.write('| typed | hits | rows read | CPU ms | p50 ms | p95 ms |\n| --- | ---: | ---: | ---: | ---: | ---: |\n');
  for (const query of queries) await measure(query, search(query, ["p.status = 'active'"]));
  const buyer = { assortments: '1:nothing:1' };
  const [range, ...values] = inRange(buyer);
  const few = () => fewInRange(reader, buyer);
  for (const query of ['LED', '轨道灯', 'LS-DL', '云幕 轨道灯']) await measure(`${query}, far range`, search(query, [`p.status = 'active' AND ${range}`, ...values], few));
  for (const sort of ['often', 'new', 'sku']) {
    await measure(`list by ${sort}, far range`, async () => (await shelfPage(reader, { buyer, few: await few(), inStock: false, sort }, [], {}, 12)).leads.length);
  }
  await db.end();
  await source.destroy();
});
