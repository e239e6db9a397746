import { NoteContact } from '../../src/settlement/collection/note-contact.js';
import { SendLetters } from '../../src/settlement/dunning/send-letters.js';
import { MakePromise } from '../../src/settlement/promises/make-promise.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { AskForCredit } from '../../src/credit/requests/ask-for-credit.js';
import type { PartnerActor, StaffActor } from '../../src/identity/access/actors.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import type { TestApp } from './app.js';
import { anInvoice, aPicture, clerk } from './settlement.js';

export const todayOf = ({ web }: TestApp) => web.get(Clock).today();

/** A dealer's owner asks for more credit, for a month, with a paper. Returns the request's number. */
export async function aCreditRequest(app: TestApp, partnerCode: string, amount: string): Promise<string> {
  const partner = await partnerByCode(app.database, partnerCode);
  const owner: PartnerActor = { kind: 'partner', key: 'user:dealer', name: '王敏', userId: '1', partnerId: partner?.id ?? '', partnerCode, roles: ['owner'], permissions: new Set(['portal.pay']) };
  const { number } = await app.web.get(AskForCredit).run(owner, { amount, fromOn: todayOf(app), untilOn: addDays(todayOf(app), 30), reason: '酒店工程集中备货，预计月底回款' }, [aPicture]);
  return number;
}

export function aStaffActor(login: string, ...permissions: string[]): StaffActor {
  return { kind: 'staff', key: `user:${login}`, name: login, userId: '1', roles: ['finance'], permissions: new Set(permissions) };
}

/** An invoice that fell due `days` ago. */
export async function anOverdueInvoice(app: TestApp, partner: string, days: number, line = { sku: 'GOODS-0', quantity: 1 }): Promise<string> {
  const { invoice } = await anInvoice(app, partner, [line]);
  await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [addDays(todayOf(app), -days), invoice]);
  return invoice;
}

/** A dealer with everything that collection may keep of it: overdue, reminded, called. */
export async function lateDealer(app: TestApp, partner: string): Promise<void> {
  await anOverdueInvoice(app, partner, 20);
  await remind(app, partner);
  await app.web.get(NoteContact).run(clerk, partner, { channel: 'call', note: '答应本周内付款', nextOn: null });
}

export async function remind({ web, database }: TestApp, partner: string): Promise<void> {
  const [row] = await database.query<{ id: string }>('SELECT id FROM partners WHERE code = ?', [partner]);
  await web.get(SendLetters).run(row?.id ?? '');
}

export function aPromise(app: TestApp, partner: string, amount: string, days: number, invoices: string[] = []): Promise<{ id: string }> {
  return app.web.get(MakePromise).run(clerk, partner, { amount, dueOn: addDays(todayOf(app), days), note: '等下游回款', invoices });
}

/** As if the promise had been given for a day that has passed. */
export async function longAgo({ database, web }: TestApp, promise: string): Promise<void> {
  await database.query('UPDATE promises SET due_on = ? WHERE id = ?', [addDays(web.get(Clock).today(), -1), promise]);
}
