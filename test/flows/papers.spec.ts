import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { aPdf, anOfd, aSeal, pagesIn, picturesIn } from '../support/papers.js';
import { type Agent, asAccountantOf, asStaff } from '../support/people.js';
import { anInvoice, aPicture } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { monthOf } from '../../src/settlement/statements/periods.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { EInvoicing } from '../../src/settlement/einvoices/e-invoicing.js';
import { FetchEInvoice } from '../../src/settlement/einvoices/fetch-e-invoice.js';
import { WebhookProvider } from '../../src/settlement/einvoices/webhook-provider.js';

let app: TestApp;
let admin: Agent;
let finance: Agent;
let accountant: Agent;
let stranger: Agent;
let bill: string;

beforeAll(async () => {
  app = await startApp();
  for (let n = 0; n < 60; n++) await aProduct(app.database, `SKU-${n}`, { taxRate: n % 2 === 0 ? '0.1300' : '0.0600' });
  await aDealer(app.database, 'HZ', { creditLimit: null });
  await aDealer(app.database, 'CD');
  bill = (await anInvoice(app, 'HZ', [{ sku: 'SKU-1', quantity: 2 }])).invoice;
  [admin, finance, accountant, stranger] = await Promise.all([asStaff(app, 'admin'), asStaff(app, 'finance'), asAccountantOf(app, 'HZ'), asAccountantOf(app, 'CD')]);
  await admin.postForm('/admin/company', { nameZh: '澜石照明', nameEn: 'Lanshi', taxNumber: '91440600MA5DEMO01X', address: '佛山', bank: '工行', bankAccount: '2013' }).expect(303);
});
afterAll(() => app.stop());

const paper = async (path: string) => (await accountant.get(path).expect(200)).body as Buffer;

describe('papers a finance clerk accepts', () => {
  const putSeal = (content: Buffer) => admin.post('/admin/company/seal').field('_csrf', admin.csrf).attach('seal', content, '公章.png');

  it('carry the company seal once one was uploaded, until it is removed', async () => {
    const [shipment] = await app.database.query<{ number: string }>('SELECT number FROM shipments LIMIT 1');
    const goods = ['packing-list', 'delivery-note'].map((kind) => `/shipments/${shipment?.number}/${kind}/pdf`);
    for (const path of goods) expect(picturesIn((await admin.get(`/admin${path}`).expect(200)).body as Buffer)).toBe(0);
    const statement = `/statements/${monthOf(app.web.get(Clock).today())}/pdf`;
    expect(picturesIn(await paper(`/invoices/${bill}/pdf`))).toBe(0);
    await putSeal(await aSeal()).expect(303);
    expect(picturesIn(await paper(`/invoices/${bill}/pdf`))).toBeGreaterThan(0);
    expect(picturesIn(await paper(statement))).toBeGreaterThan(0);
    for (const path of goods) expect(picturesIn((await admin.get(`/admin${path}`).expect(200)).body as Buffer)).toBeGreaterThan(0);
    await admin.get('/admin/company/seal').expect(200).expect('content-type', 'image/png');
    await admin.postForm('/admin/company/seal/removal').expect(303);
    expect(picturesIn(await paper(statement))).toBe(0);
    await admin.get('/admin/company/seal').expect(404);
  });

  it('take no seal that is no PNG, too small or would hide the text', async () => {
    const opaque = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#fff' } }).png().toBuffer();
    const refused = async (content: Buffer) => wordsOf((await putSeal(content).expect(422)).text);
    expect(await refused(aPdf)).toContain('公章.png 不是 PNG 图片');
    expect(await refused(Buffer.concat([aPicture.content.subarray(0, 40), Buffer.alloc(200)]))).toContain('不是 PNG 图片');
    expect(await refused(aPicture.content)).toContain('太小');
    expect(await refused(opaque)).toContain('没有透明底');
  });

  it('number their pages when they are long', async () => {
    const { invoice } = await anInvoice(app, 'HZ', Array.from({ length: 60 }, (_, n) => ({ sku: `SKU-${n}`, quantity: 1 })));
    expect(pagesIn(await paper(`/invoices/${invoice}/pdf`))).toBeGreaterThanOrEqual(3);
  });
});

