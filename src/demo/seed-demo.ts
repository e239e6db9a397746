import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorAt, personOf } from '../identity/access/actor.queries.js';
import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import { hashPassword } from '../identity/passwords.js';
import { ImportPartners } from '../imports/import-partners.js';
import { PartnerAddress } from '../partners/partner-address.entity.js';
import { addDays } from '../platform/clock/days.js';
import { Company } from '../platform/company/company.entity.js';
import { Database, affected } from '../platform/database/database.js';
import { Chance } from './chance.js';
import { csvOf } from './csv-of.js';
import { dealers, territories, tiers } from './dealers.js';
import { DemoClock } from './demo-clock.js';
import { GoodsIn } from './goods-in.js';
import { demoPassword, hire, members } from './people.js';
import type { DealerAtWork } from './world.js';
import { Year } from './year.js';

const noProgress = async (): Promise<void> => undefined;

/** Founds the demo company, once, and lives its last year. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly goodsIn: GoodsIn,
    private readonly importPartners: ImportPartners, private readonly year: Year,
  ) {}

  /** False when the company was founded before. `today` is the demo's last day. */
  async run(today: string, say: (line: string) => void): Promise<boolean> {
    const [company] = await this.database.query<{ seeded_at: Date | null }>('SELECT seeded_at FROM company WHERE id = 1');
    if (company?.seeded_at) return false;
    const chance = new Chance(20_261_124);
    this.clock.set(addDays(today, -366), 9);
    say('partners and people');
    await this.database.inTransaction((tx) => this.found(tx));
    say('products and price lists');
    await this.goodsIn.run();
    await this.year.run({ ...(await this.team()), dealers: await this.dealersAtWork(), chance }, today, (day) => say(`trade of ${day.slice(0, 7)}`));
    this.clock.set(today, 9, 40);
    await this.goodsIn.stock(() => (chance.happens(0.06) ? 0 : chance.happens(0.12) ? chance.whole(1, 90) : chance.whole(400, 9000)));
    await this.database.inTransaction((tx) => this.settleDown(tx, today));
    return true;
  }

  private async found(tx: EntityManager): Promise<void> {
    await tx.insert(Company, {
      id: 1, nameZh: '澜石照明', nameEn: 'Lanshi Lighting', address: '广东省佛山市禅城区澜石路 88 号', phone: '0757-8300 0000',
      taxNumber: '91440600MA5DEMO01X', bank: '中国工商银行佛山澜石支行', bankAccount: '2013 0000 0912 0000 888', seededAt: null,
    });
    await tx.query('INSERT INTO territories (code, name_zh, name_en) VALUES ?', [territories]);
    await tx.query('INSERT INTO tiers (code, name_zh, name_en, position) VALUES ?', [tiers.map((tier, index) => [...tier, (index + 1) * 10])]);
    await this.importPartners.run(tx, partnersCsv(), noProgress);
    const codes = dealers.filter(({ orderingOpen }) => orderingOpen).map(({ code }) => code);
    await affected(tx, 'UPDATE partners SET ordering_open = 1 WHERE code IN (?)', [codes]);
    await hire(tx, await hashPassword(demoPassword), this.clock.now());
    for (const { code, city } of dealers) await this.address(tx, code, city);
  }

  private async address(tx: EntityManager, code: string, city: string): Promise<void> {
    const [partner] = await tx.query<{ id: string }[]>('SELECT id FROM partners WHERE code = ?', [code]);
    const district = city.slice(city.indexOf('市') + 1);
    await tx.insert(PartnerAddress, { partnerId: partner?.id, label: `${district}一号仓`, recipient: '收货组', phone: '400-800-0000', line: `${city}物流园 1 号库`, isDefault: true });
  }

  private async team(): Promise<{ desk: StaffActor; finance: StaffActor }> {
    return { desk: await this.actor('desk', null) as StaffActor, finance: await this.actor('finance', null) as StaffActor };
  }

  private async dealersAtWork(): Promise<DealerAtWork[]> {
    const rows = await this.database.query<{ code: string; id: string; addressId: string }>(
      'SELECT p.code, p.id, a.id AS addressId FROM partners p JOIN partner_addresses a ON a.partner_id = p.id WHERE p.ordering_open = 1');
    return Promise.all(rows.flatMap(({ code, id, addressId }) => {
      const dealer = dealers.find((known) => known.code === code);
      const known = members.find(({ partner, role }) => partner === code && role !== 'accountant' && role !== 'learner');
      const login = known?.login ?? (dealer?.kind === 'exclusive' ? `${code.toLowerCase()}-buyer` : code.toLowerCase());
      return dealer ? [this.actor(code === 'HZ-QIMING' ? 'wangmin' : login, id).then((buyer) => ({ dealer, partnerId: id, addressId, buyer: buyer as PartnerActor }))] : [];
    }));
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
    await tx.query("UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL AND NOT (queue = 'notify' AND created_at >= ?) AND NOT (queue = 'credit' AND created_at >= ?)",
      [`${addDays(today, -2)} 00:00:00`, `${addDays(today, -1)} 16:00:00`]);
    await tx.query('UPDATE company SET seeded_at = ? WHERE id = 1', [this.clock.now()]);
  }
}

function partnersCsv(): string {
  const header = ['code', 'name_zh', 'name_en', 'kind', 'form', 'tier', 'territory', 'credit_limit', 'terms_days', 'currency', 'email'];
  return csvOf(header, dealers.map(({ code, zh, en, kind, form, tier, territory, limit, terms }) =>
    [code, zh, en, kind, form, tier, territory, limit > 0 ? limit.toFixed(2) : '', terms, 'CNY', `${code.toLowerCase()}@demo.example`]));
}
