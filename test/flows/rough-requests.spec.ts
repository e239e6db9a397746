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