describe('an e-invoice', () => {
  const number = '26442000000012345678';
  const note = (invoice: string, fields: Record<string, string>, file?: [name: string, content: Buffer]) => {
    const form = finance.post(`/admin/invoices/${invoice}/e-invoice`).field({ _csrf: finance.csrf, eNumber: number, eIssuedOn: '2026-01-05', ...fields });
    return file ? form.attach('eFile', file[1], file[0]) : form;
  };

  it.each([
    ['a short number', { eNumber: '123' }, ['a.pdf', aPdf], '20 位数字'], ['a day to come', { eIssuedOn: '2999-01-01' }, ['a.pdf', aPdf], '不能晚于今天'], ['no file', {}, undefined, '请上传数电发票文件'],
    ['a page that claims to be a file', {}, ['a.pdf', Buffer.from('<html><script>1</script></html>')], '不是 PDF、OFD 或 XML'], ['a zip that is no OFD', {}, ['a.ofd', Buffer.from('PK\x03\x04none')], '不是 PDF、OFD 或 XML'],
  ] as const)('is not noted with %s', async (_, fields, file, words) => {
    expect(wordsOf((await note(bill, fields, file && [file[0], file[1]]).expect(422)).text)).toContain(words);
  });

  it('is noted by finance and downloaded by its dealer alone', async () => {
    for (let time = 0; time < 2; time++) await note(bill, { _key: 'noted-once' }, ['发票.ofd', anOfd]).expect(303);
    const page = wordsOf((await accountant.get(`/invoices/${bill}`).expect(200)).text);
    expect(page).toContain(number);
    await accountant.get(`/invoices/${bill}/e-invoice`).expect(200).expect('content-type', 'application/ofd').expect('content-disposition', /^attachment/);
    await stranger.get(`/invoices/${bill}/e-invoice`).expect(404);
    expect(await app.database.query("SELECT 1 FROM outbox WHERE payload LIKE '%e_invoice.issued%'")).toHaveLength(1);
  });

  it('is corrected without sending the file again, and no number stands on two invoices', async () => {
    await note(bill, { eIssuedOn: '2026-01-06' }).expect(303);
    expect(await app.database.query('SELECT issued_on AS day, file_id IS NOT NULL AS kept FROM e_invoices')).toEqual([{ day: '2026-01-06', kept: 1 }]);
    const { invoice } = await anInvoice(app, 'HZ', [{ sku: 'SKU-1', quantity: 1 }]);
    expect(wordsOf((await note(invoice, {}, ['a.pdf', aPdf]).expect(422)).text)).toContain('已登记在另一张发票上');
  });
});

describe('an e-invoice provider', () => {
  const secret = 'shared secret';
  let service: Server;
  let answers: object[];
  const asked: { action: string; invoice: string; total?: string }[] = [];

  beforeAll(async () => {
    service = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => { body += part; }).on('end', () => {
        const expected = createHmac('sha256', secret).update(`${String(request.headers['x-qudao-timestamp'])}.${body}`).digest('hex');
        const isSigned = request.headers['x-qudao-signature'] === `sha256=${expected}`;
        if (isSigned) asked.push(JSON.parse(body) as typeof asked[0]);
        response.writeHead(isSigned ? 200 : 401).end(JSON.stringify(isSigned ? answers.shift() : {}));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => service.once('listening', resolve));
    const { port } = service.address() as AddressInfo;
    Object.assign(app.web.get(EInvoicing), { provider: new WebhookProvider(`http://:${encodeURIComponent(secret)}@127.0.0.1:${port}/`) });
  });
  afterAll(() => {
    Object.assign(app.web.get(EInvoicing), { provider: undefined });
    service.close();
  });

  const job = async () => JSON.parse((await app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'einvoices' ORDER BY id DESC LIMIT 1"))[0]?.payload ?? '{}') as { invoice: string };
  const seen = async (invoice: string) => wordsOf((await finance.get(`/admin/invoices/${invoice}`).expect(200)).text);

  it('is asked with the invoice, followed while it works, and its file kept', async () => {
    answers = [{ state: 'pending' }, { state: 'issued', number: '26442000000000000001', issuedOn: '2026-11-01', file: { name: '数电.pdf', content: aPdf.toString('base64') } }];
    const { invoice } = await anInvoice(app, 'HZ', [{ sku: 'SKU-0', quantity: 2 }]);
    await app.web.get(FetchEInvoice).issue((await job()).invoice);
    expect(asked.at(-1)).toMatchObject({ action: 'issue', invoice, total: '226.00' });
    expect(await seen(invoice)).toContain('开具中');
    await app.web.get(FetchEInvoice).follow(invoice);
    await app.web.get(FetchEInvoice).issue((await job()).invoice);
    expect(asked).toHaveLength(2);
    await accountant.get(`/invoices/${invoice}/e-invoice`).expect(200).expect('content-type', 'application/pdf');
  });

  it('says why it could not, and is asked again by finance', async () => {
    answers = [{ state: 'failed', reason: '购方税号有误' }, { state: 'issued', number: '26442000000000000002', issuedOn: '2026-11-01' }];
    const { invoice } = await anInvoice(app, 'HZ', [{ sku: 'SKU-0', quantity: 1 }]);
    await app.web.get(FetchEInvoice).issue((await job()).invoice);
    expect(await seen(invoice)).toContain('购方税号有误');
    await finance.postForm(`/admin/invoices/${invoice}/e-invoice/request`).expect(303);
    await finance.postForm(`/admin/invoices/${invoice}/e-invoice/request`).expect(422);
    await app.web.get(FetchEInvoice).issue((await job()).invoice);
    expect(await seen(invoice)).toMatch(/26442000000000000002.*还没有文件/);
  });

  it('is not believed when its answer cannot be read', async () => {
    answers = [{ state: 'issued', number: '1', issuedOn: '2026-11-01' }];
    const { invoice } = await anInvoice(app, 'HZ', [{ sku: 'SKU-0', quantity: 1 }]);
    await expect(app.web.get(FetchEInvoice).issue((await job()).invoice)).rejects.toThrow('no answer that can be read');
    expect(await seen(invoice)).toContain('开具中');
  });
});
