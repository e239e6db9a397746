import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ClassTransformer } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { adminRules, apiRules } from '../support/access/admin-rules.js';
import { kindOf } from '../support/access/expectations.js';
import { type Neighbours, neighbours } from '../support/access/neighbours.js';
import { portalRules, publicRules } from '../support/access/portal-rules.js';
import { addressOf, type Body, methodOf, type Rules } from '../support/access/rules.js';
import { everyVisitor, undoingAll, type Visitor } from '../support/access/visitors.js';
import { startApp, type TestApp } from '../support/app.js';

const rules: Rules = { ...publicRules, ...portalRules, ...adminRules, ...apiRules };
// what is read of addresses without a filter of their own
const everywhere = ['form', 'lang', 'after', 'next', 'sent', 'expired', 'way', 'errors'];
const plain = ['', 'x'.repeat(3000), '\u0000'];
const odd: unknown[] = ['-1', '9'.repeat(40), '😀\u200b\u202e', "'\"<script>", '%_\\', '../../etc/passwd', 'line\r\nX-Evil: 1'];
const texts = [...plain, ...odd] as string[];
const shapes: unknown[] = [null, true, -1, 0.5, 1e308, [], [[]], [null], ['5'], {}, { length: 3 }, [{ constructor: 1 }]];

let app: TestApp;
let street: Neighbours;
let visitors: Visitor[];

beforeAll(async () => {
  app = await startApp();
  street = await neighbours(app);
  visitors = await everyVisitor(app);
}, 60_000);
afterAll(() => app.stop());

/** Whoever may most where the route is. */
function mightiest(route: string): Visitor | undefined {
  const { permission } = rules[route] ?? { permission: '' };
  const name = { staff: 'admin', partner: 'owner', token: 'token of all', nobody: 'nobody' }[permission === '' ? 'nobody' : kindOf(route)];
  return visitors.find((visitor) => visitor.name === name);
}

/** What the filter of a page asks its address for. */
async function namesIn(route: string, address: string): Promise<string[]> {
  const made = jest.spyOn(ClassTransformer.prototype, 'plainToInstance');
  await mightiest(route)?.call(route, address);
  const shapes = made.mock.calls.map(([shape]) => shape);
  made.mockRestore();
  return [...new Set(shapes.flatMap((shape) => getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false).map(({ propertyName }) => propertyName)))];
}

