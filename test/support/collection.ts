import { NoteContact } from '../../src/settlement/collection/note-contact.js';
import { SendLetters } from '../../src/settlement/dunning/send-letters.js';
import { MakePromise } from '../../src/settlement/promises/make-promise.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import type { TestApp } from './app.js';
import { anInvoice, clerk } from './settlement.js';

export const todayOf = ({ web }: TestApp) => web.get(Clock).today();

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
