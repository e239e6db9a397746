import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Redis } from 'ioredis';
import { MailboxAdminController } from '../../src/notifications/mailbox/mailbox.admin.controller.js';
import { QueueCounts } from '../../src/notifications/queues/queue-counts.js';
import { Config } from '../../src/platform/config/config.js';
import { NotFound } from '../../src/platform/http/errors.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { queueNames } from '../../src/platform/outbox/queue-names.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';

let app: TestApp;
let admin: Agent;
let auditor: Agent;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  admin = await asStaff(app, 'admin');
  auditor = await asStaff(app, 'auditor');
});
afterAll(() => app.stop());

async function wordsAt(agent: Agent, path: string): Promise<string> {
  return wordsOf((await agent.get(path).expect(200)).text);
}

/** A job that cannot succeed, out of attempts. */
async function aFailedJob(): Promise<void> {
  const connection = new Redis(app.web.get(Config).redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('notify', { connection });
  await queue.add('notify', { event: 'order.vanished', order: '7' }, { attempts: 1 });
  await eventually(async () => (await queue.getFailedCount()) === 1);
  await queue.close();
  await connection.quit();
}

describe('the queues page', () => {
  it('names every queue and what waits in the outbox', async () => {
    const { text } = await admin.get('/admin/queues').expect(200);
    for (const name of queueNames) expect(text).toContain(`<small>${name}</small>`);
    expect(wordsOf(text)).toContain('没有失败的任务');
  });

  it('shows why a job failed and puts it back, for those who may', async () => {
    await aFailedJob();
    const { text } = await admin.get('/admin/queues').expect(200);
    expect(wordsOf(text)).toContain('Nobody is told of order.vanished');
    const [action = ''] = /\/admin\/queues\/notify\/jobs\/[^/]+\/retries/.exec(text) ?? [];
    expect((await auditor.get('/admin/queues').expect(200)).text).not.toContain('/retries');
    await auditor.postForm(action).expect(403);
    await admin.postForm(action).expect(303);
    expect(await wordsAt(admin, '/admin/queues')).toContain('任务已重新排队');
  });

  it.each(['/admin/queues/notify/jobs/nothing/retries', '/admin/queues/elsewhere/jobs/1/retries'])('knows nothing of %s', async (path) => {
    await admin.postForm(path).expect(404);
  });

  it('is closed to others', async () => {
    await (await asStaff(app, 'finance')).get('/admin/queues').expect(403);
  });

  it('says so within a second or two when Redis does not answer', async () => {
    const away = new QueueCounts({ ...app.web.get(Config), redisUrl: 'redis://127.0.0.1:1/0' });
    const started = Date.now();
    expect(await away.states()).toBeUndefined();
    expect(await away.retry('notify', '1')).toBe(false);
    expect(Date.now() - started).toBeLessThan(3000);
    await away.onApplicationShutdown();
  });
});

describe('the outbox', () => {
  it('tells how long the first has waited', async () => {
    await app.worker?.close();
    app.worker = undefined;
    await app.database.inTransaction((tx) => app.web.get(Outbox).add(tx, 'notify', { event: 'order.approved', order: '1' }, { event: 'order.approved', order: '2' }));
    expect(await wordsAt(admin, '/admin/queues')).toContain('待移交任务 2 最早一条已等待 0 分钟');
  });
});

describe('the mail sink', () => {
  const name = '2026-11-24T01-40-00.000Z-ab12cd34.eml';

  it('is empty at first', async () => {
    expect(await wordsAt(admin, '/admin/outbox-mail')).toContain('还没有邮件');
  });

  it('shows a mail as text, its links to follow and its HTML inert', async () => {
    const folder = app.web.get(Config).mailSinkDir;
    mkdirSync(folder, { recursive: true });
    const mail = { from: '澜石照明 <no-reply@qudao.example>', to: 'li-na@example.com', subject: '订单 <b>SO-1</b> 已发货', text: '<script>alert(1)</script>\nhttps://qudao.example/orders/SO-1', html: '<script>alert(2)</script>' };
    writeFileSync(join(folder, name), await new MailComposer(mail).compile().build());
    expect((await admin.get('/admin/outbox-mail').expect(200)).text).toContain('订单 &lt;b&gt;SO-1&lt;/b&gt; 已发货');
    const { text } = await admin.get(`/admin/outbox-mail/${name}`).expect(200);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('alert(2)');
    expect(text).toContain('<a href="https://qudao.example/orders/SO-1"');
  });

  it.each(['..%2F..%2Fpackage.json', 'nothing.eml'])('has no mail called %s', async (other) => {
    await admin.get(`/admin/outbox-mail/${other}`).expect(404);
  });

  it('is not there in production', async () => {
    const inProduction = new MailboxAdminController({ ...app.web.get(Config), production: true });
    await expect(inProduction.list()).rejects.toThrow(NotFound);
    await expect(inProduction.show(name)).rejects.toThrow(NotFound);
  });

  it('is closed to those without the queues', async () => {
    await (await asStaff(app, 'order_desk')).get(`/admin/outbox-mail/${name}`).expect(403);
  });
});
