import type { PartnerActor } from '../../src/identity/access/actors.js';
import { partnerRoles } from '../../src/identity/access/permissions.js';
import { AnswerQuote } from '../../src/orders/quotes/answer-quote.js';
import { RequestQuote } from '../../src/orders/quotes/request-quote.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { TestApp } from './app.js';
import { clerk } from './settlement.js';

type Line = { sku: string; quantity: number; unitPrice?: string; discount?: string; note?: string };

/** Someone who buys for a dealer, without a login. */
export async function aBuyer({ database }: TestApp, partnerCode: string, userId = '900'): Promise<PartnerActor> {
  const partner = await partnerByCode(database, partnerCode);
  return { kind: 'partner', key: `user:${userId}`, name: '王敏', userId, partnerId: partner?.id ?? '', partnerCode, roles: ['buyer'], permissions: new Set(partnerRoles.buyer) };
}

export const wished = (lines: Line[]) => lines.map((line, index) => ({ discount: '0', note: '', ...line, place: `lines.${index}` }));

/** A dealer's request for prices. Returns its number. */
export async function aRequest(app: TestApp, partnerCode: string, lines: Line[], note = ''): Promise<string> {
  return (await app.web.get(RequestQuote).run(await aBuyer(app, partnerCode), { wishes: wished(lines), note })).number;
}

/** A request and the supplier's answer to it. Returns its number. */
export async function anOffer(app: TestApp, partnerCode: string, lines: Line[], validUntil = app.web.get(Clock).today()): Promise<string> {
  const number = await aRequest(app, partnerCode, lines);
  await app.web.get(AnswerQuote).run(clerk, number, { seen: 1, wishes: wished(lines), validUntil, note: '含运费' });
  return number;
}
