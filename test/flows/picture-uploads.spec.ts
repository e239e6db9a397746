import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { zipSync } from 'fflate';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';
import { aPicture } from '../support/settlement.js';
import { aProduct } from '../support/trade.js';

let app: TestApp;
let manager: Agent;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  for (const sku of ['LS-T8-18', 'LS-A_2']) await aProduct(app.database, sku);
  manager = await asStaff(app, 'channel_manager');
});
afterAll(() => app.stop());

const png = aPicture.content;

function send(files: [name: string, content: Buffer][], key = '') {
  const form = manager.post('/admin/catalog/pictures').field('_csrf', manager.csrf).field('_key', key);
  return files.reduce((sending, [name, content]) => sending.attach('pictures', content, name), form);
}

/** What the page says once the worker is through. */
async function worked(location: string | undefined): Promise<string> {
  await eventually(async () => (await app.database.query("SELECT 1 FROM picture_uploads WHERE id = ? AND status = 'done'", [location?.split('/').at(-1)])).length > 0);
  return wordsOf((await manager.get(location ?? '').expect(200)).text);
}

const namesOf = async (sku: string) => (await app.database.query<{ name: string }>(
  'SELECT f.name FROM product_images i JOIN stored_files f ON f.id = i.file_id JOIN products p ON p.id = i.product_id WHERE p.sku = ? ORDER BY i.position, i.id', [sku])).map(({ name }) => name);

describe('pictures of many products', () => {
  it('come in a zip and loose, go to the products they are named after, each with its result, and once', async () => {
    const zip = Buffer.from(zipSync({
      '灯管/LS-T8-18.png': png, '灯管/LS-T8-18_2.png': png, 'LS-NOBODY.png': png, 'LS-T8-18_3.png': Buffer.from('<svg/>'), '../LS-T8-18_4.png': png, '__MACOSX/._LS-T8-18.png': png,
      'LS-T8-18_5.png': [Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]), { level: 9 }],
    }));
    const { headers: { location } } = await send([['图.zip', zip], ['LS-A_2.png', png]], 'upload-1').expect(303);
    expect((await send([['图.zip', zip], ['LS-A_2.png', png]], 'upload-1').expect(303)).headers.location).toBe(location);
    const words = await worked(location);
    expect(words).toMatch(/LS-T8-18_5\.png 超过 5 MB/);
    expect(words).toMatch(/\.\.\/LS-T8-18_4\.png 压缩包内的路径不安全/);
    expect(words).toMatch(/LS-T8-18_3\.png 不是 PNG、JPEG 或 WebP 图片/);
    expect(words).toMatch(/LS-NOBODY\.png 没有这个货号的商品/);
    expect(words).not.toContain('MACOSX');
    expect([await namesOf('LS-T8-18'), await namesOf('LS-A_2')]).toEqual([['LS-T8-18.png', 'LS-T8-18_2.png'], ['LS-A_2.png']]);
    await eventually(async () => (await app.database.query('SELECT 1 FROM product_images WHERE thumb_file_id IS NULL')).length === 0);
    expect(await app.database.query('SELECT 1 FROM picture_upload_files')).toEqual([]);
  });

  it('say so when the zip is damaged, and go on with the rest', async () => {
    const zip = Buffer.from(zipSync({ 'LS-A_2_7.png': png }));
    const words = await worked((await send([['a.zip', Buffer.concat([zip.subarray(0, 20), Buffer.from('broken')])], ['LS-A_2.png', png]]).expect(303)).headers.location);
    expect(words).toContain('已添加 1');
    expect(await namesOf('LS-A_2')).toEqual(['LS-A_2.png', 'LS-A_2.png']);
  });

  it('leave nothing lying about when they are refused', async () => {
    const lying = () => readdirSync(tmpdir()).filter((name) => /^[\da-f]{32}$/.test(name));
    const before = lying();
    await manager.post('/admin/catalog/pictures').field('_csrf', 'forged').attach('pictures', png, 'a.png').expect(403);
    expect((await send([]).expect(422)).text).toContain('请选择图片');
    const desk = await asStaff(app, 'order_desk');
    await desk.post('/admin/catalog/pictures').field('_csrf', desk.csrf).attach('pictures', png, 'a.png').expect(403);
    await eventually(async () => lying().length <= before.length);
  });
});
