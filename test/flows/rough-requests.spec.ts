import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let owner: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou');
  owner = await asOwnerOf(app, 'hangzhou');
});
afterAll(() => app.stop());

describe('a broken cookie', () => {
  it.each(['language=%E0%A4%A', 'theme=%', 'qudao=%E0', 'qudao=s%3A', 'language'])('is read as none: %s', async (cookie) => {
    const { text } = await request(app.url).get('/login').set('cookie', cookie).expect(200);
    expect(text).toContain('<html lang="zh-CN"');
  });
});

describe('an upload that is none', () => {
  const send = (type: string, body: string) => owner.post('/payments').set('content-type', type).set('x-csrf-token', owner.csrf).send(body);

  it.each([
    ['has no boundary', 'multipart/form-data', 'x', 400],
    ['ends in the middle', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="voucher"; filename="a.png"\r\n\r\nabc', 400],
    ['has broken heads', 'multipart/form-data; boundary=x', '--x\r\nnonsense\r\n\r\nabc\r\n--x--\r\n', 400],
    ['has eleven files', 'multipart/form-data; boundary=x', `${Array.from({ length: 11 }, (_, n) => `--x\r\nContent-Disposition: form-data; name="f${n}"; filename="a.png"\r\n\r\nabc\r\n`).join('')}--x--\r\n`, 413],
    ['has a field without end', 'multipart/form-data; boundary=x', `--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n${'x'.repeat(1_100_000)}\r\n--x--\r\n`, 413],
  ])('is refused when it %s', async (_, type, body, status) => {
    await send(type, body).expect(status);
  });
});
