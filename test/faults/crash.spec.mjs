import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../scripts/ports.mjs';
import { openHouse, posterTo } from './trading-house.mjs';

const burst = 500;
const dealers = 20;
const atOnce = 16;

describe('a house that falls over', () => {
  let house;
  let post;

  beforeAll(async () => {
    house = await openHouse();
    await house.start('web');
    await house.start('worker');
    post = posterTo(house, house.cli('token', 'create', '--name', 'faults', '--scopes', 'all'));
    await goodsAndDealers();
  }, 120_000);

  afterAll(() => house?.close(), 60_000);

  it('takes every order while Redis is away and decides them all once it is back', async () => {
    await house.kill('redis');
    const placed = await Promise.all(Array.from({ length: 30 }, (_, i) => order(`away-${i}`, i)));
    expect(placed.map(({ status }) => status)).toEqual(Array(30).fill(201));
    expect((await fetch(`${house.url}/readyz`)).status).toBe(503);
    await house.start('redis');
    expect(await allDecided()).toBe(true);
  }, 60_000);

  it('keeps every acknowledged order once when web, worker and database are killed in the middle of 500', async () => {
    const before = Number((await house.query('SELECT COUNT(*) AS orders FROM orders'))[0].orders);
    const posting = postAll(burst);
    await eventually(() => posting.acknowledged.size >= 100, 60_000);
    await Promise.all(['web', 'worker', 'mariadb'].map((name) => house.kill(name)));
    await house.start('mariadb');
    await house.start('web');
    await house.start('worker');
    await posting.done;
    expect(posting.acknowledged.size).toBe(burst);
    const [{ orders }] = await house.query('SELECT COUNT(*) AS orders FROM orders');
    expect(Number(orders) - before).toBe(burst);
    const numbers = [...posting.acknowledged.values()];
    const [{ kept }] = await house.query('SELECT COUNT(DISTINCT number) AS kept FROM orders WHERE number IN (?)', [numbers]);
    expect(Number(kept)).toBe(burst);
    expect(await allDecided()).toBe(true);
    expect(house.cli('books', 'check')).toMatch(/balance/);
    const [{ open, reserved }] = await house.query('SELECT (SELECT SUM(quantity - shipped - cancelled) FROM order_lines) AS open, (SELECT SUM(reserved) FROM stock) + (SELECT COALESCE(SUM(pieces), 0) FROM back_orders) AS reserved');
    expect(reserved).toBe(open);
  }, 180_000);

  async function goodsAndDealers() {
    const rows = (lines) => lines.map((line) => line.join(',')).join('\n');
    const codes = Array.from({ length: dealers }, (_, i) => `D${i}`);
    for (const [kind, text] of [
      ['products', rows([['sku', 'name_zh', 'category', 'base_price'], ['LAMP', '台灯', '灯', '10.00']])],
      ['stock', rows([['warehouse', 'sku', 'on_hand'], ['MAIN', 'LAMP', '100000']])],
      ['partners', rows([['code', 'name_zh', 'kind', 'credit_limit'], ...codes.map((code) => [code, code, 'exclusive', '150.00'])])],
    ]) {
      const { status, body } = await post(`/imports/${kind}`, text, { type: 'text/csv' });
      if (status !== 200) throw new Error(`import of ${kind}: ${JSON.stringify(body)}`);
    }
  }

  const order = (key, i) => post('/orders', { partner: `D${i % dealers}`, lines: [{ sku: 'LAMP', quantity: 1 }] }, { key });

  // a client that asks again with the same key until it is told the number
  function postAll(count) {
    const acknowledged = new Map();
    const waiting = Array.from({ length: count }, (_, i) => i);
    const client = async () => {
      for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
        for (;;) {
          const { status, body } = await order(`burst-${i}`, i).catch(() => ({ status: 0 }));
          if (status === 201) { acknowledged.set(i, body.number); break; }
          await pause(200);
        }
      }
    };
    return { acknowledged, done: Promise.all(Array.from({ length: atOnce }, client)) };
  }

  const allDecided = () => eventually(async () => (await house.query("SELECT COUNT(*) AS open FROM orders WHERE status = 'submitted'"))[0].open === 0, 60_000);
});
