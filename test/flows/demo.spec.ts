import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CleanSlate } from '../../src/demo/clean-slate.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { asStaff } from '../support/people.js';

let app: TestApp;
let slate: CleanSlate;

beforeAll(async () => {
  app = await startApp();
  slate = new CleanSlate(app.database, app.web.get(Clock));
});
afterAll(() => app.stop());

const people = async () => (await app.database.query('SELECT 1 FROM users')).length;

describe('founding the demo company', () => {
  it('leaves a house alone in which there is anyone', async () => {
    await asStaff(app, 'admin');
    expect(await slate.run()).toBe(false);
    expect(await people()).toBe(1);
  });

  it('begins anew over its own beginning that was broken off, and never again once it is done', async () => {
    await app.database.query('DELETE FROM memberships');
    await app.database.query('DELETE FROM users');
    expect(await slate.run()).toBe(true);
    await asStaff(app, 'order_desk');
    expect(await slate.run()).toBe(true);
    expect(await people()).toBe(0);
    await asStaff(app, 'finance');
    await app.database.query('UPDATE company SET seeded_at = seed_began_at');
    expect(await slate.run()).toBe(false);
    expect(await people()).toBe(1);
  });
});
