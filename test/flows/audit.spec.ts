import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditGroups } from '../../src/identity/audit/action-words.js';
import { trailPage, wantedOf } from '../../src/identity/audit/trail.queries.js';
import { AuditEntry } from '../../src/identity/audit-entry.entity.js';
import { keepingStatements } from '../../src/platform/database/statements.js';
import { hasText } from '../../src/platform/i18n/i18n.js';
import { sourcesIn } from '../architecture/support/texts.js';
import { type TestApp, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff, createUser, logIn } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let admin: Agent;
let auditor: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明' });
  await aDealer(app.database, 'hefei', { nameZh: '合肥庐州' });
  admin = await asStaff(app, 'admin');
  auditor = await asStaff(app, 'auditor');
  await auditor.get('/admin/audit?lang=en');
});
afterAll(() => app.stop());

const words = async (query: string, agent = auditor) => wordsOf((await agent.get(`/admin/audit${query}`).expect(200)).text);
const partner = { nameZh: '杭州启明', nameEn: 'hangzhou Lighting', kind: 'exclusive', form: '', tier: '', territory: '', termsDays: '45', email: '', phone: '', taxNumber: '' };
const written = (entries: Partial<AuditEntry>[]) => app.database.source.manager.insert(AuditEntry, entries.map(({ action = 'payment.recorded', ...entry }) => (
  { actor: 'user:1', actorName: '赵磊', subject: 'PAY-1', happenedAt: new Date(), detail: null, action, actionGroup: action.split('.', 1)[0], ...entry })));

