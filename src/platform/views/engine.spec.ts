import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createViewEngine, shellOf } from './engine.js';
import type { PageContext } from './page-context.js';

const views: Record<string, string> = {
  'layouts/plain': '<title>{{@head.title}}</title>{{body}}',
  'partials/box': '<b>{{title}}{{secret}}</b>{{body}}',
  'partials/leaf': '{{name}}{{secret}}',
  'orders/list': '{{title "common.search"}}{{#each orders}}{{number}} {{date}};{{/each}}',
  'orders/box': '{{#box title="T"}}{{secret}}{{/box}}{{> leaf name="n"}}',
  'orders/nested': '{{#box title="T"}}{{#box title="U"}}{{secret}}{{/box}}{{/box}}',
  'orders/text': '{{t "common.order.changeTo" quantity=(money amount "CNY")}}|{{t "common.order.changeTo" quantity=amount}}',
  'orders/field': '{{valueOf "lines[0][sku]" "old"}} {{errorOf "lines[0][sku]"}} {{idOf "lines[0][sku]"}} {{isChosen "on" "1" true}}',
  'orders/href': '{{query state="" page="2"}}',
};
const folder = mkdtempSync(join(tmpdir(), 'views-'));
const page = {
  language: 'en', path: '/orders?state=held&q=a%20b', csrfToken: 'c', nonceKey: () => 'k', shell: 'plain', brand: 'B',
  now: new Date(), timeZone: 'UTC', assets: (name: string) => name, production: false, partial: true,
} satisfies PageContext;
let show: (view: string, model?: object, more?: Partial<PageContext>) => string;

beforeAll(() => {
  for (const [name, source] of Object.entries(views)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, `${name}.hbs`), source);
  }
  const engine = createViewEngine({ folder });
  show = (view, model = {}, more = {}) => engine.render(view, model, { ...page, ...more });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a view', () => {
  it('is put into its shell unless a fragment was asked for', () => {
    expect(show('orders/list', {}, { partial: false })).toBe('<title>Search</title>');
    expect(show('orders/list')).toBe('');
  });

  it('reads a property that is called like a helper', () => {
    expect(show('orders/list', { orders: [{ number: 'SO-1', date: 'today' }] })).toBe('SO-1 today;');
  });

  it('takes a block alone as the inside of another', () => {
    expect(show('orders/nested', { secret: 's' })).toBe('<b>T</b><b>U</b>s');
  });

  it('hides its model from partials but not from the inside of a block', () => {
    expect(show('orders/box', { secret: 's' })).toBe('<b>T</b>sn');
  });

  it('escapes values, and keeps what a helper made', () => {
    expect(show('orders/text', { amount: '5.00' })).toBe('Change to <span class="money"><i>¥</i>5.00</span>|Change to 5.00');
    expect(show('orders/text', { amount: '<i>' })).toContain('|Change to &lt;i&gt;');
  });

  it('prints no getter of a class', () => {
    class Order { get secret() { return 'no'; } }
    expect(show('partials/leaf'.replace('partials/', ''), new Order())).toBe('');
  });

  it('gives a form its sent values and errors back', () => {
    const form = { values: { lines: [{ sku: '<A>' }] } as never, errors: { 'lines.0.sku': 'unknown' }, summary: [] };
    expect(show('orders/field', {}, { form })).toBe('&lt;A&gt; unknown f-lines-0-sku false');
    expect(show('orders/field')).toBe('old  f-lines-0-sku true');
  });

  it('changes the query of its address', () => {
    expect(show('orders/href')).toBe('/orders?q&#x3D;a+b&amp;page&#x3D;2');
  });

  it('has the shell its path names', () => {
    expect(['portal/orders/list', 'admin/orders/list', 'identity/login', 'errors/404'].map(shellOf)).toEqual(['portal', 'admin', 'plain', 'plain']);
  });
});
