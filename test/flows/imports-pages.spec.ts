import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { type Agent, asStaff, csrfOf } from '../support/people.js';

let app: TestApp;
let desk: Agent;
let csrf: string;

beforeAll(async () => {
  app = await startApp();
  desk = await asStaff(app, 'order_desk');
  csrf = csrfOf((await desk.get('/admin/imports?lang=en').expect(200)).text);
});

afterAll(() => app.stop());

const upload = (kind: string, content?: Buffer | string, name = '商品.csv') => {
  const post = desk.post('/admin/imports').field('_csrf', csrf).field('kind', kind);
  return content === undefined ? post : post.attach('file', Buffer.from(content), name);
};

describe('the import page', () => {
  it('takes a file in and shows what came of it', async () => {
    const answer = await upload('products', '\uFEFFsku,name_zh,category\r\nA-1,筒灯,灯具\r\n').expect(303);
    const { text } = await desk.get(answer.headers.location as string).expect(200);
    expect(text).toContain('The file is in');
    const list = await desk.get('/admin/imports').expect(200);
    expect(list.text).toContain('商品.csv');
    expect(list.text).toContain('staff-order_desk');
  });

  it('reads the encoding of Chinese Excel', async () => {
    const gbk = Buffer.concat([Buffer.from('sku,name_zh,category\nA-2,'), Buffer.from([0xcd, 0xb2, 0xb5, 0xc6]), Buffer.from(',X\n')]);
    await upload('products', gbk).expect(303);
    expect(await app.database.query("SELECT name_zh FROM products WHERE sku = 'A-2'")).toEqual([{ name_zh: '筒灯' }]);
  });

  it('lists what to mend, and nothing was imported', async () => {
    const answer = await upload('stock', 'warehouse,sku,on_hand\nMAIN,A-1,many\nMAIN,A-9,1\n').expect(303);
    const { text } = await desk.get(answer.headers.location as string).expect(200);
    expect(text).toContain('Nothing was imported');
    expect(text).toContain('Enter a whole number');
    expect(await app.database.query('SELECT * FROM warehouses')).toEqual([]);
  });

  it('shows an error for what is no CSV file', async () => {
    const answer = await upload('stock', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])).expect(303);
    expect((await desk.get(answer.headers.location as string)).text).toContain('This is no CSV file');
  });

  it('asks for a file and a kind', async () => {
    expect((await upload('products').expect(422)).text).toContain('Choose a CSV file');
    expect((await upload('nothing', 'sku\n').expect(422)).text).toContain('Choose from the list');
  });

  it('gives a file with the columns of a kind', async () => {
    const { text } = await desk.get('/admin/imports/templates/stock').expect(200);
    expect(text).toBe('\uFEFFwarehouse,sku,on_hand\r\n');
    await desk.get('/admin/imports/templates/other').expect(404);
    await desk.get('/admin/imports/abc').expect(404);
  });

  it('is closed to those who may not import', async () => {
    await (await asStaff(app, 'finance')).get('/admin/imports').expect(403);
  });
});