const said = (name: string, text = '') => `${name}=${encodeURIComponent(text)}`;
const turnOf = (name: string) => [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
const several = (names: string[], query: (name: string) => string) => names.map(query).join('&');

/** Names twice, in no encoding, and with a text that takes turns: a name beside a refused one is not read. */
function aloneWith(...names: string[]): string[] {
  return [several(names, (name) => `${name}=a&${name}=b`), several(names, (name) => `${name}=%00%25_%E0%A4%A${'9'.repeat(30)}`), several(names, (name) => said(name, texts[turnOf(name) % texts.length]))];
}

/** The form with each of its fields, and the fields within its lines, replaced by what no one would send; odd texts take turns. */
function spoiled(form: Record<string, unknown>, values: unknown[]): object[] {
  return Object.keys(form).flatMap((field, turn) => [
    ...values.filter((value) => !odd.includes(value) || (odd.indexOf(value) + turn) % 2 === 0).map((value) => ({ ...form, [field]: value })),
    ...(Array.isArray(form[field]) ? spoiled(form[field][0] as Record<string, unknown>, values).map((line) => ({ ...form, [field]: [line] })) : []),
  ]);
}

async function fallen(route: string, tries: { address: string; body?: Body }[]): Promise<object[]> {
  const visitor = mightiest(route);
  const found: object[] = [];
  await undoingAll(app.database, async () => {
    for (const { address, body } of tries) {
      const answer = await visitor?.call(route, address, body);
      if (!answer || answer.status >= 500) found.push({ address, body, status: answer?.status });
    }
  });
  return found;
}

const ofMethod = (method: 'get' | 'post') => Object.keys(rules).filter((route) => methodOf(route) === method);
const fillOf = (route: string) => rules[route]?.fill(street.own) ?? [];

const mark = '<x-mark onx="\'{{{b}}}';

/** Writes the mark into everything people or other systems may have written. */
async function markAll(): Promise<void> {
  const columns = await app.database.query<{ table: string; column: string }>(`
    SELECT table_name AS \`table\`, column_name AS \`column\` FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name NOT LIKE 'ledger%' AND table_name NOT IN ('audit_entries', 'stock_movements', 'fund_movements', 'collection_notes', 'credit_holds', 'stored_files', 'sessions', 'migrations', 'number_series')
      AND data_type = 'varchar' AND character_maximum_length >= 20
      AND column_name REGEXP '^(name|.*_name|.*name_(zh|en)|.*_value.*|.*axis.*|note|.*_note|.*reason|label|recipient|line|phone|reference|carrier|tracking_number|batch|unit|po_number|ship_to|email|address|bank|bank_account)$'
      AND CONCAT(table_name, '.', column_name) NOT IN ('credit_decisions.reason', 'orders.hold_reason', 'state_changes.reason')`);
  expect(columns.length).toBeGreaterThan(40);
  for (const { table, column } of columns) await app.database.query(`UPDATE \`${table}\` SET \`${column}\` = LEFT(?, 20) WHERE \`${column}\` <> ''`, [mark]);
  // the system's own reasons are words of the house
  await app.database.query("UPDATE state_changes SET reason = ? WHERE reason <> '' AND actor <> 'system'", [mark]);
}

describe('whatever is sent, the house stands', () => {
  it('in what a page asks its address for, which is known', async () => {
    expect(await namesIn('GET /admin/orders', '/admin/orders')).toEqual(expect.arrayContaining(['q', 'after', 'stage', 'from']));
  });

  it.each(ofMethod('get').filter((route) => !route.endsWith('/pdf')))('in the query of %s', async (route) => {
    const address = addressOf(route, fillOf(route));
    const own = await namesIn(route, address);
    const queries = own.length > 0 ? [...texts.map((text) => [...own, ...everywhere].map((name) => said(name, text)).join('&')), ...own.flatMap((name) => aloneWith(name))] : aloneWith(...everywhere);
    expect(await fallen(route, queries.map((query) => ({ address: `${address}?${query}` })))).toEqual([]);
  }, 60_000);

  it.each(ofMethod('get').filter((route) => route.includes(':')))('in the names of %s', async (route) => {
    const tries = texts.filter((text) => text !== '').map((text) => ({ address: addressOf(route, fillOf(route).map(() => text)) }));
    expect(await fallen(route, tries)).toEqual([]);
  });

  it.each(ofMethod('post').filter((route) => route !== 'POST /login'))('in the fields of %s', async (route) => {
    const address = addressOf(route, fillOf(route));
    const body = rules[route]?.body ?? {};
    const values = kindOf(route) === 'token' ? [...shapes, ...texts] : [...texts, ['a', 'b'], { a: 'b' }, [['x']]];
    const forms: Body[] = typeof body === 'string' ? texts.map((text) => body.replace(/\n.*/, `\n${text},${text},${text}\n`)) : spoiled(body as Record<string, unknown>, values);
    expect(await fallen(route, forms.map((form) => ({ address, body: form })))).toEqual([]);
  }, 60_000);
});

describe('whatever is kept', () => {
  it('is shown as text on every page', async () => {
    await markAll();
    const pages = [...Object.keys(portalRules), ...Object.keys(adminRules)].filter((route) => methodOf(route) === 'get' && !/\/(voucher|export[^/]*)$/.test(route));
    const found: string[] = [];
    for (const route of pages) {
      const { status, text = '' } = await mightiest(route)?.call(route, addressOf(route, fillOf(route))) ?? { status: 0 };
      if (status >= 400) found.push(`${route} ${status}`);
      if (text.includes('<x-mark')) found.push(`${route} shows markup`);
    }
    expect(found).toEqual([]);
  }, 60_000);
});
