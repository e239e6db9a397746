import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorAt, personOf } from '../identity/access/actor.queries.js';
import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { Chance } from './chance.js';
import { CleanSlate } from './clean-slate.js';
import { type Dealer, dealers } from './dealers.js';
import { DemoClock } from './demo-clock.js';
import { FoundHouse } from './found-house.js';
import { GoodsIn } from './goods-in.js';
import { members } from './people.js';
import type { DealerAtWork, World } from './world.js';
import { Year } from './year.js';

/** Founds the demo company, once, and lives its last year. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly goodsIn: GoodsIn,
    private readonly cleanSlate: CleanSlate, private readonly foundHouse: FoundHouse, private readonly year: Year,
  ) {}

  /** False when the company was founded before. `today` is the demo's last day. */
  async run(today: string, say: (line: string) => void): Promise<boolean> {
    this.clock.set(addDays(today, -366), 9);
    if (!(await this.cleanSlate.run())) return false;
    const chance = new Chance(20_261_124);
    say('partners and people');
    await this.foundHouse.run();
    say('products and price lists');
    await this.goodsIn.run(await this.actor('channel', null));
    await this.year.run({ ...(await this.team()), dealers: await this.dealersAtWork(), chance }, today, (day) => say(`trade of ${day.slice(0, 7)}`));
    this.clock.set(today, 9, 40);
    await this.goodsIn.stock(() => (chance.happens(0.06) ? 0 : chance.happens(0.12) ? chance.whole(1, 90) : chance.whole(400, 9000)));
    await this.database.inTransaction((tx) => this.settleDown(tx, today));
    return true;
  }

  private async team(): Promise<Pick<World, 'desk' | 'finance' | 'channel'>> {
    const [desk, finance, channel] = await Promise.all(['desk', 'finance', 'channel'].map((login) => this.actor(login, null))) as [StaffActor, StaffActor, StaffActor];
    return { desk, finance, channel };
  }

  private async dealersAtWork(): Promise<DealerAtWork[]> {
    const rows = await this.database.query<{ code: string; id: string; addressId: string }>(
      'SELECT p.code, p.id, a.id AS addressId FROM partners p JOIN partner_addresses a ON a.partner_id = p.id WHERE p.ordering_open = 1');
    const atWork = await Promise.all(rows.map(async ({ code, id, addressId }) => {
      const dealer = dealers.find((known) => known.code === code);
      const signer = signerOf(code);
      return dealer && {
        dealer, partnerId: id, addressId, buyer: await this.actor(buyerOf(dealer), id) as PartnerActor,
        signer: signer === undefined ? undefined : await this.actor(signer, id) as PartnerActor,
      };
    }));
    return atWork.filter((place) => place !== undefined);
  }

  private async actor(login: string, partnerId: string | null): Promise<PartnerActor | StaffActor> {
    const [user] = await this.database.query<{ id: string }>('SELECT id FROM users WHERE login = ?', [login]);
    const person = user && await personOf(this.database, user.id);
    const place = person?.workplaces.find((workplace) => workplace.partnerId === partnerId);
    if (!person || !place) throw new Error(`the demo has no ${login}`);
    return actorAt(person, place);
  }

  // yesterday's news is told by the worker, older news is history
  private async settleDown(tx: EntityManager, today: string): Promise<void> {
    await tx.query("UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL AND NOT (queue = 'notify' AND created_at >= ?) AND NOT (queue = 'credit' AND created_at >= ?) AND queue <> 'allotment'",
      [`${addDays(today, -2)} 00:00:00`, `${addDays(today, -1)} 16:00:00`]);
    await tx.query('UPDATE company SET seeded_at = ? WHERE id = 1', [this.clock.now()]);
  }
}

function buyerOf({ code, kind }: Dealer): string {
  if (code === 'HZ-QIMING') return 'wangmin';
  const known = members.find(({ partner, role }) => partner === code && role !== 'accountant' && role !== 'learner');
  return known?.login ?? (kind === 'exclusive' ? `${code.toLowerCase()}-buyer` : code.toLowerCase());
}

function signerOf(code: string): string | undefined {
  const known = members.filter(({ partner }) => partner === code);
  return known.length === 0 ? code.toLowerCase() : known.find(({ role }) => role === 'accountant' || role === 'owner')?.login;
}