describe('every action the code writes', () => {
  // `action: '…'`, also chosen by a condition, and what is handed to a room's own `this.write(…)`
  const found = sourcesIn('src', '.ts').filter(({ file, text }) => !file.endsWith('.spec.ts') && /from '[./\w]*\/audit\.js'/.test(text)).flatMap(({ file, text }) => [
    ...text.matchAll(/this\.write\([^'()]*'([\w.]+)'/g), ...text.matchAll(/'(membership\.\w+)'/g),
    ...[...text.matchAll(/\baction: ([^,}\n]+)/g)].flatMap(([, chosen = '']) => [...chosen.matchAll(/(?<![=!]== )'([\w.]+)'/g)]),
  ].map(([, action = '']) => ({ file, action })));

  it('has words in both languages, and its group too', () => {
    expect(found.length).toBeGreaterThan(35);
    expect(found.filter(({ action }) => !hasText(`audit.actions.${action}`))).toEqual([]);
    expect(found.filter(({ action }) => !auditGroups.includes(action.split('.', 1)[0] ?? ''))).toEqual([]);
    expect(auditGroups.filter((group) => !hasText(`audit.groups.${group}`))).toEqual([]);
  });
});

describe('the trail', () => {
  it('tells who did what, and of a change what was before and after, only where it differs', async () => {
    await admin.postForm('/admin/partners/hangzhou', partner).expect(303);
    const text = await words('?group=partners');
    expect(text).toContain('Changed a partner');
    expect(text).toContain('Terms in days 30 → 45');
    expect(text).toMatch(/hangzhou Lighting hangzhou/);
    expect(text).not.toContain('Chinese name');
    expect(await words('?group=partners&lang=zh-CN')).toContain('账期（天） 30 → 45');
    await auditor.get('/admin/audit?lang=en');
  });

  it('leads to the subject only those who may see it', async () => {
    await createUser(app.database, { login: 'li.na', name: '李娜', partnerCode: 'hangzhou' });
    await admin.postForm('/admin/users/li.na/state', { state: 'blocked', reason: '试用结束' }).expect(303);
    const mine = (await admin.get('/admin/audit?group=user').expect(200)).text;
    const theirs = (await auditor.get('/admin/audit?group=user').expect(200)).text;
    expect(mine).toContain('href="/admin/users/li.na"');
    expect(theirs).toContain('李娜');
    expect(theirs).toContain('试用结束');
    expect(theirs).not.toContain('href="/admin/users/li.na"');
    expect((await auditor.get('/admin/audit?group=partners')).text).toContain('href="/admin/partners/hangzhou"');
  });

  it('still shows an action that no code writes any more', async () => {
    await written([{ action: 'orders.forgotten', subject: 'old' }]);
    expect(await words('?subject=old')).toContain('orders · forgotten');
  });

  it('names whoever is no person', async () => {
    await written([{ actor: 'cli', actorName: 'command line', subject: 'by-cli' }, { actor: 'system', actorName: 'system', subject: 'by-system' }, { actor: 'anonymous', actorName: 'nobody.at.all', subject: 'by-stranger' }]);
    expect(await words('?subject=by-cli')).toContain('Command line');
    expect(await words('?subject=by-system')).toContain('System');
    expect(await words('?subject=by-stranger')).toMatch(/nobody\.at\.all\s+Not logged in/);
  });

  it('is read by those who may alone', async () => {
    await (await asStaff(app, 'finance')).get('/admin/audit').expect(403);
    await (await asStaff(app, 'finance')).get('/admin/audit/export.csv').expect(403);
    await (await asOwnerOf(app, 'hangzhou')).get('/admin/audit').expect(404);
  });
});

describe('a filter', () => {
  beforeAll(async () => {
    const [hefei] = await app.database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'hefei'");
    const id = await createUser(app.database, { login: 'wu.qian', name: '吴倩', staffRole: 'finance' });
    await written([
      { actor: `user:${id}`, actorName: '吴倩', action: 'payment.matched', subject: 'PAY-7', partnerId: hefei?.id, happenedAt: new Date('2026-03-08T15:59:59Z') },
      { actor: `user:${id}`, actorName: '吴倩', action: 'payment.matched', subject: 'PAY-8', happenedAt: new Date('2026-03-08T16:00:00Z') },
    ]);
  });

  it.each([
    ['?person=wu.qian', ['PAY-7', 'PAY-8'], ['PAY-1 ']], ['?person=%E5%90%B4%E5%80%A9', ['PAY-7'], ['Changed a partner']], ['?person=wu.qian@example.com&group=payment', ['PAY-7'], []],
    ['?subject=PAY-7', ['PAY-7'], ['PAY-8']], ['?partner=hefei', ['PAY-7'], ['PAY-8']], ['?from=2026-03-09&to=2026-03-09', ['PAY-8'], ['PAY-7']], ['?to=2026-03-08', ['PAY-7'], ['PAY-8']],
    ['?person=nobody', ['Nothing fits'], ['PAY-7']], ['?subject=wu.qian', ['Nothing fits'], ['PAY-7']],
  ])('is %s, days being the supplier’s', async (query, shown, hidden) => {
    const text = (await words(query)).replace(/^[\s\S]*Export CSV/, '');
    for (const word of shown) expect(text).toContain(word);
    for (const word of hidden) expect(text).not.toContain(word);
  });

  it.each(['?from=yesterday', '?group=nothing'])('that is none is refused: %s', async (query) => {
    await auditor.get(`/admin/audit${query}`).expect(422);
  });

  it('asks the database as often for few as for many, and the pages turn', async () => {
    await written(Array.from({ length: 120 }, (_, n) => ({ subject: `PAY-many-${n}`, actor: 'user:many' })));
    const read = async (person: string) => keepingStatements(async () => trailPage(app.database, await wantedOf(app.database, { person }, 'Asia/Shanghai'), {}, 50));
    const [{ statements, result: few }, { statements: more, result: many }] = [await read('wu.qian'), await read('user:many')];
    expect([few.rows.length, many.rows.length, more.length]).toEqual([2, 50, statements.length]);
    const next = turnIn((await auditor.get('/admin/audit?person=user:many').expect(200)).text, 'next') ?? '';
    const second = (await auditor.get(next).expect(200)).text;
    expect(second).toContain('PAY-many-69<');
    expect(second).not.toContain('PAY-many-70<');
  });
});

describe('the export', () => {
  it('has every entry of the filter as a row, and no cell is a formula', async () => {
    await written([{ actor: 'user:many', subject: '=HYPERLINK("http://evil.example")', detail: JSON.stringify({ reason: '+1\n第二行' }) }]);
    const page = (await auditor.get('/admin/audit?person=user:many').expect(200)).text;
    const href = /href="(\/admin\/audit\/export\.csv[^"]*)"/.exec(page)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? '';
    expect(href).toBe('/admin/audit/export.csv?person=user%3Amany');
    const { text, headers } = await auditor.get(href).expect(200).expect('content-type', /text\/csv/);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Audit%20trail-\d{4}-\d\d-\d\d\.csv$/);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(122);
    expect(lines[0]).toMatch(/^\uFEFFWhen,Who,Account,What,/);
    expect(lines[1]).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
    expect(lines[2]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,赵磊,user:many,Recorded a payment,payment\.recorded,PAY-many-119,/);
  });

  it('goes on beyond what is read at once', async () => {
    await written(Array.from({ length: 2100 }, (_, n) => ({ subject: `PAY-long-${n}`, actor: 'user:long' })));
    const { text } = await auditor.get('/admin/audit/export.csv?person=user:long').expect(200);
    expect(new Set(text.match(/PAY-long-\d+/g)).size).toBe(2100);
  });
});

describe('what stands in the trail', () => {
  it.each(['UPDATE audit_entries SET actor_name = \'x\'', 'DELETE FROM audit_entries'])('cannot be undone by: %s', async (sql) => {
    await expect(app.database.query(sql)).rejects.toThrow('append-only');
  });

  it('is told on the page of the person it is about', async () => {
    const agent = await logIn(app, 'wu.qian');
    await agent.postForm('/admin/account/profile', { name: '吴小倩', language: 'en' }).expect(303);
    const text = wordsOf((await admin.get('/admin/users/wu.qian?lang=en').expect(200)).text);
    expect(text).toContain('Changed the own profile');
    expect(text).toContain('Name: 吴倩 → 吴小倩');
    expect(text).toContain('Logged in');
  });
});
