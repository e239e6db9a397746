import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { aPicture } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { ResizePicture } from '../../src/catalog/pictures/resize-picture.js';
import { Config } from '../../src/platform/config/config.js';
import { Files } from '../../src/platform/files/files.js';

let app: TestApp;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou');
  await aProduct(app.database, 'PANEL');
  await aProduct(app.database, 'OTHER');
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/catalog?lang=en');
});
afterAll(() => app.stop());

const png = aPicture.content;
type Sent = [name: string, content: Buffer][];

function upload(files: Sent, key = '', csrf = manager.csrf) {
  const form = manager.post('/admin/catalog/PANEL/pictures').field('_csrf', csrf).field('_key', key);
  return files.reduce((sending, [name, content]) => sending.attach('pictures', content, name), form);
}

const pictures = () => app.database.query<{ id: string; name: string; fileId: string }>(
  "SELECT i.id, f.name, f.id AS fileId FROM product_images i JOIN stored_files f ON f.id = i.file_id JOIN products p ON p.id = i.product_id WHERE p.sku = 'PANEL' ORDER BY i.position, i.id");
const namesNow = async () => (await pictures()).map(({ name }) => name);
const acts = async () => (await app.database.query<{ action: string }>("SELECT action FROM audit_entries WHERE subject = 'PANEL' ORDER BY id")).map(({ action }) => action);

describe('pictures of a product', () => {
  it('are added, several at once and once only, and shown to dealers', async () => {
    for (const _ of [1, 2]) await upload([['正面.png', png], ['侧面.png', png]], 'upload-1').expect(303);
    expect(await namesNow()).toEqual(['正面.png', '侧面.png']);
    const [first] = await pictures();
    const buyer = await asBuyerOf(app, 'hangzhou');
    await buyer.get(`/files/products/${first?.fileId}`).expect(200).expect('content-type', /image\/png/);
    expect((await buyer.get('/catalog').expect(200)).text).toContain(`/files/products/${first?.fileId}`);
  });

  it('are refused together when one of them is no picture, whatever its name says', async () => {
    const { text } = await upload([['good.png', png], ['script.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')], ['huge.png', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)])]]).expect(422);
    expect(wordsOf(text)).toMatch(/script\.png is no PNG, JPEG or WebP picture .*huge\.png is larger than 5 MB/);
    expect((await upload([]).expect(422)).text).toContain('Choose a picture');
    expect(await namesNow()).toHaveLength(2);
  });

  it('are at most twelve, ten at once', async () => {
    const many = (count: number): Sent => Array.from({ length: count }, (_, n) => [`${n}.png`, png]);
    await upload(many(11)).expect(413);
    await upload(many(10)).expect(303);
    expect((await upload(many(1)).expect(422)).text).toContain('A product has at most 12 pictures; 0 more fit');
    for (const { id } of (await pictures()).slice(2)) await manager.postForm(`/admin/catalog/PANEL/pictures/${id}/removal`).expect(303);
  });

  it('are put in order: the first stands for the product', async () => {
    const [, side] = await pictures();
    await manager.postForm(`/admin/catalog/PANEL/pictures/${side?.id}/first`).expect(303);
    expect(await namesNow()).toEqual(['侧面.png', '正面.png']);
    expect((await manager.get('/admin/catalog').expect(200)).text).toContain(`/files/products/${side?.fileId}`);
  });

  it('are removed, and gone from their address', async () => {
    const [first] = await pictures();
    await manager.postForm(`/admin/catalog/OTHER/pictures/${first?.id}/removal`).expect(404);
    await manager.postForm(`/admin/catalog/PANEL/pictures/${first?.id}/removal`).expect(303);
    await manager.get(`/files/products/${first?.fileId}`).expect(404);
    expect(await namesNow()).toEqual(['正面.png']);
    expect(wordsOf((await manager.get('/admin/catalog/PANEL').expect(200)).text)).toMatch(/removed a picture 侧面\.png/);
    expect(new Set(await acts())).toEqual(new Set(['catalog.pictures_added', 'catalog.picture_removed', 'catalog.picture_put_first']));
  });

  it('are made small for lists by the worker, turned as the camera was held and without its notes, once', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#456' } }).jpeg().withExif({ IFD0: { Orientation: '6', Copyright: '相机' } }).withMetadata({ orientation: 6 }).toBuffer();
    await upload([['手机照片.jpg', photo]]).expect(303);
    const { id, fileId } = (await pictures()).at(-1) ?? { id: '', fileId: '' };
    const shown = async (size: string) => (await manager.get(`/files/products/${fileId}${size}`).expect(200)).body as Buffer;
    expect(await shown('?size=thumb')).toEqual(photo);
    const resize = new ResizePicture(app.database, app.web.get(Files));
    for (const _ of [1, 2]) await resize.run(id);
    const [thumb, large] = await Promise.all([shown('?size=thumb'), shown('?size=large')].map(async (content) => sharp(await content).metadata()));
    expect([thumb?.width, thumb?.height, thumb?.format, thumb?.exif]).toEqual([213, 320, 'webp', undefined]);
    expect([large?.width, large?.height]).toEqual([600, 900]);
    expect(await shown('')).toEqual(photo);
    await manager.get(`/files/products/${fileId}?size=huge`).expect(422);
    expect(await app.database.query("SELECT COUNT(*) AS n FROM stored_files WHERE name = '手机照片.jpg.webp'")).toEqual([{ n: '2' }]);
  });

  it('stay as they are when they cannot be read', async () => {
    await upload([['坏图.png', png.subarray(0, 30)]]).expect(303);
    const { id } = (await pictures()).at(-1) ?? { id: '' };
    await new ResizePicture(app.database, app.web.get(Files)).run(id);
    expect(await app.database.query('SELECT thumb_file_id AS thumb FROM product_images WHERE id = ?', [id])).toEqual([{ thumb: null }]);
    await manager.postForm(`/admin/catalog/PANEL/pictures/${id}/removal`).expect(303);
  });

  it('leave nothing on the disk when they are removed', async () => {
    const { id, fileId } = (await pictures()).at(-1) ?? { id: '', fileId: '' };
    const keys = (await app.database.query<{ key: string }>(
      'SELECT f.storage_key AS `key` FROM stored_files f JOIN product_images i ON f.id IN (i.file_id, i.thumb_file_id, i.large_file_id) WHERE i.id = ?', [id])).map(({ key }) => join(app.web.get(Config).dataDir, key));
    expect(keys.map((key) => existsSync(key))).toEqual([true, true, true]);
    await manager.postForm(`/admin/catalog/PANEL/pictures/${id}/removal`).expect(303);
    await manager.get(`/files/products/${fileId}`).expect(404);
    const jobs = await app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'files' ORDER BY id DESC LIMIT 3");
    for (const _ of [1, 2]) for (const { payload } of jobs) await app.web.get(Files).erase((JSON.parse(payload) as { remove: string }).remove);
    expect(keys.map((key) => existsSync(key))).toEqual([false, false, false]);
  });

  it('need the form of the page', async () => {
    await upload([['a.png', png]], '', 'forged').expect(403);
  });
});
