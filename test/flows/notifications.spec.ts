import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Order } from '../../src/orders/order.entity.js';
import { Shipment } from '../../src/orders/shipping/shipment.entity.js';
import { Partner } from '../../src/partners/partner.entity.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { StateChange } from '../../src/platform/states/state-change.entity.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { asBuyerOf, asOwnerOf, asStaff, createUser } from '../support/people.js';

let app: TestApp;
let sink: MailSink;
let partnerId: string;

beforeAll(async () => {
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  partnerId = await partner('wuhan-qingquan', '武汉清泉灯饰', 'Wuhan Qingquan Lighting');
  await createUser(app.database, { login: 'li-na', name: '李娜', partnerCode: 'wuhan-qingquan', role: 'buyer' });
  await createUser(app.database, { login: 'lin-xiaofeng', name: '林晓峰', staffRole: 'finance' });
  await createUser(app.database, { login: 'chen-jie', name: '陈洁', partnerCode: 'wuhan-qingquan', role: 'accountant' });
});

afterAll(async () => {
  await app.stop();
  await sink.stop();
});

async function partner(code: string, nameZh: string, nameEn: string): Promise<string> {
  const { identifiers } = await app.database.source.manager.insert(Partner, { code, nameZh, nameEn, kind: 'exclusive', currency: 'CNY', orderingOpen: true, createdAt: new Date() });
  return String(identifiers[0]?.id);
}

async function heldOrder(number: string, total = '8600.00'): Promise<string> {
  const { manager } = app.database.source;
  const { identifiers } = await manager.insert(Order, {
    number, partnerId, channel: 'portal', placedBy: 'user:1', placedByName: '李娜', orderedOn: '2026-11-24', currency: 'CNY', status: 'held', fulfilment: 'none', payment: 'none',
    holdReason: 'over_limit', subtotal: total, tax: '0.00', total, termsDays: 30, placedAt: new Date(), statusSince: new Date(),
  });
  const id = String(identifiers[0]?.id);
  await manager.insert(StateChange, { subject: 'order', subjectId: id, machine: 'status', fromState: 'submitted', toState: 'held', actor: 'system', actorName: 'system', reason: 'over_limit', changedAt: new Date() });
  await app.database.query(
    "INSERT INTO credit_decisions (partner_id, order_number, outcome, reason, figures, decided_at) VALUES (?, ?, 'hold', 'over_limit', ?, NOW(6))",
    [partnerId, number, JSON.stringify({ toPay: '3200.00' })]);
  return id;
}

const tell = (event: string, order: string) => app.database.inTransaction((tx) => app.web.get(Outbox).add(tx, 'notify', { event, order }));
const mailsTo = (address: string, number: string) => sink.to(address).filter(({ subject }) => subject.includes(number));

describe('notifications', () => {
  it('tell the buyer and finance of a held order, by mail in their own language', async () => {
    await app.database.query("UPDATE users SET language = 'en' WHERE login = 'lin-xiaofeng'");
    await tell('order.held', await heldOrder('SO-1'));
    const [buyers] = await eventually(async () => mailsTo('li-na@example.com', 'SO-1').length > 0 && mailsTo('li-na@example.com', 'SO-1'));
    const [finances] = await eventually(async () => mailsTo('lin-xiaofeng@example.com', 'SO-1').length > 0 && mailsTo('lin-xiaofeng@example.com', 'SO-1'));
    expect(buyers?.subject).toBe('订单 SO-1 暂缓，待放行');
    expect(buyers?.text).toContain('付款 ¥3,200.00 后可放行');
    expect(buyers?.text).toContain('/orders/SO-1');
    expect(finances?.subject).toBe('Order SO-1 of Wuhan Qingquan Lighting waits for release');
    expect(finances?.text).toContain('/admin/orders/SO-1');
    expect(mailsTo('chen-jie@example.com', 'SO-1')).toEqual([]);
  });

  it('come once, however often the job runs', async () => {
    const order = await heldOrder('SO-2');
    await Promise.all([tell('order.held', order), tell('order.held', order), tell('order.held', order)]);
    await eventually(async () => mailsTo('li-na@example.com', 'SO-2').length > 0);
    await tell('order.held', order);
    await tell('order.approved', await heldOrder('SO-3'));
    await eventually(async () => mailsTo('li-na@example.com', 'SO-3').length > 0);
    expect(mailsTo('li-na@example.com', 'SO-2')).toHaveLength(1);
  });

  it('are mailed when the mail server is back', async () => {
    sink.refuse(3);
    await tell('order.approved', await heldOrder('SO-4'));
    await eventually(async () => mailsTo('li-na@example.com', 'SO-4').length > 0);
    expect(mailsTo('li-na@example.com', 'SO-4')).toHaveLength(1);
  });

  it('stand in the inbox until opened, which leads to their page', async () => {
    const buyer = await asBuyerOf(app, 'wuhan-qingquan');
    const order = await heldOrder('SO-5');
    await app.database.source.manager.insert(Shipment, { number: 'SH-5', orderId: order, partnerId, shippedAt: new Date(), shippedByName: '周凯' });
    await app.database.query("INSERT INTO tracking_numbers (shipment_id, carrier, number, added_by_name, added_at) SELECT id, '顺丰', 'SF100', '周凯', NOW(6) FROM shipments WHERE number = 'SH-5'");
    await tell('order.shipped', order);
    const inbox = await eventually(async () => {
      const { text } = await buyer.get('/notifications');
      return text.includes('SO-5') && text;
    });
    expect(inbox).toContain('>1 条未读<');
    expect(inbox).toContain('发货单 SH-5 已发出。承运：顺丰 SF100。');
    const [action = ''] = /\/notifications\/\d+\/opening/.exec(inbox) ?? [];
    await buyer.postForm(action).expect(303).expect('Location', '/orders/SO-5');
    expect((await buyer.get('/notifications')).text).not.toContain('>1 条未读<');
  });

  it('are all read at a click', async () => {
    const owner = await asOwnerOf(app, 'wuhan-qingquan');
    const order = await heldOrder('SO-6');
    await tell('order.held', order);
    await tell('order.rejected', order);
    await eventually(async () => (await owner.get('/notifications')).text.includes('>2 条未读<'));
    await owner.postForm('/notifications/readings').expect(303);
    expect((await owner.get('/notifications')).text).toContain('>0 条未读<');
  });

  it('of another person are not there', async () => {
    const [foreign] = await app.database.query<{ id: string }>("SELECT n.id FROM notifications n JOIN users u ON u.id = n.user_id WHERE u.login = 'li-na' LIMIT 1");
    const owner = await asOwnerOf(app, 'wuhan-qingquan');
    await owner.postForm(`/notifications/${foreign?.id}/opening`).expect(404);
    const finance = await asStaff(app, 'finance');
    await finance.postForm(`/admin/notifications/${foreign?.id}/opening`).expect(404);
  });
});
