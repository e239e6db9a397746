import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { AskForReset } from '../../../src/identity/passwords/ask-for-reset.js';
import { resetToken } from '../../../src/identity/passwords/reset-token.js';
import { openReset } from '../../../src/identity/passwords/resets.queries.js';
import { emailToken, openChange } from '../../../src/identity/email/email-link.js';
import { Notification } from '../../../src/notifications/notification.entity.js';
import { PartnerAddress } from '../../../src/partners/partner-address.entity.js';
import { Config } from '../../../src/platform/config/config.js';
import type { TestApp } from '../app.js';
import { type Agent, asPartner, createUser, everyonesPassword, stranger } from '../people.js';
import { asInProduction, secondFactorFor } from '../second-factor.js';
import { aDealer } from '../trade.js';

export async function aRetailer(app: TestApp): Promise<Agent> {
  await aDealer(app.database, 'retail', { kind: 'non_exclusive', account: false });
  return asPartner(app, 'retail', 'owner');
}

export async function peopleAndTokens({ admin, owner }: { admin: Agent; owner: Agent }): Promise<void> {
  await owner.postForm('/account/people', { login: 'new.buyer', name: '欧阳晓明', email: 'a-rather-long-address@purchasing.hangzhou.example.com', roles: ['buyer', 'accountant', 'learner'] }).expect(303);
  await admin.postForm('/admin/users/new.buyer/state', { state: 'blocked', reason: '资料待核实' }).expect(303);
  await admin.postForm('/admin/users/new.buyer/state', { state: 'active' }).expect(303);
  for (const [name, scopes, expiresOn] of [['ERP 正式环境', ['imports.run', 'orders.read', 'orders.place', 'orders.price', 'statements.read'], ''], ['BI', 'all', '2099-12-31']]) {
    await admin.postForm('/admin/api-tokens', { name, scopes, expiresOn }).expect(201);
  }
  await admin.postForm('/admin/api-tokens/1/revocation').expect(303);
}

export async function aNewEmail({ web, database }: TestApp, owner: Agent): Promise<string> {
  await owner.postForm('/account/email', { current: everyonesPassword, email: 'the-purchasing-department@hangzhou.example.com' }).expect(303);
  const [row] = await database.query<{ id: string }>('SELECT id FROM email_changes');
  const change = await openChange(database, row?.id ?? '', new Date());
  return change ? emailToken(web.get(Config).sessionSecret, change) : '';
}

export async function beforeTheSecondStep(app: TestApp): Promise<Record<'halfway' | 'unready', Agent>> {
  await createUser(app.database, { login: 'halfway', partnerCode: 'hangzhou', role: 'learner' });
  await createUser(app.database, { login: 'unready', staffRole: 'finance' });
  await secondFactorFor(app, 'halfway');
  const [halfway, unready] = [await stranger(app), await stranger(app)];
  await halfway.postForm('/login', { login: 'halfway', password: everyonesPassword }).expect('location', '/login/code');
  await asInProduction(app, () => unready.postForm('/login', { login: 'unready', password: everyonesPassword }).expect('location', '/login/second-factor').then());
  return { halfway, unready };
}

export async function aReset({ web, database }: TestApp): Promise<string> {
  await web.get(AskForReset).run('hangzhou-owner');
  const [row] = await database.query<{ id: string }>('SELECT id FROM password_resets');
  const reset = await openReset(database, row?.id ?? '', new Date());
  return reset ? resetToken(web.get(Config).sessionSecret, reset) : '';
}

export async function anAddress({ database }: TestApp): Promise<string> {
  const [partner] = await database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'hangzhou'");
  const { identifiers } = await database.source.manager.insert(PartnerAddress, {
    partnerId: partner?.id, label: '萧山一号仓', recipient: '收货组', phone: '400-800-0000', line: '浙江省杭州市萧山区物流园 1 号库', isDefault: true,
  });
  return String(identifiers[0]?.id);
}

export async function someNews({ database, web }: TestApp): Promise<string> {
  const facts = JSON.stringify({ number: 'SO-261124-0001', amount: '16000.00', currency: 'CNY', toPay: '2000.00', reason: 'over_limit', nameZh: '杭州启明灯饰', nameEn: 'Hangzhou Qiming' });
  for (const [login, kind, link] of [['hangzhou-owner', 'order.held', '/orders/SO-1'], ['staff-admin', 'staff.order.held', '/admin/orders/SO-1']]) {
    const [person] = await database.query<{ id: string; partnerId: string | null }>('SELECT u.id, m.partner_id AS partnerId FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.login = ?', [login]);
    await database.source.manager.insert(Notification, { event: `${kind}:1`, userId: person?.id, partnerId: person?.partnerId, kind, link, facts, createdAt: new Date() });
  }
  const { mailSinkDir } = web.get(Config);
  const name = '2026-11-24T01-40-00.000Z-ab12cd34.eml';
  mkdirSync(mailSinkDir, { recursive: true });
  writeFileSync(join(mailSinkDir, name), await new MailComposer({ from: 'a@example.com', to: 'b@example.com', subject: '订单 SO-1 已发货', text: 'https://qudao.example/orders/SO-1' }).compile().build());
  return name;
}
