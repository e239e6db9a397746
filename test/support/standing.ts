import { actorAt, personOf } from '../../src/identity/access/actor.queries.js';
import type { PartnerActor } from '../../src/identity/access/actors.js';
import { KeepStanding } from '../../src/orders/standing/keep-standing.js';
import { MoveStanding } from '../../src/orders/standing/move-standing.js';
import { PlaceStanding } from '../../src/orders/standing/place-standing.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import type { StandingOrder } from '../../src/orders/standing/standing-order.entity.js';
import type { StandingTerms } from '../../src/orders/standing/standing-terms.js';
import { pastedLines } from '../../src/orders/ordering/quick-order/paste.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import type { TestApp } from './app.js';

type Terms = Partial<Omit<StandingTerms, 'lines'>> & { text: string };

/** Someone with a login, as the actor of the first place of work. */
export async function actorOf({ database }: TestApp, login: string): Promise<PartnerActor> {
  const [user] = await database.query<{ id: string }>('SELECT id FROM users WHERE login = ?', [login]);
  const person = await personOf(database, user?.id ?? '');
  const [place] = person?.workplaces ?? [];
  if (!person || !place) throw new Error(`${login} works nowhere`);
  return actorAt(person, place) as PartnerActor;
}

/** A standing order for every day unless told otherwise. Returns its id. */
export async function aStanding(app: TestApp, login: string, { text, ...terms }: Terms): Promise<string> {
  const lines = pastedLines(text).map(({ code, quantity }) => ({ sku: code, quantity: Number(quantity) }));
  const { id } = await app.web.get(KeepStanding).open(await actorOf(app, login), { name: '每周门店补货', rhythm: 'weekly', weekdays: ['1', '2', '3', '4', '5', '6', '7'], ...terms, lines });
  return id;
}

/** The worker's look, on the day that is today. */
export const placeStanding = ({ web, database }: TestApp) => new PlaceStanding(database, web.get(Clock), web.get(PlaceOrder), web.get(Outbox));

/** Makes a standing order due since a number of days. */
export async function makeDue({ database, web }: TestApp, id: string, daysAgo = 0): Promise<void> {
  await database.query('UPDATE standing_orders SET next_on = ? WHERE id = ?', [addDays(web.get(Clock).today(), -daysAgo), id]);
}

// one that ordered, one that was skipped and is paused, one that is over
export async function standingOfAllKinds(app: TestApp, login: string): Promise<string[]> {
  const text = 'LS-PL66-40 20\nLS-DL07-9W-4000K 48';
  const [runs, skips, over] = [await aStanding(app, login, { text }), await aStanding(app, login, { name: '华东区域样板门店每月陈列补货（含灯带与配件）', text: 'LS-PL66-40 20\nLS-NEW 10' }), await aStanding(app, login, { rhythm: 'monthly', monthDay: 31, text })];
  for (const id of [runs, skips]) await makeDue(app, id);
  await placeStanding(app).run();
  await app.web.get(MoveStanding).run(await actorOf(app, login), skips, 'paused');
  await app.web.get(MoveStanding).run(await actorOf(app, login), over, 'ended');
  return [runs, skips, over];
}

export async function aStandingRow({ web }: TestApp, partnerId: string, buyerId: string): Promise<Partial<StandingOrder>> {
  return {
    partnerId, name: '每周补货', rhythm: 'weekly', weekdays: '1,4', monthDay: null, nextOn: addDays(web.get(Clock).today(), 3), endsOn: null, addressId: null,
    status: 'active', statusSince: new Date(), buyerId, buyerName: '王敏', createdAt: new Date(),
  };
}
